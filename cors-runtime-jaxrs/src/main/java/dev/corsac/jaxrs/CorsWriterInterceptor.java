package dev.corsac.jaxrs;

import dev.corsac.jaxrs.lifecycle.Decided;
import dev.corsac.jaxrs.lifecycle.Decided.Answered;
import jakarta.annotation.Priority;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Writes the headers again behind code that runs after all response filters: interceptors, and the
 * entity's writer. Registered only where the application has such code; the innermost, and at work
 * once more before the first byte, which is when servers send the head.
 */
@Priority(Integer.MAX_VALUE)
public final class CorsWriterInterceptor implements WriterInterceptor {
  private static final Logger LOG = System.getLogger("dev.corsac");

  private final AtomicBoolean noted = new AtomicBoolean();

  /** For servers. */
  public CorsWriterInterceptor() {}

  @Override
  public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
    if (context.getProperty(Decided.PROPERTY) instanceof Answered answer) {
      write(context, answer);
      context.setOutputStream(
          new BeforeFirstByte(context.getOutputStream(), () -> write(context, answer)));
      context.proceed();
      write(context, answer);
    } else {
      context.proceed();
    }
  }

  private void write(WriterInterceptorContext context, Answered answer) {
    if (ResponseHeaders.write(context.getHeaders(), answer) && noted.compareAndSet(false, true)) {
      LOG.log(
          Level.WARNING,
          "Code that runs after all response filters (a WriterInterceptor, a MessageBodyWriter, or a"
              + " filter with the priority Integer.MIN_VALUE) has set CORS headers, on a response"
              + " whose entity is a "
              + context.getType().getName()
              + ". They were removed, because two values make browsers refuse both; remove that"
              + " code. This is logged once.");
    }
  }

  /** Runs something before the first byte, or before the stream is flushed or closed empty. */
  private static final class BeforeFirstByte extends FilterOutputStream {
    private final Runnable action;
    private boolean begun;

    BeforeFirstByte(OutputStream out, Runnable action) {
      super(out);
      this.action = action;
    }

    private void begin() {
      if (!begun) {
        begun = true;
        action.run();
      }
    }

    @Override
    public void write(int b) throws IOException {
      begin();
      out.write(b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      begin();
      out.write(bytes, offset, length);
    }

    @Override
    public void flush() throws IOException {
      begin();
      out.flush();
    }

    @Override
    public void close() throws IOException {
      begin();
      out.close();
    }
  }
}
