package dev.corsac.benchmarks.endtoend;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One connection that stays open. Not thread safe. */
final class Connection implements AutoCloseable {
  private static final Pattern LENGTH = Pattern.compile("\r\ncontent-length: *(\\d+)");

  private final Socket socket;
  private final InputStream in;
  private final byte[] buffer = new byte[16 * 1024];

  Connection(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    in = socket.getInputStream();
  }

  /**
   * Sends a request and reads the whole response.
   *
   * @return how many bytes of the buffer it fills
   */
  int exchange(byte[] request) throws IOException {
    socket.getOutputStream().write(request);
    int filled = 0;
    int end = -1;
    while (end < 0 || filled < end) {
      int read = in.read(buffer, filled, buffer.length - filled);
      if (read < 0) {
        throw new IOException("the server has closed the connection");
      }
      filled += read;
      if (end < 0) {
        end = end(filled);
      }
    }
    return filled;
  }

  /** Where the response ends, if its head is there. */
  private int end(int filled) {
    for (int i = 3; i < filled; i++) {
      if (buffer[i] == '\n' && buffer[i - 2] == '\n') {
        String head = text(i + 1).toLowerCase(Locale.ROOT);
        Matcher length = LENGTH.matcher(head);
        return i + 1 + (length.find() ? Integer.parseInt(length.group(1)) : 0);
      }
    }
    return -1;
  }

  /** The first bytes of the last response. */
  String text(int length) {
    return new String(buffer, 0, length, StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
