package dev.corsac.jaxrs.lifecycle;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corsac.CrossOrigin;
import dev.corsac.jaxrs.CorsDeploymentException;
import dev.corsac.jaxrs.CorsResponseFilter;
import dev.corsac.jaxrs.LogRecords;
import dev.corsac.jaxrs.OriginSource;
import dev.corsac.jaxrs.OriginSource.Origins;
import dev.corsac.jaxrs.WithoutServer;
import dev.corsac.jaxrs.WithoutServer.Listing;
import dev.corsac.jaxrs.application.Components;
import dev.corsac.jaxrs.resource.DescribingTable;
import dev.corsac.jaxrs.value.OriginSources;
import dev.corsac.jaxrs.value.Settings;
import dev.corsac.policy.PreflightAnswer.Granted;
import dev.corsac.policy.finding.Finding;
import dev.corsac.policy.finding.Severity;
import dev.corsac.policy.route.GeneratedTable;
import dev.corsac.policy.route.PolicyTable;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Configuration;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an OriginSource supplies, from the deployment to the end of the application. */
class OriginSourceTest {
  private static final String ONE = "https://one.example";
  private static final String TWO = "https://two.example";
  private static final String TENANTS = "app.tenants";
  private static final String PARTNERS = "app.partners";
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** For tenants. */
  @Path("orders")
  @CrossOrigin("${app.tenants}")
  public static class Orders {
    @GET
    public String get() {
      return "orders";
    }

    @DELETE
    public void delete() {}
  }

  /** For partners, who send a header of their own. */
  @Path("wares")
  @CrossOrigin(
      origins = {"${app.partners:none}", "https://fixed.example"},
      allowedHeaders = "${app.header:none}")
  public static class Wares {
    @DELETE
    public void delete() {}
  }

  private static final PolicyTable TABLE =
      DescribingTable.of("OriginSourceTable", Orders.class, Wares.class);

  /** As generated. */
  public static final class Table extends GeneratedTable {
    public Table() {
      super(TABLE);
    }
  }

  /** As generated. */
  public static final class Filter extends CorsResponseFilter {
    public Filter() {
      super(TABLE);
    }
  }

  /** Serves both. */
  public static final class Shop extends Application {
    @Override
    public Set<Class<?>> getClasses() {
      return Set.of(Orders.class, Wares.class);
    }
  }

  /** A database, as far as anybody can tell. */
  static final class Tenants implements OriginSource {
    final Map<String, Callable<Optional<Origins>>> answers = new LinkedHashMap<>();
    final Queue<String> asked = new ConcurrentLinkedQueue<>();

    @Override
    public Optional<Origins> origins(String placeholder) throws Exception {
      asked.add(placeholder);
      Callable<Optional<Origins>> answer = answers.get(placeholder);
      return answer == null ? Optional.empty() : answer.call();
    }

    void list(String name, String... origins) {
      answers.put(name, () -> Optional.of(Origins.of(List.of(origins)).askAgainAfter(MINUTE)));
    }

    void fail(String name, Exception thrown) {
      answers.put(
          name,
          () -> {
            throw thrown;
          });
    }
  }

  /** Found by a service file. */
  public static final class ServedTenants implements OriginSource {
    @Override
    public Optional<Origins> origins(String placeholder) {
      return placeholder.equals(TENANTS) ? Optional.of(Origins.of(List.of(ONE))) : Optional.empty();
    }
  }

  /** Time passes when the test says so. */
  private static final class Clock {
    private final List<Waiting> waiting = new ArrayList<>();
    private long now;

    /** A task and when it is due. */
    private static final class Waiting extends FutureTask<@Nullable Void>
        implements RunnableScheduledFuture<@Nullable Void> {
      private final long due;

      Waiting(Runnable task, long due) {
        super(task, null);
        this.due = due;
      }

      @Override
      public long getDelay(TimeUnit unit) {
        return due;
      }

      @Override
      public int compareTo(Delayed other) {
        return Long.compare(due, other.getDelay(TimeUnit.MILLISECONDS));
      }

      @Override
      public boolean isPeriodic() {
        return false;
      }
    }

