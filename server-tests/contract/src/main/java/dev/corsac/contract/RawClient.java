package dev.corsac.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Sends exactly what it is told to: header lines twice, and request targets that URL libraries
 * would mend.
 *
 * @param port the port on 127.0.0.1
 */
public record RawClient(int port) {
  private static final int PATIENCE_MILLIS = 20_000;

  /** Sends a request without a body. */
  public Reply send(String method, String target, String... headerLines) {
    return sendBody(method, target, "", headerLines);
  }

  /** Sends a request with a body. */
  public Reply sendBody(String method, String target, String body, String... headerLines) {
    StringBuilder request = new StringBuilder();
    request.append(method).append(' ').append(target).append(" HTTP/1.1\r\n");
    request.append("Host: 127.0.0.1:").append(port).append("\r\nConnection: close\r\n");
    for (String line : headerLines) {
      request.append(line).append("\r\n");
    }
    if (!body.isEmpty()) {
      request.append("Content-Length: ").append(body.length()).append("\r\n");
    }
    request.append("\r\n").append(body);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      return parse(new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + target, e);
    }
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
