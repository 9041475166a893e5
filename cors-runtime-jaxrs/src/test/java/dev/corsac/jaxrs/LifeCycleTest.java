package dev.corsac.jaxrs;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corsac.CrossOrigin;
import dev.corsac.jaxrs.WithoutServer.Listing;
import dev.corsac.jaxrs.WithoutServer.Request;
import dev.corsac.jaxrs.request.Explanations;
import dev.corsac.jaxrs.resource.DescribingTable;
import dev.corsac.jaxrs.value.GuardSettings.Mode;
import dev.corsac.policy.Policy;
import dev.corsac.policy.PreflightAnswer.Granted;
import dev.corsac.policy.PreflightAnswer.NotOurs;
import dev.corsac.policy.PreflightAnswer.Refused;
import dev.corsac.policy.finding.Finding;
import dev.corsac.policy.finding.Severity;
import dev.corsac.policy.route.GeneratedTable;
import dev.corsac.policy.route.PolicyTable;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From the configuration of the feature to the last reload, without a server. */
class LifeCycleTest {
  private static final String ONE = "https://one.example";
  private static final String TWO = "https://two.example";
  private static final String ORIGINS = "app.origins";
  private static final String OTHER_ORIGINS = "app.other.origins";

  /** Served. */
  @Path("orders")
  @CrossOrigin("${app.origins}")
  public static class Orders {
    @GET
    public String get() {
      return "orders";
    }

    @DELETE
    public void delete() {}
  }

  /** Not listed, as a rule: the server comes to it in some other way. */
  @Path("{any}")
  @CrossOrigin("${app.other.origins}")
  public static class Wares {
    @GET
    public String get() {
      return "wares";
    }

    @DELETE
    public void delete() {}
  }

  /** No compiler called the processor for it: no table describes it, and it has no policy. */
  @Path("archive")
  public static class Archive {
    @GET
    public String get() {
      return "archive";
    }
  }

  private static final PolicyTable TABLE =
      DescribingTable.of("LifeCycleTable", Orders.class, Wares.class);

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

  /** Lists what it is told, and counts who asks. */
  private static final class Listed extends Application {
    private final Set<Class<?>> classes;
    private int singletonsAsked;

    Listed(Class<?>... classes) {
      this.classes = new LinkedHashSet<>(List.of(classes));
    }

    @Override
    public Set<Class<?>> getClasses() {
      return classes;
    }

    @Override
    @SuppressWarnings("deprecation") // Applications still use it.
    public Set<Object> getSingletons() {
      singletonsAsked++;
      return Set.of();
    }
  }

  @TempDir java.nio.file.Path dir;
  private final WithoutServer server = new WithoutServer();
  private final LogRecords log = new LogRecords();

  @BeforeEach
  void configureNothing() {
    System.clearProperty(ORIGINS);
    System.clearProperty(OTHER_ORIGINS);
    System.clearProperty("corsac.guard");
    System.clearProperty("corsac.own.origins");
  }

  @AfterEach
  void close() {
    log.close();
    configureNothing();
  }

  private void deploy(@Nullable Application application) {
    WithoutServer.within(
        dir,
        new Listing[] {new Listing(Table.class, Filter.class)},
        () -> server.configure(application));
  }

  private void request() {
    WithoutServer.within(
        dir,
        new Listing[] {new Listing(Table.class, Filter.class)},
        () -> server.make(PreflightFilter::new).filter(new Request("GET", "/orders").context()));
  }

  private List<Finding> reload() {
    List<Finding> findings = new ArrayList<>();
    WithoutServer.within(
        dir,
        new Listing[] {new Listing(Table.class, Filter.class)},
        () -> findings.addAll(server.deployment().reload()));
    return findings;
  }

  private Object preflight(String path, String method, String origin) {
    return server.deployment().inForce().decisions().preflight(path, method, origin);
  }

  private boolean grants(String origin) {
    return preflight("/orders", "DELETE", origin) instanceof Granted;
  }

  private Policy chosen(Class<?> type, String method) {
    return requireNonNull(
        server
            .deployment()
            .chosen(type, DescribingTable.method(type, method))
            .policy(new Request("GET", "/orders/wares").head()));
  }

