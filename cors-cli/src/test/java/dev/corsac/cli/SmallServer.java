package dev.corsac.cli;

import dev.corsac.testing.Headers;
import dev.corsac.testing.HttpRequest;
import dev.corsac.testing.HttpResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/**
 * A server of one thread that writes exactly the headers that it is told, which the JDK's does not.
 */
final class SmallServer implements AutoCloseable {
  private final ServerSocket socket;
  private final Thread thread;

  SmallServer(Function<HttpRequest, HttpResponse> application) throws IOException {
    socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    thread = new Thread(() -> serve(application), "small server");
    thread.setDaemon(true);
    thread.start();
  }

  String url() {
    return "http://127.0.0.1:" + socket.getLocalPort();
  }

  private void serve(Function<HttpRequest, HttpResponse> application) {
    while (!socket.isClosed()) {
      try (Socket client = socket.accept()) {
        answer(client, application);
      } catch (IOException e) {
        if (!socket.isClosed()) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  private void answer(Socket client, Function<HttpRequest, HttpResponse> application)
      throws IOException {
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
    String first = in.readLine();
    if (first == null) {
      return;
    }
    Headers headers = Headers.NONE;
    for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
      int colon = line.indexOf(':');
      headers = headers.with(line.substring(0, colon), line.substring(colon + 1).strip());
    }
    String[] words = first.split(" ", -1);
    HttpResponse response =
        application.apply(new HttpRequest(words[0], URI.create(url() + words[1]), headers, false));
    StringBuilder text = new StringBuilder("HTTP/1.1 " + response.status() + " Some reason\r\n");
    response.headers().lines().forEach(line -> text.append(line).append("\r\n"));
    OutputStream out = client.getOutputStream();
    out.write((text + "Content-Length: 0\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
