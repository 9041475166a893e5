package dev.corsac.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Sends requests to servers, over HTTP/1.1 with or without TLS. It sends exactly the headers that
 * it is told, even {@code Origin} twice, which the JDK's client does not. It reads only the head of
 * a response.
 *
 * @param timeout for connecting and for each read
 */
public record RunningServer(Duration timeout) implements Network {
  private static final int LONGEST_HEAD = 256 * 1024;

  /** Waits for at most ten seconds. */
  public RunningServer() {
    this(Duration.ofSeconds(10));
  }

  @Override
  public HttpResponse send(HttpRequest request) {
    URI url = request.url();
    try (Socket socket = connect(url)) {
      socket.getOutputStream().write(bytes(request));
      socket.getOutputStream().flush();
      InputStream in = new BufferedInputStream(socket.getInputStream());
      HttpResponse response = parse(head(in));
      while (response.status() >= 100 && response.status() < 200) {
        response = parse(head(in));
      }
      return response;
    } catch (IOException e) {
      throw new UncheckedIOException(request.method() + " " + url + ": " + e.getMessage(), e);
    }
  }

  private Socket connect(URI url) throws IOException {
    boolean tls = "https".equalsIgnoreCase(url.getScheme());
    int port = url.getPort() >= 0 ? url.getPort() : tls ? 443 : 80;
    int millis = Math.toIntExact(timeout.toMillis());
    String host = url.getHost();
    Socket plain = new Socket();
    try {
      plain.connect(new InetSocketAddress(host, port), millis);
      plain.setSoTimeout(millis);
      if (!tls) {
        return plain;
      }
      SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
      SSLSocket secure = (SSLSocket) factory.createSocket(plain, host, port, true);
      var parameters = secure.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      secure.setSSLParameters(parameters);
      return secure;
    } catch (IOException e) {
      plain.close();
      throw e;
    }
  }

  private static byte[] bytes(HttpRequest request) throws IOException {
    URI url = request.url();
    String path = String.valueOf(url.getRawPath());
    String target =
        (path.isEmpty() ? "/" : path) + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery());
    StringBuilder text = new StringBuilder();
    text.append(request.method()).append(' ').append(target).append(" HTTP/1.1\r\n");
    text.append("Host: ").append(url.getRawAuthority()).append("\r\nConnection: close\r\n");
    for (Headers.Line line : request.headers().lines()) {
      if ((line.name() + line.value()).chars().anyMatch(c -> c == '\r' || c == '\n')) {
        throw new IOException("a line break in the header " + line.name());
      }
      text.append(line).append("\r\n");
    }
    if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
      text.append("Content-Length: 0\r\n");
    }
    return text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int matched = 0;
    while (matched < 4) {
      int next = in.read();
      if (next < 0 || head.size() > LONGEST_HEAD) {
        throw new IOException("the response has no end of its headers");
      }
      head.write(next);
      boolean due = next == (matched % 2 == 0 ? '\r' : '\n');
      matched = due ? matched + 1 : next == '\r' ? 1 : 0;
    }
    return head.toString(StandardCharsets.ISO_8859_1);
  }

  private static HttpResponse parse(String head) throws IOException {
    String[] lines = head.split("\r\n", -1);
    String[] status = lines[0].split(" ", 3);
    if (status.length < 2 || !status[1].matches("[0-9]{3}")) {
      throw new IOException("\"" + lines[0] + "\" is no HTTP status line");
    }
    Headers headers = Headers.NONE;
    for (int i = 1; i < lines.length; i++) {
      int colon = lines[i].indexOf(':');
      if (colon > 0) {
        headers = headers.with(lines[i].substring(0, colon), lines[i].substring(colon + 1));
      }
    }
    return new HttpResponse(Integer.parseInt(status[1]), headers);
  }
}
