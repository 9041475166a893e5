package dev.corsac.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import javax.net.SocketFactory;

/**
 * Sends exactly what it is told to: header lines twice, and request targets that URL libraries
 * would mend.
 *
 * @param port the port on 127.0.0.1
 * @param host what it says in {@code Host}
 * @param sockets what it connects by
 */
public record RawClient(int port, String host, SocketFactory sockets) {
  private static final int PATIENCE_MILLIS = 20_000;

  /** Names the server as it is reached. */
  public RawClient(int port) {
    this(port, "127.0.0.1:" + port);
  }

  /** Without TLS. */
  public RawClient(int port, String host) {
    this(port, host, SocketFactory.getDefault());
  }

  /** Sends a request without a body. */
  public Reply send(String method, String target, String... headerLines) {
    return sendBody(method, target, "", headerLines);
  }

  /** Sends a request with a body. */
  public Reply sendBody(String method, String target, String body, String... headerLines) {
    StringBuilder request = new StringBuilder();
    request.append(method).append(' ').append(target).append(" HTTP/1.1\r\n");
    request.append("Host: ").append(host).append("\r\nConnection: close\r\n");
    for (String line : headerLines) {
      request.append(line).append("\r\n");
    }
    if (!body.isEmpty()) {
      request.append("Content-Length: ").append(body.length()).append("\r\n");
    }
    request.append("\r\n").append(body);
    try (Socket socket = sockets.createSocket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      Reply reply = parse(received(socket.getInputStream(), method.equals("HEAD")));
      WrongGrant.check(target, List.of(headerLines), reply);
      return reply;
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + target, e);
    }
  }

  // Not until the end of the stream: some servers do not hear "Connection: close".
  private static String received(InputStream in, boolean head) throws IOException {
    StringBuilder response = new StringBuilder();
    byte[] buffer = new byte[8192];
    int count = in.read(buffer);
    while (count >= 0) {
      response.append(new String(buffer, 0, count, StandardCharsets.ISO_8859_1));
      if (isWhole(response.toString(), head)) {
        break;
      }
      count = in.read(buffer);
    }
    return response.toString();
  }

  private static boolean isWhole(String response, boolean head) {
    if (!response.contains("\r\n\r\n")) {
      return false;
    }
    Reply reply = parse(response);
    if (head || reply.status() == 204 || reply.status() == 304) {
      return true;
    }
    if (reply.lines("Transfer-Encoding").contains("chunked")) {
      return ("\r\n" + reply.body()).endsWith("\r\n0\r\n\r\n");
    }
    return reply.lines("Content-Length").stream()
        .anyMatch(length -> reply.body().length() >= Integer.parseInt(length));
  }

  private static Reply parse(String response) {
    int end = response.indexOf("\r\n\r\n");
    if (end < 0) {
      throw new IllegalStateException("no response: \"" + response + "\"");
    }
    List<String> head = Arrays.asList(response.substring(0, end).split("\r\n", -1));
    return new Reply(
        Integer.parseInt(head.get(0).split(" ", -1)[1]),
        List.copyOf(head.subList(1, head.size())),
        response.substring(end + 4));
  }
}
