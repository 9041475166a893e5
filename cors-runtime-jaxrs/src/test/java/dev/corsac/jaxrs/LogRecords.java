package dev.corsac.jaxrs;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Collects what Corsac logs while it is open. */
public final class LogRecords extends Handler implements AutoCloseable {
  // Held, because the log manager does not.
  private final Logger logger = Logger.getLogger("dev.corsac");
  private final List<LogRecord> records = Collections.synchronizedList(new ArrayList<>());

  public LogRecords() {
    logger.addHandler(this);
  }

  public List<String> of(Level level) {
    synchronized (records) {
      return records.stream()
          .filter(each -> each.getLevel().equals(level))
          .map(LogRecord::getMessage)
          .toList();
    }
  }

  @Override
  public void publish(LogRecord logged) {
    records.add(logged);
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    logger.removeHandler(this);
  }
}
