package dev.corsac.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.contract.app.ReloadedResource;
import dev.corsac.contract.app.SampleApplication;
import dev.corsac.jaxrs.Cors;
import dev.corsac.policy.finding.Finding;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * docs/architecture.md#life-cycle: a reload is atomic, and each request is decided from one
 * snapshot.
 */
public interface ReloadContract {
  /** How many ask at the same time. */
  int CLIENTS = 1_000;

  /** How many of them have a connection: more overflow what some servers let wait. */
  int CONNECTIONS = 100;

  /** How often the configuration changes meanwhile. */
  int RELOADS = 100;

  /** Small, because there are many. */
  int STACK = 128 * 1024;

  /** The kind of server. */
  ServerUnderTest server();

  private static void configure(String get, String put) {
    System.setProperty("contract.get", get);
    System.setProperty("contract.put", put);
  }

  @Test
  default void aThousandClientsNeverSeeAMixOfTwoConfigurations() throws Exception {
    configure("https://app.example.com", "none");
    try (ServerUnderTest.Running running =
        server().start(new SampleApplication(Map.of(), ReloadedResource.class))) {
      RawClient api = new RawClient(running.port());
      Queue<String> wrong = new ConcurrentLinkedQueue<>();
      AtomicInteger asked = new AtomicInteger();
      Semaphore connections = new Semaphore(CONNECTIONS);
      AtomicInteger unanswered = new AtomicInteger();
      AtomicBoolean over = new AtomicBoolean();
      CountDownLatch begun = new CountDownLatch(CLIENTS);
      List<Thread> clients = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        boolean preflights = i % 2 == 0;
        Thread client =
            new Thread(
                null,
                () -> {
                  begun.countDown();
                  do {
                    asked.incrementAndGet();
                    connections.acquireUninterruptibly();
                    try {
                      String fault = preflights ? preflight(api) : actual(api);
                      if (!fault.isEmpty()) {
                        wrong.add(fault);
                      }
                    } catch (UncheckedIOException e) {
                      unanswered.incrementAndGet();
                    } finally {
                      connections.release();
                    }
                  } while (!over.get());
                },
                "client-" + i,
                STACK);
        clients.add(client);
        client.start();
      }
      begun.await();
      for (int i = 0; i < RELOADS; i++) {
        // Two configurations, and at times an invalid one, which changes nothing.
        if (i % 10 == 5) {
          configure("https://App.example.com/", "none");
          assertThat(Cors.reload())
              .extracting(Finding::message)
              .anyMatch(message -> message.contains("[cors:origin-not-canonical]"));
        } else if (i % 2 == 0) {
          configure("none", "https://app.example.com");
          Cors.reload();
        } else {
          configure("https://app.example.com", "none");
          Cors.reload();
        }
        Thread.sleep(5);
      }
      over.set(true);
      for (Thread client : clients) {
        client.join();
      }
      assertThat(wrong).isEmpty();
      assertThat(asked.get()).isGreaterThanOrEqualTo(CLIENTS);
      assertThat(unanswered.get()).isLessThanOrEqualTo(asked.get() / 100);
    } finally {
      System.clearProperty("contract.get");
      System.clearProperty("contract.put");
    }
  }

  /** A browser that remembers its preflight asks no more; the guard does. */
  @Test
  default void whatAReloadTookAwayIsRefusedThoughAPreflightGrantedIt() throws Exception {
    configure("none", "https://app.example.com");
    try (ServerUnderTest.Running running =
        server().start(new SampleApplication(Map.of(), ReloadedResource.class))) {
      RawClient api = new RawClient(running.port());
      String[] foreign = {GuardContract.CROSS_SITE, PreflightContract.TRUSTED};
      Reply preflight =
          api.send(
              "OPTIONS",
              "/api/reloaded",
              PreflightContract.TRUSTED,
              "Access-Control-Request-Method: PUT");
      assertThat(preflight.status()).isEqualTo(204);
      assertThat(put(api, foreign).status()).isEqualTo(200);
      configure("none", "none");
      Cors.reload();
      assertThat(put(api, foreign).status()).isEqualTo(403);
      assertThat(put(api, GuardContract.SAME_ORIGIN).status()).isEqualTo(200);
    } finally {
      System.clearProperty("contract.get");
      System.clearProperty("contract.put");
    }
  }

  private static Reply put(RawClient api, String... headers) {
    List<String> lines = new ArrayList<>(List.of(headers));
    lines.add("Content-Type: text/plain");
    return api.sendBody("PUT", "/api/reloaded", "a", lines.toArray(String[]::new));
  }

  /** What is wrong with the answer that names the methods of both policies. */
  private static String preflight(RawClient api) {
    try {
      Reply reply =
          api.send(
              "OPTIONS",
              "/api/reloaded",
              PreflightContract.TRUSTED,
              "Access-Control-Request-Method: PURGE");
      String methods = reply.cors().getOrDefault("access-control-allow-methods", "none");
      return methods.equals("GET, HEAD") || methods.equals("PUT")
          ? ""
          : reply.status() + " " + reply.cors();
    } catch (UncheckedIOException e) {
      throw e;
    } catch (RuntimeException e) {
      return e.toString();
    }
  }

  /** What is wrong with the response that both configurations let the origin read. */
  private static String actual(RawClient api) {
    try {
      Reply reply = api.send("GET", "/api/reloaded/always", PreflightContract.TRUSTED);
      boolean right =
          reply.lines("Access-Control-Allow-Origin").equals(List.of("https://app.example.com"))
              && reply.vary().equals(List.of("origin"));
      return right ? "" : reply.status() + " " + reply.headers();
    } catch (UncheckedIOException e) {
      throw e;
    } catch (RuntimeException e) {
      return e.toString();
    }
  }
}