    ScheduledExecutorService executor() {
      return WithoutServer.proxy(
          ScheduledExecutorService.class,
          (self, called, arguments) -> {
            if (!called.getName().equals("schedule")) {
              throw new UnsupportedOperationException(called.toString());
            }
            Waiting task = new Waiting((Runnable) arguments[0], now + (long) arguments[1]);
            waiting.add(task);
            return task;
          });
    }

    void pass(Duration duration) {
      long end = now + duration.toMillis();
      for (Optional<Waiting> next = next(end); next.isPresent(); next = next(end)) {
        now = next.get().due;
        waiting.remove(next.get());
        next.get().run();
      }
      now = end;
    }

    private Optional<Waiting> next(long end) {
      waiting.removeIf(FutureTask::isCancelled);
      return waiting.stream().filter(each -> each.due <= end).min(Waiting::compareTo);
    }

    boolean isIdle() {
      waiting.removeIf(FutureTask::isCancelled);
      return waiting.isEmpty();
    }
  }

  @TempDir java.nio.file.Path dir;
  private final WithoutServer server = new WithoutServer();
  private final Tenants tenants = new Tenants();
  private final Clock clock = new Clock();
  private final LogRecords log = new LogRecords();
  private LifeCycle lifeCycle = lifeCycle(Duration.ofSeconds(10));

  private LifeCycle lifeCycle(Duration longest) {
    return new LifeCycle(
        server, new DeploymentLog(), new OriginSources(longest), new AskingAgain(clock.executor()));
  }

  @BeforeEach
  void supply() {
    server.properties.put(OriginSource.PROPERTY, tenants);
  }

  @AfterEach
  void close() {
    log.close();
    System.clearProperty(TENANTS);
    System.clearProperty(PARTNERS);
    System.clearProperty("app.header");
  }

  private void deploy() {
    within(() -> lifeCycle.deploy(Components.of(server, new Shop())));
    lifeCycle.settle();
  }

  private void within(Runnable run) {
    WithoutServer.within(dir, new Listing[] {new Listing(Table.class, Filter.class)}, run);
  }

  private List<Finding> reload() {
    return reload(server);
  }

  private List<Finding> reload(Configuration configuration) {
    List<Finding> findings = new ArrayList<>();
    within(() -> findings.addAll(lifeCycle.reload(configuration)));
    return findings;
  }

  private boolean grants(String path, String origin) {
    return lifeCycle.inForce().decisions().preflight(path, "DELETE", origin) instanceof Granted;
  }

  private boolean grants(String origin) {
    return grants("/orders", origin);
  }

  @Test
  void itComesFirstAndTheLogNamesIt() {
    System.setProperty(TENANTS, TWO);
    tenants.list(TENANTS, ONE, "https://*.one.example");
    deploy();
    assertThat(grants(ONE)).isTrue();
    assertThat(grants("https://a.one.example")).isTrue();
    assertThat(grants(TWO)).isFalse();
    assertThat(log.of(Level.INFO))
        .anyMatch(line ->
            line.contains(Orders.class.getName() + " lets in " + ONE)
                && line.contains(
                    "app.tenants is from the OriginSource " + Tenants.class.getName()));
  }

  @Test
  void whatItDoesNotKnowIsLookedUpElsewhere() {
    System.setProperty(PARTNERS, TWO);
    tenants.list(TENANTS, ONE);
    deploy();
    assertThat(grants("/wares", TWO)).isTrue();
    assertThat(grants("/wares", "https://fixed.example")).isTrue();
  }

  @Test
  void whereNobodyKnowsTheNameTheMessageSaysThatItWasAskedToo() {
    assertThatThrownBy(this::deploy)
        .isInstanceOf(CorsDeploymentException.class)
        .hasMessageContaining(
            "app.tenants was looked for in the OriginSource " + Tenants.class.getName() + ", ");
  }

  @Test
  void itIsAskedForOriginsOnly() {
    server.properties.put("corsac.own.origins", "https://own.example");
    tenants.list(TENANTS, ONE);
    deploy();
    assertThat(tenants.asked).containsOnly(TENANTS, PARTNERS);
  }

  @Test
  void anEmptyListLetsNobodyIn() {
    System.setProperty(TENANTS, ONE);
    tenants.list(TENANTS);
    deploy();
    assertThat(grants(ONE)).isFalse();
  }

