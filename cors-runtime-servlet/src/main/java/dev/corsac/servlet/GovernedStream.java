package dev.corsac.servlet;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;

/** The stream of a response: its head is settled before anything goes through. */
final class GovernedStream extends ServletOutputStream {
  private final ServletOutputStream stream;
  private final Runnable settling;

  GovernedStream(ServletOutputStream stream, Runnable settling) {
    this.stream = stream;
    this.settling = settling;
  }

  @Override
  public void write(int b) throws IOException {
    settling.run();
    stream.write(b);
  }

  @Override
  public void write(byte[] bytes) throws IOException {
    settling.run();
    stream.write(bytes);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    settling.run();
    stream.write(bytes, offset, length);
  }

  @Override
  public void print(String text) throws IOException {
    settling.run();
    stream.print(text);
  }

  @Override
  public void flush() throws IOException {
    settling.run();
    stream.flush();
  }

  @Override
  public void close() throws IOException {
    settling.run();
    stream.close();
  }

  @Override
  public boolean isReady() {
    return stream.isReady();
  }

  @Override
  public void setWriteListener(WriteListener listener) {
    stream.setWriteListener(listener);
  }
}
