package dev.corsac.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corsac.CrossOrigin;
import dev.corsac.SameOrigin;
import dev.corsac.jaxrs.WithoutServer.Listing;
import dev.corsac.jaxrs.WithoutServer.Request;
import dev.corsac.jaxrs.resource.DescribingTable;
import dev.corsac.jaxrs.value.Settings;
import dev.corsac.policy.PreflightAnswer.Granted;
import dev.corsac.policy.route.GeneratedTable;
import dev.corsac.policy.route.PolicyTable;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Configuration;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is in force, where configured values are from, and why a request was refused. */
class ReasonsTest {
  private static final String APP = "https://app.example.com";
  private static final String STRANGER = "https://stranger.example.net";
  private static final String ORIGINS = "reasons.origins";

  /** Under a policy that is configured. */
  @Path("orders")
  @CrossOrigin(origins = {"${reasons.origins}", "${reasons.more:https://more.example.com}"})
  public static class Orders {
    @GET
    public String get() {
      return "orders";
    }

    @DELETE
    public void delete() {}
  }

  /** Closed. */
  @Path("accounts")
  @SameOrigin
  public static class Accounts {
    @GET
    public String get() {
      return "accounts";
    }
  }

  private static final PolicyTable TABLE =
      DescribingTable.of("ReasonsTable", Orders.class, Accounts.class);

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

  /** The application. */
  private static final class Shop extends Application {
    @Override
    public Set<Class<?>> getClasses() {
      return Set.of(Orders.class, Accounts.class);
    }
  }

  /** Under no policy. */
  @Path("prices")
  public static class Prices {
    @GET
    public String get() {
      return "prices";
    }
  }

  /** One of each. */
  @Path("payments")
  @CrossOrigin("https://app.example.com")
  public static class Payments {
    @DELETE
    public void delete() {}
  }

  private static final PolicyTable OPEN_TABLE = DescribingTable.of("OpenTable", Prices.class);
  private static final PolicyTable SINGLE_TABLE = DescribingTable.of("SingleTable", Payments.class);

  /** As generated. */
  public static final class Open extends GeneratedTable {
    public Open() {
      super(OPEN_TABLE);
    }
  }

  /** As generated. */
  public static final class OpenFilter extends CorsResponseFilter {
    public OpenFilter() {
      super(OPEN_TABLE);
    }
  }

  /** The application. */
  private static final class OpenShop extends Application {
    @Override
    public Set<Class<?>> getClasses() {
      return Set.of(Prices.class);
    }
  }

  /** As generated. */
  public static final class Single extends GeneratedTable {
    public Single() {
      super(SINGLE_TABLE);
    }
  }

  /** As generated. */
  public static final class SingleFilter extends CorsResponseFilter {
    public SingleFilter() {
      super(SINGLE_TABLE);
    }
  }

  /** The application. */
  private static final class SingleShop extends Application {
    @Override
    public Set<Class<?>> getClasses() {
      return Set.of(Payments.class);
    }
  }

  @TempDir java.nio.file.Path dir;
  private final WithoutServer server = new WithoutServer();
  private final LogRecords log = new LogRecords();

  @AfterEach
  void close() {
    log.close();
    System.clearProperty(ORIGINS);
  }

  private void deploy() {
    within(() -> server.configure(new Shop()));
  }

  private void within(Runnable run) {
    WithoutServer.within(dir, new Listing[] {new Listing(Table.class, Filter.class)}, run);
  }

  private void explaining() {
    System.setProperty(ORIGINS, APP);
    server.properties.put(Settings.DIAGNOSTICS, "true");
    deploy();
  }

  private List<String> response(Request request, MultivaluedMap<String, Object> headers) {
    int before = log.of(Level.INFO).size();
    server.make(Filter::new).filter(request.context(), WithoutServer.response(200, headers));
    List<String> after = log.of(Level.INFO);
    return after.subList(before, after.size());
  }

