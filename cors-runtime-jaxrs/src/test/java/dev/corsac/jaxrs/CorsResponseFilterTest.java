package dev.corsac.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.jaxrs.WithoutServer.Listing;
import dev.corsac.jaxrs.WithoutServer.Request;
import dev.corsac.jaxrs.lifecycle.Decided;
import dev.corsac.jaxrs.lifecycle.Decided.Answered;
import dev.corsac.jaxrs.lifecycle.Decided.Ungoverned;
import dev.corsac.policy.PolicyDeclaration;
import dev.corsac.policy.route.DeclaredPolicy;
import dev.corsac.policy.route.GeneratedTable;
import dev.corsac.policy.route.PolicyTable;
import dev.corsac.policy.route.ResourceClass;
import dev.corsac.policy.route.ResourceMethod;
import jakarta.annotation.Priority;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One generated filter writes every response, and leaves what it wrote in the request. */
class CorsResponseFilterTest {
  private static final String APP = "https://app.example.com";
  private static final String SHOP = "https://shop.example";

  /** Stands in the first table. */
  public static class Orders {}

  /** Stands in the second table. */
  public static class Wares {}

  private static PolicyTable table(
      String name, Class<?> type, String template, PolicyDeclaration policy) {
    DeclaredPolicy own = new DeclaredPolicy(type.getName(), policy);
    ResourceMethod get = new ResourceMethod("GET", "", List.of("get()"), own, null, List.of());
    return new PolicyTable(
        name,
        List.of(new ResourceClass(type.getName(), List.of(), template, List.of(get), List.of())),
        List.of());
  }

  private static final PolicyTable ORDERS =
      table("OrdersTable", Orders.class, "orders", PolicyDeclaration.crossOrigin(APP));
  private static final PolicyTable WARES =
      table("WaresTable", Wares.class, "wares", PolicyDeclaration.crossOrigin(SHOP));

  /** As generated. */
  public static final class OrdersTable extends GeneratedTable {
    public OrdersTable() {
      super(ORDERS);
    }
  }

  /** As generated. */
  public static final class WaresTable extends GeneratedTable {
    public WaresTable() {
      super(WARES);
    }
  }

  /** As generated where {@code @Priority} is visible. */
  @Priority(Integer.MIN_VALUE)
  public static final class OrdersFilter extends CorsResponseFilter {
    public OrdersFilter() {
      super(ORDERS);
    }
  }

  /** As generated where it is not. */
  public static final class WaresFilter extends CorsResponseFilter {
    public WaresFilter() {
      super(WARES);
    }
  }

  /** The first by name, without {@code @Priority}. */
  public static final class AntiquesFilter extends CorsResponseFilter {
    public AntiquesFilter() {
      super(WARES);
    }
  }

  @TempDir Path dir;
  private WithoutServer server;
  private OrdersFilter filter;

  @BeforeEach
  void deploy() {
    server = deployed(OrdersFilter.class, WaresFilter.class);
    filter = server.make(OrdersFilter::new);
  }

  private WithoutServer deployed(Class<?> ofOrders, Class<?> ofWares) {
    return WithoutServer.deployed(
        new Application() {
          @Override
          public Set<Class<?>> getClasses() {
            return Set.of();
          }
        },
        dir,
        new Listing(WaresTable.class, ofWares),
        new Listing(OrdersTable.class, ofOrders));
  }

  private @Nullable Object decided(Request request) {
    return request.properties.get(Decided.PROPERTY);
  }

  private MultivaluedMap<String, Object> answered(Request request, int status) {
    MultivaluedMap<String, Object> headers = new MultivaluedHashMap<>();
    filter.filter(request.context(), WithoutServer.response(status, headers));
    return headers;
  }

  @Test
  void ofSeveralGeneratedFiltersTheFirstByNameIsRegistered() {
    assertThat(server.registered).containsEntry(OrdersFilter.class, Integer.MIN_VALUE);
    assertThat(server.registered).doesNotContainKey(WaresFilter.class);
  }

  @Test
  void aFilterWithoutPriorityIsRegisteredWithTheSmallestNumberThatJerseyTakes() {
    assertThat(deployed(OrdersFilter.class, AntiquesFilter.class).registered)
        .containsEntry(AntiquesFilter.class, 1)
        .doesNotContainKey(OrdersFilter.class);
  }

  @Test
  void registeredTwiceItActsOnce() {
    Set<Class<?>> once = Set.copyOf(server.registered.keySet());
    server.configure(null);
    assertThat(server.registered.keySet()).isEqualTo(once);
  }

