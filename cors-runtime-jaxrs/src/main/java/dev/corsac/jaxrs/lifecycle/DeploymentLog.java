package dev.corsac.jaxrs.lifecycle;

import dev.corsac.jaxrs.CorsDeploymentException;
import dev.corsac.jaxrs.front.RequestHead;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/** What one deployment logs once, or once after each reload. Thread safe. */
public final class DeploymentLog {
  private static final Logger LOG = System.getLogger("dev.corsac");

  private final Set<String> said = ConcurrentHashMap.newKeySet();
  private final Set<String> reported = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean notedForeignHeaders = new AtomicBoolean();
  private final AtomicBoolean notedWriting = new AtomicBoolean();

  /** Logs what has not been said since the last reload. */
  void say(Level level, String text) {
    if (said.add(text)) {
      LOG.log(level, text);
    }
  }

  /** Other values are in force: all of it may be said again. */
  void sayAgain() {
    said.clear();
  }

  /** Other policies are in force: what is wrong with classes may be said again. */
  void reportAgain() {
    reported.clear();
  }

  /** Logs what is wrong with a class that the server showed too late to fail the deployment. */
  void report(Class<?> type, String problem) {
    if (reported.add(type.getName())) {
      LOG.log(Level.ERROR, problem + "\nUntil then its responses get no CORS headers.");
    }
  }

  /**
   * Some servers hide what failed the deployment as soon as the second request arrives: Jersey in a
   * servlet container says then that its configuration cannot be changed any more.
   */
  CorsDeploymentException logged(CorsDeploymentException failure) {
    LOG.log(Level.ERROR, "The deployment fails: " + failure.getMessage());
    return failure;
  }

  /** Logs that the first request came to a deployment that fails. */
  void closed(CorsDeploymentException failure) {
    LOG.log(Level.ERROR, failure.getMessage() + "\nUntil then no response gets CORS headers.");
  }

  /** Logs, the first time, that other code writes CORS headers too. */
  public void foreignHeaders(RequestHead request) {
    if (notedForeignHeaders.compareAndSet(false, true)) {
      LOG.log(
          Level.WARNING,
          "Other code has set CORS headers on the response to "
              + request.method()
              + " "
              + request.shownPath()
              + ". They were removed, because two values make browsers refuse both; remove that"
              + " code. This is logged once.");
    }
  }

  /** Logs, once, what sets headers behind the filters of a server that refuses interceptors. */
  public void writing(Set<Class<?>> types) {
    if (!types.isEmpty() && notedWriting.compareAndSet(false, true)) {
      LOG.log(
          Level.WARNING,
          "This server answers 500 if a WriterInterceptor has to run on its IO thread, so Corsac"
              + " registers none. It cannot remove CORS headers that other code sets while an"
              + " entity is written. Make sure that this code sets none: "
              + types.stream().map(Class::getName).sorted().collect(Collectors.joining(", "))
              + ".");
    }
  }
}
