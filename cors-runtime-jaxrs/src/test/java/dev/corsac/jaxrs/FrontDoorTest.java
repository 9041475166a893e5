package dev.corsac.jaxrs;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.jaxrs.WithoutServer.Listing;
import dev.corsac.jaxrs.WithoutServer.Request;
import dev.corsac.jaxrs.front.DueHeaders;
import dev.corsac.jaxrs.front.FrontDoor;
import dev.corsac.jaxrs.front.HeaderSink;
import dev.corsac.policy.PolicyDeclaration;
import dev.corsac.policy.route.DeclaredPolicy;
import dev.corsac.policy.route.GeneratedTable;
import dev.corsac.policy.route.PolicyTable;
import dev.corsac.policy.route.ResourceClass;
import dev.corsac.policy.route.ResourceMethod;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Configuration;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What code in front of Jakarta REST is told. */
class FrontDoorTest {
  private static final String APP = "https://app.example.com";
  private static final String STRANGER = "https://stranger.example.net";

  /** Two methods with policies of their own, and one without. */
  public static class Orders {}

  private static final PolicyTable TABLE =
      new PolicyTable(
          "OrdersTable",
          List.of(
              new ResourceClass(
                  Orders.class.getName(),
                  List.of(),
                  "orders",
                  List.of(
                      method("GET", "get()", PolicyDeclaration.crossOrigin(APP)),
                      method("PUT", "put()", PolicyDeclaration.crossOrigin(STRANGER))),
                  List.of())),
          List.of());

  private static ResourceMethod method(String http, String signature, PolicyDeclaration policy) {
    DeclaredPolicy declared = new DeclaredPolicy(Orders.class.getName() + signature, policy);
    return new ResourceMethod(http, "", List.of(signature), declared, null, List.of());
  }

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

  @TempDir Path dir;
  private WithoutServer server;
  private FrontDoor door;

  @BeforeEach
  void deploy() {
    server =
        WithoutServer.deployed(
            new Application() {
              @Override
              public Set<Class<?>> getClasses() {
                return Set.of();
              }
            },
            dir,
            new Listing(Table.class, Filter.class));
    door = requireNonNull(FrontDoor.of((Configuration) server));
  }

  private static Request get(String path, String... lines) {
    return new Request("GET", path, lines);
  }

  private @Nullable DueHeaders due(Request request, int status) {
    return door.due(request.head(), status, request.properties.get(FrontDoor.DECIDED));
  }

  @Test
  void aConfigurationWithoutTheFeatureHasNoDoor() {
    assertThat(FrontDoor.of(new WithoutServer())).isNull();
  }

  @Test
  void preflightsAreAnsweredAsTheFilterAnswersThem() {
    String method = "Access-Control-Request-Method: GET";
    FrontDoor.Preflight granted =
        requireNonNull(
            door.preflight(new Request("OPTIONS", "/orders", "Origin: " + APP, method).head()));
    assertThat(granted.status()).isEqualTo(204);
    assertThat(written(granted.headers(), Map.of()))
        .containsEntry("Access-Control-Allow-Origin", List.of(APP))
        .containsEntry("Access-Control-Allow-Methods", List.of("GET, HEAD"))
        .containsEntry("Vary", List.of("Origin, Access-Control-Request-Method"));
    FrontDoor.Preflight refused =
        requireNonNull(
            door.preflight(
                new Request("OPTIONS", "/orders", "Origin: " + APP, "Origin: " + APP, method)
                    .head()));
    assertThat(refused.status()).isEqualTo(403);
    assertThat(written(refused.headers(), Map.of())).containsOnlyKeys("Vary");
    assertThat(door.preflight(new Request("OPTIONS", "/nowhere", "Origin: " + APP, method).head()))
        .isNull();
    assertThat(door.preflight(new Request("OPTIONS", "/orders", "Origin: " + APP).head())).isNull();
    Request elsewhere = new Request("OPTIONS", "/orders", "Origin: " + APP, method);
    elsewhere.uri = URI.create("http://localhost/other/orders");
    assertThat(door.preflight(elsewhere.head())).isNull();
  }

