package dev.corsac.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** An nginx process on 127.0.0.1, in front of an application. */
public final class Nginx implements AutoCloseable {
  private static final Path PROGRAM =
      Stream.of("/usr/sbin/nginx", "/usr/bin/nginx", "/usr/local/sbin/nginx")
          .map(Path::of)
          .filter(Files::isExecutable)
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("nginx is not installed"));

  private final Process process;
  private final int port;

  private Nginx(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Whether it joins repeated request headers; older versions show the first only. */
  public static boolean joinsRepeatedHeaders() {
    try {
      Process process =
          new ProcessBuilder(PROGRAM.toString(), "-v").redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), UTF_8);
      Matcher version = Pattern.compile("nginx/([0-9]+)\\.([0-9]+)").matcher(said);
      if (!version.find()) {
        throw new IllegalStateException(said);
      }
      int major = Integer.parseInt(version.group(1));
      return major > 1 || Integer.parseInt(version.group(2)) >= 23;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Starts it with one location that passes on to the application.
   *
   * @param folder where its files go
   * @param http lines for the block {@code http}
   * @param location lines for the location
   * @param application the application's port
   */
  public static Nginx start(Path folder, String http, String location, int application)
      throws IOException, InterruptedException {
    return start(folder, http, "", "", location, application);
  }

  /**
   * The same with TLS, which ends here.
   *
   * @param server lines for the block {@code server}
   */
  static Nginx startWithTls(
      Path folder, ThrowAwayKey key, String server, String location, int application)
      throws IOException, InterruptedException {
    Path pem = key.writePem(folder);
    String lines = "ssl_certificate %s;%nssl_certificate_key %s;%n%s".formatted(pem, pem, server);
    return start(folder, "", "ssl", lines, location, application);
  }

  private static Nginx start(
      Path folder, String http, String listen, String server, String location, int application)
      throws IOException, InterruptedException {
    int port = freePort();
    return start(
        folder,
        """
        http {
        %s
          server {
            listen 127.0.0.1:%d %s;
        %s
            location / {
              proxy_pass http://127.0.0.1:%d;
              proxy_http_version 1.1;
        %s
            }
          }
        }
        """
            .formatted(http, port, listen, server, application, location),
        port);
  }

  /**
   * Starts it with a block {@code http}.
   *
   * @param port where that block lets it listen
   */
  public static Nginx start(Path folder, String block, int port)
      throws IOException, InterruptedException {
    String configuration =
        """
        daemon off;
        master_process off;
        pid FOLDER/nginx.pid;
        error_log FOLDER/error.log;
        events {}
        BLOCK
        """
            .replace("BLOCK", block)
            .replace(
                "http {\n",
                """
                http {
                  access_log off;
                  client_body_temp_path FOLDER/body;
                  proxy_temp_path FOLDER/proxy;
                  fastcgi_temp_path FOLDER/fastcgi;
                  uwsgi_temp_path FOLDER/uwsgi;
                  scgi_temp_path FOLDER/scgi;
                """)
            .replace("FOLDER", folder.toString());
    Path file = folder.resolve("nginx.conf");
    Files.writeString(file, configuration);
    Process process =
        new ProcessBuilder(PROGRAM.toString(), "-p", folder.toString(), "-c", file.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output.log").toFile())
            .start();
    Nginx nginx = new Nginx(process, port);
    for (int i = 0; i < 100; i++) {
      try {
        new Socket(InetAddress.getLoopbackAddress(), port).close();
        return nginx;
      } catch (IOException e) {
        if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
          throw new IllegalStateException(
              "nginx has ended: " + Files.readString(folder.resolve("output.log")), e);
        }
      }
    }
    nginx.close();
    throw new IllegalStateException("nginx does not listen");
  }

  /** A port on which nothing listens. */
  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Where it listens. */
  public int port() {
    return port;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