  @Test
  void aFirstListThatBreaksARuleFailsTheDeployment() {
    tenants.list(TENANTS, ONE, "https://Two.example/");
    assertThatThrownBy(this::deploy)
        .isInstanceOf(CorsDeploymentException.class)
        .hasMessageContaining("[cors:origin-not-canonical]")
        .hasMessageContaining("app.tenants is from the OriginSource " + Tenants.class.getName());
  }

  /** Each is judged as it is: no commas are split, and "none" is no origin. */
  @Test
  void anElementIsNotAList() {
    tenants.list(TENANTS, ONE + "," + TWO);
    assertThatThrownBy(this::deploy).hasMessageContaining("[cors:origin-malformed]");
    tenants.list(TENANTS, "none");
    lifeCycle = lifeCycle(Duration.ofSeconds(10));
    assertThatThrownBy(this::deploy).hasMessageContaining("[cors:origin-malformed]");
  }

  @Test
  void aFirstAnswerThatFailsFailsTheDeploymentThoughThereAreAValueAndADefault() {
    System.setProperty(PARTNERS, TWO);
    tenants.list(TENANTS, ONE);
    tenants.fail(PARTNERS, new SQLException("no route to host"));
    assertThatThrownBy(this::deploy)
        .isInstanceOf(CorsDeploymentException.class)
        .hasMessageContaining("[cors:origins-missing] ${app.partners}")
        .hasMessageContaining("java.sql.SQLException: no route to host")
        .hasMessageContaining(Wares.class.getName());
  }

  @Test
  void nullIsNoAnswer() {
    tenants.answers.put(TENANTS, OriginSourceTest::nothing);
    assertThatThrownBy(this::deploy).hasMessageContaining("has answered null");
  }

  @SuppressWarnings({"NullAway", "OptionalAssignedToNull"}) // As somebody will.
  private static Optional<Origins> nothing() {
    return null;
  }

  @Test
  void aSourceThatHangsFailsTheDeploymentAndLosesOneThread() {
    lifeCycle = lifeCycle(Duration.ofMillis(1));
    CountDownLatch never = new CountDownLatch(1);
    tenants.answers.put(TENANTS, () -> hang(never));
    tenants.answers.put(PARTNERS, () -> hang(never));
    try {
      assertThatThrownBy(this::deploy)
          .isInstanceOf(CorsDeploymentException.class)
          .hasMessageContaining("has not answered for ")
          .hasMessageContaining("still has not answered an earlier question");
      assertThat(tenants.asked).hasSizeLessThanOrEqualTo(1);
    } finally {
      never.countDown();
    }
  }

  /** Not even an interrupt gets through to it, as with some drivers. */
  private static Optional<Origins> hang(CountDownLatch latch) {
    boolean open = false;
    while (!open) {
      try {
        latch.await();
        open = true;
      } catch (InterruptedException e) {
        // Goes on.
      }
    }
    return Optional.empty();
  }

  @Test
  void itIsAskedAgainWhenItSaidAndNothingElseIsReadAgain() {
    System.setProperty(PARTNERS, ONE);
    tenants.list(TENANTS, ONE);
    deploy();
    tenants.list(TENANTS, TWO);
    System.setProperty(PARTNERS, TWO);
    clock.pass(MINUTE.minusMillis(1));
    assertThat(grants(ONE)).isTrue();
    clock.pass(Duration.ofMillis(1));
    assertThat(grants(ONE)).isFalse();
    assertThat(grants(TWO)).isTrue();
    assertThat(grants("/wares", ONE)).isTrue();
    assertThat(grants("/wares", TWO)).isFalse();
    assertThat(log.of(Level.INFO))
        .anyMatch(line -> line.contains("${app.tenants} has changed") && line.contains("1 origin"));
    tenants.list(TENANTS, ONE, TWO);
    clock.pass(MINUTE);
    assertThat(grants(ONE)).isTrue();
  }

  @Test
  void theSameListChangesNothing() {
    tenants.list(TENANTS, ONE);
    deploy();
    InForce before = lifeCycle.inForce();
    clock.pass(MINUTE.multipliedBy(10));
    assertThat(lifeCycle.inForce()).isSameAs(before);
    assertThat(tenants.asked).filteredOn(TENANTS::equals).hasSize(11);
  }