  @Test
  void aFirstRequestThatFailsHealsWithTheNextReload() {
    deploy(null);
    request();
    assertThat(log.of(Level.SEVERE)).singleElement().asString().contains("${app.origins}");
    assertThat(preflight("/orders", "DELETE", ONE)).isInstanceOf(Refused.class);
    assertThat(reload()).extracting(Finding::message).anyMatch(m -> m.contains("app.origins"));
    System.setProperty(ORIGINS, ONE);
    System.setProperty(OTHER_ORIGINS, "none");
    assertThat(reload()).isEmpty();
    assertThat(grants(ONE)).isTrue();
    assertThat(chosen(Orders.class, "get").allows(ONE)).isTrue();
  }

  /** {@code -Acorsac.requireExplicit} cannot see it; without that nobody has to decide on it. */
  @Test
  void whatIsServedAndInNoTableIsNamed() {
    System.setProperty(ORIGINS, ONE);
    deploy(new Listed(Orders.class, Archive.class));
    request();
    assertThat(log.of(Level.INFO))
        .filteredOn(line -> line.contains("requireExplicit"))
        .singleElement()
        .asString()
        .contains("no policy table describes " + Archive.class.getName())
        .doesNotContain("Orders");
    assertThat(log.of(Level.WARNING)).isEmpty();
  }

  @Test
  void whereTablesDescribeAllThatIsServedThereIsNoSuchLine() {
    System.setProperty(ORIGINS, ONE);
    deploy(new Listed(Orders.class));
    request();
    assertThat(log.of(Level.INFO)).noneMatch(line -> line.contains("requireExplicit"));
  }

  @Test
  void untilThenHeadersOfOtherCodeAreTakenAway() {
    deploy(null);
    request();
    MultivaluedMap<String, Object> headers = new MultivaluedHashMap<>();
    headers.add("Access-Control-Allow-Origin", "*");
    server
        .make(Filter::new)
        .filter(
            new Request("GET", "/orders", "Origin: " + ONE).context(),
            WithoutServer.response(200, headers));
    assertThat(headers).doesNotContainKey("Access-Control-Allow-Origin");
  }