  @Test
  void aLineForEachPolicySaysItsOriginsAndWhereTheyAreFrom() {
    System.setProperty(ORIGINS, APP + ",https://*.partner.example");
    deploy();
    assertThat(log.of(Level.INFO))
        .contains(
            "Corsac: "
                + Orders.class.getName()
                + " lets in https://app.example.com, https://*.partner.example,"
                + " https://more.example.com (reasons.origins is from the system property"
                + " reasons.origins; reasons.more has its default)");
  }

  @Test
  void whereNothingIsGovernedOneLineSaysSo() {
    WithoutServer.within(
        dir,
        new Listing[] {new Listing(Open.class, OpenFilter.class)},
        () -> server.configure(new OpenShop()));
    assertThat(log.of(Level.INFO))
        .singleElement()
        .asString()
        .startsWith("Corsac: nothing in this application is under a policy");
    assertThat(log.of(Level.WARNING)).isEmpty();
  }

  @Test
  void oneIsNotSpokenOfAsSeveral() {
    WithoutServer.within(
        dir,
        new Listing[] {new Listing(Single.class, SingleFilter.class)},
        () -> server.configure(new SingleShop()));
    assertThat(log.of(Level.INFO))
        .containsExactly(
            "Corsac: 1 route, 1 policy and 1 origin are in force; 1 route that changes something is"
                + " guarded, 0 not",
            "Corsac: " + Payments.class.getName() + " lets in https://app.example.com");
  }

  @Test
  void theApplicationsOwnPropertyComesFirst() {
    System.setProperty(ORIGINS, STRANGER);
    server.properties.put(ORIGINS, APP);
    deploy();
    assertThat(log.of(Level.INFO))
        .anyMatch(line ->
            line.contains("lets in " + APP)
                && line.contains("from the application's property " + ORIGINS));
  }

  @Test
  void aValueThatIsMissingIsNamedWithAllPlacesWhereItWasLookedFor() {
    assertThatThrownBy(this::deploy)
        .isInstanceOf(CorsDeploymentException.class)
        .hasMessageContaining(
            "reasons.origins was looked for in the application's property reasons.origins, the"
                + " system property reasons.origins and the environment variable REASONS_ORIGINS");
  }

  @Test
  void aValueThatIsInvalidIsNamedWithItsSource() {
    System.setProperty(ORIGINS, "https://App.example.com/");
    assertThatThrownBy(this::deploy)
        .isInstanceOf(CorsDeploymentException.class)
        .hasMessageContaining("reasons.origins is from the system property reasons.origins");
  }

  @Test
  void aValueThatIsEmptyIsNamedWithItsSource() {
    System.setProperty(ORIGINS, " ");
    assertThatThrownBy(this::deploy)
        .isInstanceOf(CorsDeploymentException.class)
        .hasMessageContaining("reasons.origins is empty in the system property reasons.origins");
  }

  @Test
  void headersThatScriptsWillMissAreNamed() {
    explaining();
    MultivaluedMap<String, Object> headers = new MultivaluedHashMap<>();
    headers.add("location", "/orders/1");
    headers.add("ETag", "x");
    assertThat(response(new Request("GET", "/orders", "Origin: " + APP), headers))
        .singleElement()
        .asString()
        .contains("exposedHeaders = {\"Location\", \"ETag\"}");
    assertThat(response(new Request("GET", "/orders"), headers)).isEmpty();
  }

  @Test
  void otherCodeCanAsk() {
    System.setProperty(ORIGINS, APP);
    deploy();
    Configuration configuration = server;
    var get = DescribingTable.method(Orders.class, "get");
    assertThat(Cors.allows(configuration, APP, Orders.class, get)).isTrue();
    assertThat(Cors.allows(configuration, STRANGER, Orders.class, get)).isFalse();
    assertThat(Cors.allows(configuration, "null", Orders.class, get)).isFalse();
    var closed = DescribingTable.method(Accounts.class, "get");
    assertThat(Cors.allows(configuration, APP, Accounts.class, closed)).isFalse();
    assertThat(Cors.decisions(configuration).preflight("/orders", "DELETE", APP))
        .isInstanceOf(Granted.class);
    assertThatThrownBy(() -> Cors.decisions(new WithoutServer()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
