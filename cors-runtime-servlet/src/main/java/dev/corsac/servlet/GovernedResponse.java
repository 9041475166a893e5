package dev.corsac.servlet;

import dev.corsac.jaxrs.front.DueHeaders;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A response that a policy concerns. CORS headers that other code sets are held back, because
 * servlets cannot take them away again; when the response is about to be sent, those that are due
 * are written, and what was held back is dropped, or, if the response is not governed after all,
 * written too. What a filter of Corsac has decided passes as it is written.
 */
final class GovernedResponse extends HttpServletResponseWrapper {
  private final HttpServletResponse response;
  private final Passage passage;
  private final Map<String, List<String>> held = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private boolean settled;
  private boolean sentError;
  private @Nullable ServletOutputStream stream;
  private @Nullable PrintWriter writer;

  GovernedResponse(HttpServletResponse response, Passage passage) {
    super(response);
    this.response = response;
    this.passage = passage;
  }

  /**
   * Holds back what code in front has set already. What this door has written, before the container
   * dispatched to an error page, is written again when that is sent.
   */
  void takeOver() {
    if (!isCommitted()) {
      EarlierHeaders.take(response)
          .forEach((name, lines) ->
              lines.stream()
                  .filter(line -> !passage.hasWritten(name, line))
                  .forEach(line -> addHeader(name, line)));
    }
  }

  /** Whether exceptions that leave the chain are answered. */
  boolean readableErrors() {
    return passage.readableErrors();
  }

  /** Whether {@code sendError} was called: the container answers, whatever comes after it. */
  boolean hasSentError() {
    return sentError;
  }

  /** Writes what is due, since the response is about to be sent as it is now. */
  void settle() {
    settle(getStatus());
  }

  /** The same for a response that is going to have another status. */
  void settle(int status) {
    if (settled || isCommitted()) {
      return;
    }
    DueHeaders due = passage.due(status);
    if (due == null) {
      held.forEach((name, lines) -> lines.forEach(line -> response.addHeader(name, line)));
    } else {
      if (!held.isEmpty()) {
        passage.noteForeignHeaders();
      }
      due.write(new ResponseSink(response));
      passage.keepWritten(due);
    }
    held.clear();
    settled = true;
  }

  // What is about to be sent.

  @Override
  public void sendError(int status) throws IOException {
    settle(status);
    sentError = true;
    super.sendError(status);
  }

  @Override
  public void sendError(int status, String message) throws IOException {
    settle(status);
    sentError = true;
    super.sendError(status, message);
  }

  @Override
  public void sendRedirect(String location) throws IOException {
    settle(SC_FOUND);
    super.sendRedirect(location);
  }

  // Since Servlet 6.1; on 6.0 nobody calls them.

  @Override
  public void sendRedirect(String location, boolean clearBuffer) throws IOException {
    sendRedirect(location, SC_FOUND, clearBuffer);
  }

  @Override
  public void sendRedirect(String location, int status) throws IOException {
    sendRedirect(location, status, true);
  }

  @Override
  public void sendRedirect(String location, int status, boolean clearBuffer) throws IOException {
    settle(status);
    super.sendRedirect(location, status, clearBuffer);
  }

  @Override
  public void flushBuffer() throws IOException {
    settle();
    super.flushBuffer();
  }

  @Override
  public ServletOutputStream getOutputStream() throws IOException {
    if (stream == null) {
      stream = new GovernedStream(super.getOutputStream(), this::settle);
    }
    return stream;
  }

  @Override
  public PrintWriter getWriter() throws IOException {
    if (writer == null) {
      writer = new GovernedWriter(super.getWriter(), this::settle);
    }
    return writer;
  }

  @Override
  public void reset() {
    super.reset();
    held.clear();
    settled = false;
    stream = null;
    writer = null;
  }

  @Override
  public void setStatus(int status) {
    settled = false;
    super.setStatus(status);
  }

  // Headers.

  @Override
  public void setHeader(String name, @Nullable String value) {
    if (!takes(name, value, true)) {
      super.setHeader(name, value);
    }
  }

  @Override
  public void addHeader(String name, @Nullable String value) {
    if (!takes(name, value, false)) {
      super.addHeader(name, value);
    }
  }

  @Override
  public void setIntHeader(String name, int value) {
    if (!takes(name, Integer.toString(value), true)) {
      super.setIntHeader(name, value);
    }
  }

  @Override
  public void addIntHeader(String name, int value) {
    if (!takes(name, Integer.toString(value), false)) {
      super.addIntHeader(name, value);
    }
  }

  /** Whether a header is dealt with here. */
  private boolean takes(@Nullable String name, @Nullable String value, boolean replacing) {
    if (name == null || !DueHeaders.isReserved(name)) {
      // "Vary" may have been replaced.
      settled = settled && !HttpHeaders.VARY.equalsIgnoreCase(name);
      return false;
    }
    if (isCommitted()) {
      return true;
    }
    settled = false;
    if (!passage.isDecided()) {
      hold(name, value, replacing);
      return true;
    }
    DueHeaders due = passage.due(getStatus());
    if (due == null) {
      return false;
    }
    if (value != null && due.contains(name, value)) {
      response.setHeader(name, value);
    } else if (value != null) {
      passage.noteForeignHeaders();
    }
    return true;
  }

  private void hold(String name, @Nullable String value, boolean replacing) {
    if (replacing) {
      held.remove(name);
    }
    if (value != null) {
      held.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
    }
  }

  @Override
  public boolean containsHeader(String name) {
    return held.containsKey(name) || super.containsHeader(name);
  }

  @Override
  public @Nullable String getHeader(String name) {
    List<String> lines = held.get(name);
    return lines == null ? super.getHeader(name) : lines.get(0);
  }

  @Override
  public Collection<String> getHeaders(String name) {
    List<String> lines = held.get(name);
    return lines == null ? super.getHeaders(name) : List.copyOf(lines);
  }

  @Override
  public Collection<String> getHeaderNames() {
    if (held.isEmpty()) {
      return super.getHeaderNames();
    }
    Set<String> names = new LinkedHashSet<>(super.getHeaderNames());
    names.addAll(held.keySet());
    return names;
  }
}
