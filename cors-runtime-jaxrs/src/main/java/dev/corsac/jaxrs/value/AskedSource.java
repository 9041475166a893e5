package dev.corsac.jaxrs.value;

import dev.corsac.jaxrs.OriginSource;
import dev.corsac.jaxrs.OriginSource.Origins;
import dev.corsac.jaxrs.resource.RunTimeClasses;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * An {@link OriginSource}, asked on a thread that is made for the question, so that one that hangs
 * holds nobody up for longer than it may take. While it hangs it is asked nothing else, so that at
 * most one thread is lost to it. Thread safe.
 */
final class AskedSource {
  /** How long a source may take. */
  static final Duration LONGEST = Duration.ofSeconds(10);

  private final OriginSource source;
  private final @Nullable ClassLoader loader;
  private final Duration longest;

  private volatile @Nullable Thread hanging;

  /**
   * @param loader what the thread has as its context class loader
   * @param longest how long it may take
   */
  AskedSource(OriginSource source, @Nullable ClassLoader loader, Duration longest) {
    this.source = source;
    this.loader = loader;
    this.longest = longest;
  }

  /** Its class, as it was written. */
  Class<?> type() {
    return RunTimeClasses.written(RunTimeClasses.of(source));
  }

  /** Whether it asks this very object. */
  @SuppressWarnings("ReferenceEquality") // An implementation may call another its equal.
  boolean asks(OriginSource other) {
    return source == other;
  }

  /** For people: {@code the OriginSource com.acme.TenantOrigins}. */
  @Override
  public String toString() {
    return "the OriginSource " + type().getName();
  }

  /**
   * Asks, and waits for the answer.
   *
   * @return empty if it knows nothing of the name
   * @throws UnansweredException if it throws, answers null, or does not answer in time
   */
  Optional<Supplied> ask(String name) throws UnansweredException {
    Thread lost = hanging;
    if (lost != null && lost.isAlive()) {
      throw new UnansweredException(this + " still has not answered an earlier question");
    }
    FutureTask<Optional<Origins>> question =
        new FutureTask<>(
            () -> Objects.requireNonNull(source.origins(name), "it has answered null"));
    Thread thread = new Thread(null, question, "corsac-asks-for-origins", 0, false);
    thread.setDaemon(true);
    thread.setContextClassLoader(loader);
    thread.start();
    return await(question, thread, name).map(origins -> new Supplied(origins, toString()));
  }

  private Optional<Origins> await(
      FutureTask<Optional<Origins>> question, Thread thread, String name)
      throws UnansweredException {
    try {
      return question.get(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new UnansweredException(
          this + " cannot be asked for " + name + ": " + Thrown.told(e.getCause()));
    } catch (TimeoutException e) {
      hanging = thread;
      question.cancel(true);
      throw new UnansweredException(
          this + " has not answered for " + name + " within " + longest.toSeconds() + " seconds");
    } catch (InterruptedException e) {
      hanging = thread;
      question.cancel(true);
      Thread.currentThread().interrupt();
      throw new UnansweredException("nobody waited for " + this + " to answer for " + name);
    }
  }
}
