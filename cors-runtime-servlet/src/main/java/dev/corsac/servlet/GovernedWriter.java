package dev.corsac.servlet;

import java.io.PrintWriter;

/** The writer of a response: its head is settled before anything goes through. */
final class GovernedWriter extends PrintWriter {
  private final PrintWriter writer;
  private final Runnable settling;

  GovernedWriter(PrintWriter writer, Runnable settling) {
    super(writer);
    this.writer = writer;
    this.settling = settling;
  }

  @Override
  public void write(int c) {
    settling.run();
    writer.write(c);
  }

  @Override
  public void write(char[] chars, int offset, int length) {
    settling.run();
    writer.write(chars, offset, length);
  }

  @Override
  public void write(String text, int offset, int length) {
    settling.run();
    writer.write(text, offset, length);
  }

  /** The container's: it may end lines otherwise. */
  @Override
  public void println() {
    settling.run();
    writer.println();
  }

  @Override
  public boolean checkError() {
    settling.run();
    return writer.checkError();
  }

  @Override
  public void flush() {
    settling.run();
    writer.flush();
  }

  @Override
  public void close() {
    settling.run();
    writer.close();
  }
}
