package dev.corsac.browsers;

import jakarta.ws.rs.core.Application;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An application, and a list of what arrived there before its server saw it. */
final class Api implements AutoCloseable {

  /** The query parameter that marks a call. */
  static final String CALL = "call";

  private static final Pattern MARK = Pattern.compile("\\b" + CALL + "=(\\d+)");
  private static final AtomicInteger IDS = new AtomicInteger();

  private final Map<String, List<Arrival>> arrivals = new ConcurrentHashMap<>();
  private final Serving serving;

  private Api(Application application) {
    this.serving = ServerOfApi.start(application, this::arrived);
  }

  /** Starts the application on a free port of the loopback interface. */
  static Api start(Application application) {
    return new Api(application);
  }

  /** A mark that no other call has. */
  static String newId() {
    return Integer.toString(IDS.incrementAndGet());
  }

  /** The API's origin under one of its names. */
  String origin(String host) {
    return "http://" + host + ":" + serving.port();
  }

  /** A port that speaks TLS, with the same API. */
  Tls withTls() {
    return Tls.inFrontOf(serving.port());
  }

  /** What arrived of a call, in order. */
  List<Arrival> arrivals(String id) {
    return List.copyOf(arrivals.getOrDefault(id, List.of()));
  }

  @Override
  public void close() {
    serving.close();
  }

  private void arrived(String query, Arrival arrival) {
    Matcher mark = MARK.matcher(query);
    if (mark.find()) {
      arrivals.computeIfAbsent(mark.group(1), any -> new CopyOnWriteArrayList<>()).add(arrival);
    }
  }
}
