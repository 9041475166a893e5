package dev.corsac.jaxrs.lifecycle;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * When one application asks for which placeholder again. The applications of a class loader share
 * one daemon thread, which ends when nothing is left to ask. It holds the applications weakly, and
 * looks every ten seconds whether they are still there, so that one that is undeployed can go.
 * Guarded by its {@link LifeCycle}.
 */
final class AskingAgain {
  /** An application that is gone is noticed as soon. */
  private static final Duration LOOKS = Duration.ofSeconds(10);

  private static final Duration IDLE = Duration.ofSeconds(1);

  private static final ScheduledExecutorService CLOCK = clock();

  private final ScheduledExecutorService clock;
  private final Map<String, Appointment> appointments = new HashMap<>();

  AskingAgain() {
    this(CLOCK);
  }

  /**
   * @param clock what waits
   */
  AskingAgain(ScheduledExecutorService clock) {
    this.clock = clock;
  }

  private static ScheduledExecutorService clock() {
    ScheduledThreadPoolExecutor clock =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(null, task, "corsac-origins", 0, false);
              thread.setDaemon(true);
              thread.setContextClassLoader(AskingAgain.class.getClassLoader());
              return thread;
            });
    clock.setKeepAliveTime(IDLE.toMillis(), TimeUnit.MILLISECONDS);
    clock.allowCoreThreadTimeOut(true);
    clock.setRemoveOnCancelPolicy(true);
    return clock;
  }

  /** Asks for a name after a while, and no more than that. */
  void ask(LifeCycle lifeCycle, String name, Duration after) {
    forget(name);
    Appointment appointment =
        new Appointment(clock, new WeakReference<>(lifeCycle), name, after.toMillis());
    appointments.put(name, appointment);
    appointment.waitFurther();
  }

  /** Does not ask for a name again. */
  void forget(String name) {
    Appointment appointment = appointments.remove(name);
    if (appointment != null) {
      appointment.cancel();
    }
  }

  /** Asks for nothing again. */
  void forgetAll() {
    appointments.values().forEach(Appointment::cancel);
    appointments.clear();
  }

  /** One question, some time. */
  private static final class Appointment implements Runnable {
    private final ScheduledExecutorService clock;
    private final WeakReference<LifeCycle> lifeCycle;
    private final String name;

    // What follows is guarded by this.
    private long left;
    private boolean over;
    private @Nullable Future<?> waiting;

    Appointment(
        ScheduledExecutorService clock,
        WeakReference<LifeCycle> lifeCycle,
        String name,
        long milliseconds) {
      this.clock = clock;
      this.lifeCycle = lifeCycle;
      this.name = name;
      this.left = milliseconds;
    }

    synchronized void waitFurther() {
      if (!over) {
        long step = Math.min(left, LOOKS.toMillis());
        left -= step;
        waiting = clock.schedule(this, step, TimeUnit.MILLISECONDS);
      }
    }

    synchronized void cancel() {
      over = true;
      if (waiting != null) {
        waiting.cancel(false);
      }
    }

    private synchronized boolean isDue() {
      return !over && left <= 0;
    }

    @Override
    public void run() {
      LifeCycle asking = lifeCycle.get();
      if (asking == null) {
        return;
      }
      if (isDue()) {
        asking.askAgain(name);
      } else {
        waitFurther();
      }
    }
  }
}