  @Test
  void aListWithoutATimeIsAskedForByReloadsOnly() {
    tenants.answers.put(TENANTS, () -> Optional.of(Origins.of(List.of(ONE))));
    deploy();
    assertThat(clock.isIdle()).isTrue();
    tenants.answers.put(TENANTS, () -> Optional.of(Origins.of(List.of(TWO))));
    assertThat(reload()).isEmpty();
    assertThat(grants(ONE)).isFalse();
    assertThat(grants(TWO)).isTrue();
  }

  @Test
  void whatItThrowsKeepsTheListIsLoggedOnceAndHeals() {
    tenants.list(TENANTS, ONE);
    deploy();
    tenants.fail(TENANTS, new SQLException("connection refused"));
    clock.pass(MINUTE.multipliedBy(3));
    assertThat(grants(ONE)).isTrue();
    assertThat(log.of(Level.SEVERE))
        .singleElement()
        .asString()
        .contains("${app.tenants} stay as they were", Tenants.class.getName(), "refused");
    tenants.list(TENANTS, TWO);
    clock.pass(MINUTE);
    assertThat(grants(TWO)).isTrue();
    assertThat(log.of(Level.INFO)).anyMatch(line -> line.contains("are supplied again"));
  }

  @Test
  void aListWithOneBadElementKeepsTheOldOneWholeIsLoggedOnceAndHeals() {
    tenants.list(TENANTS, ONE);
    deploy();
    tenants.list(TENANTS, TWO, "null");
    clock.pass(MINUTE.multipliedBy(3));
    assertThat(grants(ONE)).isTrue();
    assertThat(grants(TWO)).isFalse();
    assertThat(log.of(Level.SEVERE))
        .singleElement()
        .asString()
        .contains("[cors:origin-null]", "is from the OriginSource " + Tenants.class.getName());
    tenants.list(TENANTS, TWO);
    clock.pass(MINUTE);
    assertThat(grants(ONE)).isFalse();
    assertThat(grants(TWO)).isTrue();
  }

  @Test
  void aThousandBadElementsAreNotAThousandLines() {
    tenants.list(TENANTS, ONE);
    deploy();
    tenants.list(
        TENANTS,
        IntStream.range(0, 1_000)
            .mapToObj(i -> "https://T" + i + ".example")
            .toArray(String[]::new));
    clock.pass(MINUTE);
    assertThat(log.of(Level.SEVERE)).singleElement().asString().contains("and 980 more like these");
    assertThat(reload()).hasSize(1_000);
  }