  @Test
  void itWritesTheResponsesOfEachTable() {
    assertThat(answered(new Request("GET", "/orders", "Origin: " + APP), 404))
        .containsEntry("Access-Control-Allow-Origin", List.of(APP));
    assertThat(answered(new Request("GET", "/wares", "Origin: " + SHOP), 404))
        .containsEntry("Access-Control-Allow-Origin", List.of(SHOP));
    assertThat(answered(new Request("GET", "/wares", "Origin: " + APP), 404))
        .containsOnlyKeys("Vary");
  }

  @Test
  void itLeavesItsAnswerInTheRequestWhateverTheStatus() {
    for (int status : new int[] {200, 304, 401, 404, 405, 500}) {
      Request request = new Request("PATCH", "/orders", "Origin: " + APP);
      MultivaluedMap<String, Object> headers = answered(request, status);
      assertThat(decided(request))
          .isInstanceOfSatisfying(
              Answered.class,
              answer -> {
                assertThat(answer.origin()).isEqualTo(APP);
                MultivaluedMap<String, Object> again = new MultivaluedHashMap<>();
                ResponseHeaders.write(again, answer);
                assertThat(again).isEqualTo(headers);
              });
    }
    Request plain = new Request("GET", "/nowhere", "Origin: " + APP);
    assertThat(answered(plain, 404)).isEmpty();
    assertThat(decided(plain)).isEqualTo(Ungoverned.UNGOVERNED);
  }

  @Test
  void whatIsNotGovernedIsNotTouched() {
    MultivaluedMap<String, Object> headers = new MultivaluedHashMap<>();
    headers.putSingle("Access-Control-Allow-Origin", "*");
    headers.putSingle("vary", "Accept");
    Request request = new Request("GET", "/nowhere", "Origin: " + APP);
    filter.filter(request.context(), WithoutServer.response(200, headers));
    assertThat(headers).hasSize(2).containsEntry("Access-Control-Allow-Origin", List.of("*"));
  }

  @Test
  void aPreflightThatThePreflightFilterDidNotAnswerGetsNothing() {
    Request request =
        new Request("OPTIONS", "/orders", "Origin: " + APP, "Access-Control-Request-Method: GET");
    assertThat(answered(request, 200)).isEmpty();
    assertThat(decided(request)).isEqualTo(Ungoverned.UNGOVERNED);
  }

  @Test
  void severalOriginsAreNone() {
    Request request = new Request("GET", "/orders", "Origin: " + APP, "Origin: " + APP);
    assertThat(answered(request, 200)).containsOnlyKeys("Vary");
    Request joined = new Request("GET", "/orders", "Origin: " + APP + ", " + APP);
    assertThat(answered(joined, 200)).containsOnlyKeys("Vary");
  }

  @Test
  void aSecondResponseToTheSameRequestGetsTheSameAnswer() {
    Request request = new Request("GET", "/orders", "Origin: " + APP);
    answered(request, 200);
    request.uri = java.net.URI.create("http://localhost/api/elsewhere");
    assertThat(answered(request, 500)).containsEntry("Access-Control-Allow-Origin", List.of(APP));
  }

  @Test
  void whereJerseyHandsAnEmpty404OnItGetsNothing() {
    server.properties.put("jersey.config.servlet.filter.forwardOn404", "true");
    Request request = new Request("GET", "/orders", "Origin: " + APP);
    assertThat(answered(request, 404)).isEmpty();
    assertThat(decided(request)).isEqualTo(Ungoverned.UNGOVERNED);
    assertThat(answered(new Request("GET", "/orders", "Origin: " + APP), 401))
        .containsEntry("Access-Control-Allow-Origin", List.of(APP));
  }

  @Test
  void whatAnEarlierApplicationDecidedForTheSameServletRequestIsForgotten() {
    Request request = new Request("GET", "/orders", "Origin: " + APP);
    request.properties.put(Decided.PROPERTY, Ungoverned.UNGOVERNED);
    server.make(PreflightFilter::new).filter(request.context());
    assertThat(answered(request, 404)).containsEntry("Access-Control-Allow-Origin", List.of(APP));
  }

  @Test
  void aSuffixThatTheServerTakesOffIsTakenOffHereToo() {
    server.properties.put(
        "jersey.config.server.mediaTypeMappings", "json : application/json, xml : text/xml");
    assertThat(answered(new Request("GET", "/orders.json", "Origin: " + APP), 401))
        .containsEntry("Access-Control-Allow-Origin", List.of(APP));
    assertThat(answered(new Request("GET", "/orders.txt", "Origin: " + APP), 401)).isEmpty();
  }
}