  @Test
  void anInvalidValueKeepsTheOldPoliciesAndHealsWithTheNextReload() {
    System.setProperty(ORIGINS, ONE);
    deploy(new Listed(Orders.class));
    request();
    System.setProperty(ORIGINS, "https://Two.example/");
    assertThat(reload()).hasSize(1);
    assertThat(grants(ONE)).isTrue();
    System.setProperty(ORIGINS, TWO);
    assertThat(reload()).isEmpty();
    assertThat(grants(ONE)).isFalse();
    assertThat(grants(TWO)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "corsac.guard, yes",
    "corsac.own.origins, https://App.test/",
    "corsac.own.origins, https://*.app.test"
  })
  void anInvalidSettingOfTheGuardIsAFindingAndKeepsAllAsItWas(String name, String value) {
    System.setProperty(ORIGINS, ONE);
    System.setProperty("corsac.guard", "report");
    deploy(new Listed(Orders.class));
    request();
    System.setProperty(ORIGINS, TWO);
    System.setProperty("corsac.guard", "off");
    System.setProperty(name, value);
    assertThat(reload())
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.severity()).isEqualTo(Severity.ERROR);
          assertThat(finding.message()).contains("[cors:", name, value);
        });
    assertThat(server.deployment().inForce().guard().mode()).isEqualTo(Mode.REPORT);
    assertThat(grants(ONE)).isTrue();
    assertThat(log.of(Level.SEVERE)).singleElement().asString().contains("stay as they", value);
    System.setProperty("corsac.guard", "off");
    System.clearProperty("corsac.own.origins");
    assertThat(reload()).isEmpty();
    assertThat(server.deployment().inForce().guard().mode()).isEqualTo(Mode.OFF);
    assertThat(grants(TWO)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "OPTIONS"})
  void forASafeMethodNoHeaderIsReadAfterMatching(String method) {
    System.setProperty(ORIGINS, ONE);
    deploy(new Listed(Orders.class));
    request();
    Method chosen = DescribingTable.method(Orders.class, "get");
    server
        .deployment()
        .readChosenFrom(
            WithoutServer.proxy(
                ResourceInfo.class,
                (self, called, arguments) ->
                    called.getName().equals("getResourceMethod") ? chosen : Orders.class));
    ContainerRequestContext request =
        new Request(method, "/orders", "Sec-Fetch-Site: cross-site", "Origin: " + TWO).context();
    List<String> asked = new ArrayList<>();
    server
        .make(ChosenMethodFilter::new)
        .filter(
            WithoutServer.proxy(
                ContainerRequestContext.class,
                (self, called, arguments) -> {
                  asked.add(called.getName());
                  return called.invoke(request, arguments);
                }));
    assertThat(asked).contains("getMethod").noneMatch(name -> name.contains("Header"));
  }

  @Test
  void theOwnOriginMayBeAPlainHttpOne() {
    System.setProperty(ORIGINS, ONE);
    System.setProperty("corsac.own.origins", "http://app.test, http://app.test:8080");
    deploy(new Listed(Orders.class));
    request();
    assertThat(log.of(Level.SEVERE)).isEmpty();
    assertThat(grants(ONE)).isTrue();
  }

  @Test
  void aClassThatWasChosenWithoutAValueHealsWithTheNextReload() {
    System.setProperty(ORIGINS, ONE);
    deploy(new Listed(Orders.class));
    request();
    assertThat(chosen(Wares.class, "get").allows(TWO)).isFalse();
    System.setProperty(OTHER_ORIGINS, TWO);
    assertThat(chosen(Wares.class, "get").allows(TWO)).isFalse();
    assertThat(reload()).isEmpty();
    assertThat(chosen(Wares.class, "get").allows(TWO)).isTrue();
  }

  @Test
  void aClassThatIsChosenButNotListedIsNoRootResource() {
    System.setProperty(ORIGINS, ONE);
    System.setProperty(OTHER_ORIGINS, TWO);
    deploy(new Listed(Orders.class));
    assertThat(preflight("/zzz", "DELETE", TWO)).isInstanceOf(NotOurs.class);
    request();
    assertThat(chosen(Wares.class, "delete").allows(TWO)).isTrue();
    server.deployment().reviewClass(Wares.class, DescribingTable.method(Wares.class, "delete"));
    assertThat(preflight("/zzz", "DELETE", TWO)).isInstanceOf(NotOurs.class);
    assertThat(grants(ONE)).isTrue();
  }

  @Test
  void noRequestReadsAPlaceholder() {
    System.setProperty(ORIGINS, ONE);
    System.setProperty(OTHER_ORIGINS, ONE);
    deploy(new Listed(Orders.class));
    request();
    System.setProperty(ORIGINS, TWO);
    System.setProperty(OTHER_ORIGINS, TWO);
    request();
    assertThat(chosen(Wares.class, "get").allows(ONE)).isTrue();
    assertThat(chosen(Wares.class, "get").allows(TWO)).isFalse();
    assertThat(grants(ONE)).isTrue();
    assertThat(grants(TWO)).isFalse();
  }

  @Test
  void whatAReloadWasGivenStaysInForceWhateverTheServerShowsLater() {
    System.setProperty(ORIGINS, ONE);
    System.setProperty(OTHER_ORIGINS, ONE);
    deploy(new Listed(Orders.class));
    WithoutServer other = new WithoutServer();
    other.property(ORIGINS, TWO);
    other.property(OTHER_ORIGINS, TWO);
    other.property("corsac.diagnostics", "true");
    WithoutServer.within(
        dir,
        new Listing[] {new Listing(Table.class, Filter.class)},
        () -> assertThat(server.deployment().reload(other)).isEmpty());
    server.deployment().reviewClass(Wares.class, null);
    request();
    assertThat(grants(ONE)).isFalse();
    assertThat(grants(TWO)).isTrue();
    assertThat(preflight("/wares", "DELETE", TWO)).isInstanceOf(Granted.class);
    assertThat(chosen(Wares.class, "get").allows(TWO)).isTrue();
    assertThat(server.deployment().inForce().explanations()).isNotSameAs(Explanations.SILENT);
  }

  @Test
  void aReloadBeforeAnythingIsDeployedCountsForWhatIsDeployedThen() {
    deploy(null);
    WithoutServer other = new WithoutServer();
    other.property(ORIGINS, ONE);
    other.property(OTHER_ORIGINS, "none");
    assertThat(server.deployment().reload(other)).isEmpty();
    request();
    assertThat(grants(ONE)).isTrue();
  }

  @Test
  void aClassThatTheServerShowsAloneIsServedFromTheFirstRequestOn() {
    System.setProperty(ORIGINS, ONE);
    System.setProperty(OTHER_ORIGINS, TWO);
    deploy(new Listed(Orders.class));
    server.deployment().reviewClass(Wares.class, null);
    request();
    assertThat(preflight("/zzz", "DELETE", TWO)).isInstanceOf(Granted.class);
  }

  @Test
  void oneThatLacksAValueStopsTheDeploymentAndIsLogged() {
    System.setProperty(ORIGINS, ONE);
    deploy(new Listed(Orders.class));
    assertThatThrownBy(() -> server.deployment().reviewClass(Wares.class, null))
        .isInstanceOf(CorsDeploymentException.class)
        .hasMessageContaining("app.other.origins");
    assertThat(log.of(Level.SEVERE))
        .singleElement()
        .asString()
        .contains("deployment", "app.other.origins");
  }

  @Test
  void aDeploymentThatFailsSaysWhyInTheLogSinceSomeServersHideIt() {
    assertThatThrownBy(() -> deploy(new Listed(Orders.class)))
        .isInstanceOf(CorsDeploymentException.class);
    assertThat(log.of(Level.SEVERE)).singleElement().asString().contains("app.origins");
  }

  @Test
  void singletonsAreNotMadeOnceMore() {
    System.setProperty(ORIGINS, ONE);
    Listed application = new Listed(Orders.class);
    deploy(application);
    request();
    assertThat(application.singletonsAsked).isZero();
  }

  @Test
  void severalValuesOfAPropertyAreAList() {
    for (Object several : List.of(new String[] {ONE, TWO}, List.of(ONE, TWO), ONE + "," + TWO)) {
      WithoutServer each = new WithoutServer();
      each.property(ORIGINS, several);
      WithoutServer.within(
          dir,
          new Listing[] {new Listing(Table.class, Filter.class)},
          () -> each.configure(new Listed(Orders.class)));
      assertThat(each.deployment().inForce().decisions().preflight("/orders", "DELETE", TWO))
          .isInstanceOf(Granted.class);
    }
  }

  @Test
  void oneLineSaysWhatIsInForceInGoodEnglish() {
    System.setProperty(ORIGINS, ONE);
    deploy(new Listed(Orders.class));
    request();
    assertThat(log.of(Level.INFO))
        .filteredOn(line -> line.contains("in force"))
        .singleElement()
        .asString()
        .startsWith("Corsac: 2 routes, 1 policy and 1 origin are in force");
  }

  /** Counted, not timed: what is done for each class must not grow with their number. */
  @Test
  void classesThatAreShownOneByOneAreNotLookedAtAgainForEachOther() throws Exception {
    System.setProperty(ORIGINS, ONE);
    Map<Integer, Integer> asked = new HashMap<>();
    for (int number : new int[] {20, 200}) {
      int[] count = new int[1];
      WithoutServer counting =
          new WithoutServer() {
            @Override
            public Set<Class<?>> getClasses() {
              count[0]++;
              return super.getClasses();
            }
          };
      WithoutServer.within(
          dir,
          new Listing[] {new Listing(Table.class, Filter.class)},
          () -> counting.configure(new Listed(Orders.class)));
      try (ManyClasses many = ManyClasses.compiled(number, dir.resolve("many" + number))) {
        for (Class<?> type : many.types()) {
          counting.deployment().reviewClass(type, DescribingTable.method(type, "get"));
        }
        assertThat(counting.deployment().inForce().decisions().preflight("/many1", "DELETE", ONE))
            .isInstanceOf(NotOurs.class);
      }
      asked.put(number, count[0]);
    }
    assertThat(asked.get(200)).isEqualTo(asked.get(20));
  }

  @Test
  void aFirstRequestAndAReloadAtOnceLeaveTheNewValuesInForce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      for (int i = 0; i < 100; i++) {
        System.setProperty(ORIGINS, ONE);
        System.setProperty(OTHER_ORIGINS, "none");
        WithoutServer each = new WithoutServer();
        Listing[] listing = {new Listing(Table.class, Filter.class)};
        WithoutServer.within(dir, listing, () -> each.configure(new Listed(Orders.class)));
        PreflightFilter filter = each.make(PreflightFilter::new);
        WithoutServer other = new WithoutServer();
        other.property(ORIGINS, TWO);
        other.property(OTHER_ORIGINS, TWO);
        CyclicBarrier together = new CyclicBarrier(2);
        Future<?> request =
            threads.submit(() -> {
              together.await();
              filter.filter(new Request("GET", "/orders").context());
              return null;
            });
        Future<?> reload =
            threads.submit(() -> {
              together.await();
              // From a thread whose class loader shows no table.
              return each.deployment().reload(other);
            });
        request.get();
        reload.get();
        assertThat(each.deployment().inForce().decisions().preflight("/orders", "DELETE", TWO))
            .isInstanceOf(Granted.class);
        assertThat(each.deployment().inForce().decisions().preflight("/orders", "DELETE", ONE))
            .isInstanceOf(Refused.class);
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