  @Test
  void aReloadWhoseSourceFailsKeepsItsListSaysSoAndReadsTheRest() {
    System.setProperty(PARTNERS, ONE);
    tenants.list(TENANTS, ONE);
    deploy();
    tenants.fail(TENANTS, new IllegalStateException("pool is closed"));
    System.setProperty(PARTNERS, TWO);
    assertThat(reload())
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.severity()).isEqualTo(Severity.WARNING);
          assertThat(finding.message()).contains("pool is closed", "stays in force");
        });
    assertThat(grants(ONE)).isTrue();
    assertThat(grants("/wares", TWO)).isTrue();
    // And once more: the list that stands in does not wear out.
    assertThat(reload()).hasSize(1);
    assertThat(grants(ONE)).isTrue();
    tenants.list(TENANTS, TWO);
    clock.pass(MINUTE);
    assertThat(grants(TWO)).isTrue();
  }

  @Test
  void aReloadWithABadListKeepsEverythingAsItWas() {
    System.setProperty(PARTNERS, ONE);
    tenants.list(TENANTS, ONE);
    deploy();
    System.setProperty(PARTNERS, TWO);
    tenants.list(TENANTS, "https://two.example/");
    assertThat(reload()).extracting(Finding::severity).containsExactly(Severity.ERROR);
    assertThat(grants(ONE)).isTrue();
    assertThat(grants("/wares", ONE)).isTrue();
    assertThat(grants("/wares", TWO)).isFalse();
  }

  @Test
  void theValuesOfAReloadWithAConfigurationOutliveWhatIsAskedAgain() {
    System.setProperty(PARTNERS, ONE);
    tenants.list(TENANTS, ONE);
    deploy();
    WithoutServer other = new WithoutServer();
    other.properties.put(PARTNERS, TWO);
    assertThat(reload(other)).isEmpty();
    tenants.list(TENANTS, TWO);
    clock.pass(MINUTE);
    assertThat(grants(TWO)).isTrue();
    assertThat(grants("/wares", TWO)).isTrue();
    assertThat(reload()).isEmpty();
    assertThat(grants("/wares", ONE)).isTrue();
  }

  /** The reload asked later, so it knows better. */
  @Test
  void anAnswerThatAReloadOvertookIsDropped() throws Exception {
    tenants.list(TENANTS, ONE);
    deploy();
    CountDownLatch isAsked = new CountDownLatch(1);
    CountDownLatch mayAnswer = new CountDownLatch(1);
    tenants.answers.put(
        TENANTS,
        () -> {
          isAsked.countDown();
          mayAnswer.await();
          return Optional.of(Origins.of(List.of(TWO)));
        });
    Thread asking = new Thread(() -> lifeCycle.askAgain(TENANTS));
    asking.start();
    isAsked.await();
    tenants.list(TENANTS, "https://three.example");
    assertThat(reload()).isEmpty();
    mayAnswer.countDown();
    asking.join();
    assertThat(grants(TWO)).isFalse();
    assertThat(grants("https://three.example")).isTrue();
  }

  /** Nobody who decides a request ever waits for a source. */
  @Test
  void requestsAreDecidedWhileASourceIsAsked() throws Exception {
    tenants.list(TENANTS, ONE);
    deploy();
    CountDownLatch isAsked = new CountDownLatch(1);
    CountDownLatch mayAnswer = new CountDownLatch(1);
    tenants.answers.put(
        TENANTS,
        () -> {
          isAsked.countDown();
          mayAnswer.await();
          return Optional.of(Origins.of(List.of(TWO)));
        });
    Thread reloading = new Thread(this::reload);
    reloading.start();
    isAsked.await();
    assertThat(grants(ONE)).isTrue();
    mayAnswer.countDown();
    reloading.join();
    assertThat(grants(TWO)).isTrue();
  }

  @Test
  void aClosedApplicationAsksNothing() {
    tenants.list(TENANTS, ONE);
    deploy();
    lifeCycle.close();
    assertThat(clock.isIdle()).isTrue();
    // Not even where somebody reloads it.
    assertThat(reload()).isEmpty();
    assertThat(clock.isIdle()).isTrue();
  }

  @Test
  void anApplicationThatIsGoneIsLetGoAndAskedForNothing() {
    tenants.list(TENANTS, ONE);
    deploy();
    tenants.asked.clear();
    WeakReference<LifeCycle> gone = new WeakReference<>(lifeCycle);
    lifeCycle = lifeCycle(Duration.ofSeconds(10));
    while (gone.get() != null) {
      System.gc();
      Thread.onSpinWait();
    }
    assertThat(clock.isIdle()).isFalse();
    clock.pass(Duration.ofSeconds(10));
    assertThat(clock.isIdle()).isTrue();
    assertThat(tenants.asked).isEmpty();
  }

  @Test
  void serviceFilesNameSources() throws IOException {
    server.properties.remove(OriginSource.PROPERTY);
    URL file =
        Files.writeString(dir.resolve("services"), ServedTenants.class.getName()).toUri().toURL();
    Thread thread = Thread.currentThread();
    within(() -> {
      ClassLoader listing = thread.getContextClassLoader();
      thread.setContextClassLoader(
          new ClassLoader(listing) {
            @Override
            public Enumeration<URL> getResources(String name) throws IOException {
              return name.equals("META-INF/services/" + OriginSource.class.getName())
                  ? Collections.enumeration(List.of(file))
                  : super.getResources(name);
            }
          });
      try {
        lifeCycle.deploy(Components.of(server, new Shop()));
        lifeCycle.settle();
      } finally {
        thread.setContextClassLoader(listing);
      }
    });
    assertThat(grants(ONE)).isTrue();
  }

  @Test
  void aServiceThatCannotBeMadeFailsTheDeployment() throws IOException {
    URL file = Files.writeString(dir.resolve("services"), "com.acme.Absent").toUri().toURL();
    ClassLoader listing =
        new ClassLoader(getClass().getClassLoader()) {
          @Override
          public Enumeration<URL> getResources(String name) {
            return Collections.enumeration(List.of(file));
          }
        };
    assertThatThrownBy(() ->
            new OriginSources().find(server, new Settings(server, Map.of()), List.of(listing)))
        .isInstanceOf(CorsDeploymentException.class)
        .hasMessageContaining("com.acme.Absent");
  }

  @Test
  void severalAreAskedInTheirOrderAndEachOnce() {
    Tenants others = new Tenants();
    OriginSource lambda = name -> Optional.empty();
    server.properties.put(OriginSource.PROPERTY, List.of(lambda, tenants, others));
    tenants.list(TENANTS, ONE);
    others.list(TENANTS, TWO);
    deploy();
    assertThat(grants(ONE)).isTrue();
    assertThat(grants(TWO)).isFalse();
    // Of one class, the first counts.
    assertThat(others.asked).isEmpty();
  }

  @Test
  void noSecretOfADriverIsLogged() {
    tenants.list(TENANTS, ONE);
    deploy();
    tenants.fail(
        TENANTS,
        new SQLException(
            "jdbc:postgresql://app:hunter2@db.example/tenants?password=hunter3&ssl=true refused"));
    clock.pass(MINUTE);
    assertThat(log.of(Level.SEVERE))
        .singleElement()
        .asString()
        .contains("jdbc:postgresql://…@db.example", "ssl=true refused")
        .doesNotContain("hunter");
  }

  @Test
  void aHundredThousandOriginsAndPatternsAreFoundAndOthersAreNot() {
    String[] many =
        Stream.concat(
                IntStream.range(0, 100_000).mapToObj(i -> "https://tenant" + i + ".example.com"),
                IntStream.range(0, 10_000).mapToObj(i -> "https://*.tenant" + i + ".example.org"))
            .toArray(String[]::new);
    tenants.list(TENANTS, many);
    deploy();
    for (int i = 0; i < 100_000; i += 997) {
      assertThat(grants("https://tenant" + i + ".example.com")).isTrue();
      assertThat(grants("https://tenant" + i + ".example.net")).isFalse();
      assertThat(grants("https://a.tenant" + i + ".example.org")).isEqualTo(i < 10_000);
    }
    assertThat(String.join("\n", log.of(Level.INFO))).hasSizeLessThan(10_000);
  }

  /** Each list has both or none: a request that saw a mix would find one without the other. */
  @Test
  void requestsUnderLoadNeverSeeAMixOfTwoLists() throws Exception {
    tenants.list(TENANTS, ONE, TWO);
    deploy();
    AtomicBoolean over = new AtomicBoolean();
    AtomicInteger asked = new AtomicInteger();
    Queue<String> mixes = new ConcurrentLinkedQueue<>();
    List<Thread> clients = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Thread client =
          new Thread(() -> {
            while (!over.get()) {
              InForce snapshot = lifeCycle.inForce();
              boolean one = isGranted(snapshot, ONE);
              boolean two = isGranted(snapshot, TWO);
              if (one != two || !isGranted(snapshot, "https://always.example") == one) {
                mixes.add(one + " " + two);
              }
              asked.incrementAndGet();
            }
          });
      clients.add(client);
    }
    tenants.list(TENANTS, ONE, TWO, "https://always.example");
    clock.pass(MINUTE);
    clients.forEach(Thread::start);
    for (int i = 0; i < 60 || asked.get() < 1_000; i++) {
      if (i % 2 == 0) {
        tenants.list(TENANTS);
      } else {
        tenants.list(TENANTS, ONE, TWO, "https://always.example");
      }
      if (i % 3 == 0) {
        assertThat(reload()).isEmpty();
      } else {
        clock.pass(MINUTE);
      }
    }
    over.set(true);
    for (Thread client : clients) {
      client.join();
    }
    assertThat(mixes).isEmpty();
  }

  private static boolean isGranted(InForce snapshot, String origin) {
    return snapshot.decisions().preflight("/orders", "DELETE", origin) instanceof Granted;
  }

  @Test
  void itIsNotAskedMoreOftenThanEachSecond() {
    assertThatThrownBy(() -> Origins.of(List.of()).askAgainAfter(Duration.ofMillis(999)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(requireNonNull(Origins.of(List.of()).askAgainAfter(Duration.ofSeconds(1)).again()))
        .contains(Duration.ofSeconds(1));
  }
}
