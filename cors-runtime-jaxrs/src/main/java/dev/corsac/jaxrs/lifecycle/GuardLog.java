package dev.corsac.jaxrs.lifecycle;

import dev.corsac.jaxrs.request.Requests;
import dev.corsac.policy.decide.GuardVerdict;
import dev.corsac.policy.finding.Quoted;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What is said of requests that the guard refused: once for each route and origin. Anybody can send
 * such requests, so that lines are numbered, and what comes from the request is cut and escaped.
 * Path, query and cookies are not told. Thread safe.
 */
final class GuardLog {
  private static final Logger LOG = System.getLogger("dev.corsac");

  private static final int MOST_LINES = 1_000;
  private static final int LONGEST_ORIGIN = 100;

  private record Told(String method, String route, String origin) {}

  private final Set<Told> told = ConcurrentHashMap.newKeySet();
  private final AtomicLong untold = new AtomicLong();

  /**
   * Notes a request.
   *
   * @param enforced whether it was answered 403
   * @param route the URI template and the method, as far as they are known
   */
  void refused(
      GuardVerdict verdict, boolean enforced, String route, ContainerRequestContext request) {
    String origin = shown(Requests.lines(request, "origin"));
    String method = Quoted.text(cut(request.getMethod()));
    Told line = new Told(method, route, origin);
    if (told.contains(line)) {
      return;
    }
    if (told.size() >= MOST_LINES) {
      count();
    } else if (told.add(line)) {
      LOG.log(
          Level.WARNING,
          "The guard "
              + (enforced ? "has refused (403) " : "would refuse ")
              + method
              + " "
              + route
              + " from the origin "
              + origin
              + ", Sec-Fetch-Site "
              + shown(Requests.lines(request, "sec-fetch-site"))
              + ": "
              + verdict.reason()
              + ". If this sender is meant to change something here, list its origin in the policy,"
              + " or write guarded = false. Logged once for this route and origin.");
    }
  }

  private void count() {
    long count = untold.incrementAndGet();
    if (isPowerOfTen(count)) {
      LOG.log(
          Level.WARNING,
          "The guard has seen "
              + count
              + " more such request"
              + (count == 1 ? "" : "s")
              + ", from other origins or to other routes. After "
              + MOST_LINES
              + " lines it only counts them.");
    }
  }

  private static boolean isPowerOfTen(long count) {
    long rest = count;
    while (rest % 10 == 0) {
      rest /= 10;
    }
    return rest == 1;
  }

  private static String shown(List<String> lines) {
    return lines.isEmpty() ? "none" : Quoted.text(cut(String.join(" | ", lines)));
  }

  private static String cut(String text) {
    return text.length() <= LONGEST_ORIGIN ? text : text.substring(0, LONGEST_ORIGIN) + "…";
  }
}