  @Test
  void whatNoFilterHasSeenHasThePolicyOfPathAndMethod() {
    assertThat(written(due(get("/orders", "Origin: " + APP), 401), Map.of()))
        .containsEntry("Access-Control-Allow-Origin", List.of(APP))
        .containsEntry("Vary", List.of("Origin"));
    assertThat(written(due(get("/orders", "Origin: " + STRANGER), 401), Map.of()))
        .containsOnlyKeys("Vary");
    assertThat(due(get("/nowhere", "Origin: " + APP), 401)).isNull();
    assertThat(door.concerns(get("/orders", "Origin: " + APP).head())).isTrue();
    assertThat(door.concerns(get("/nowhere", "Origin: " + APP).head())).isFalse();
    assertThat(door.concerns(new Request("PATCH", "/orders", "Origin: " + APP).head())).isTrue();
  }

  @Test
  void whatAFilterHasDecidedStays() {
    Request request = get("/orders", "Origin: " + APP);
    assertThat(door.isFinal(request.properties.get(FrontDoor.DECIDED))).isFalse();
    Filter filter = server.make(Filter::new);
    filter.filter(request.context(), WithoutServer.response(200, new MultivaluedHashMap<>()));
    assertThat(door.isFinal(request.properties.get(FrontDoor.DECIDED))).isTrue();
    request.uri = URI.create("http://localhost/api/nowhere");
    assertThat(written(due(request, 500), Map.of()))
        .containsEntry("Access-Control-Allow-Origin", List.of(APP));

    Request ungoverned = get("/nowhere", "Origin: " + APP);
    filter.filter(ungoverned.context(), WithoutServer.response(200, new MultivaluedHashMap<>()));
    ungoverned.uri = URI.create("http://localhost/api/orders");
    assertThat(due(ungoverned, 500)).isNull();
  }

  @Test
  void whereJerseyHandsA404OnTheResponseIsNotItsOwn() {
    server.properties.put("jersey.config.servlet.filter.forwardOn404", true);
    assertThat(due(get("/orders", "Origin: " + APP), 404)).isNull();
    assertThat(due(get("/orders", "Origin: " + APP), 401)).isNotNull();
  }

  @Test
  void writingTwiceIsWritingOnceAndVaryIsAddedTo() {
    DueHeaders due = requireNonNull(due(get("/orders", "Origin: " + APP), 200));
    Map<String, List<String>> once =
        written(due, Map.of("Vary", List.of("Accept-Encoding"), "Other", List.of("x")));
    assertThat(once)
        .containsEntry("Vary", List.of("Accept-Encoding", "Origin"))
        .containsEntry("Other", List.of("x"));
    assertThat(written(due, once)).isEqualTo(once);
    assertThat(written(due, Map.of("vary", List.of("accept, ORIGIN"))))
        .containsEntry("vary", List.of("accept, ORIGIN"));
    assertThat(written(due, Map.of("Access-Control-Allow-Origin", List.of("*", APP))))
        .containsEntry("Access-Control-Allow-Origin", List.of(APP));
    assertThat(due.contains("access-control-allow-origin", APP)).isTrue();
    assertThat(due.contains("Access-Control-Allow-Origin", "*")).isFalse();
    assertThat(due.contains("Access-Control-Allow-Credentials", "true")).isFalse();
  }

  private static Map<String, List<String>> written(
      @Nullable DueHeaders due, Map<String, List<String>> before) {
    Map<String, List<String>> lines = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    before.forEach((name, values) -> lines.put(name, new ArrayList<>(values)));
    requireNonNull(due)
        .write(
            new HeaderSink() {
              @Override
              public Collection<String> lines(String name) {
                return lines.getOrDefault(name, List.of());
              }

              @Override
              public void set(String name, String value) {
                lines.put(name, List.of(value));
              }

              @Override
              public void add(String name, String value) {
                lines.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
              }
            });
    return lines;
  }
}
