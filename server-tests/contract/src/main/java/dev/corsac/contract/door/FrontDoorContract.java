package dev.corsac.contract.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.contract.LogRecords;
import dev.corsac.contract.RawClient;
import dev.corsac.contract.Reply;
import dev.corsac.contract.ServerUnderTest.Running;
import dev.corsac.contract.door.ServletServer.WebApplication;
import dev.corsac.servlet.CorsFilter;
import dev.corsac.servlet.FrontDoorInitializer;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRegistration;
import jakarta.ws.rs.core.Application;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * docs/architecture.md#front-door on one servlet container: authentication stands in front of
 * Jakarta REST, and what a script of another origin may read is what the policies say all the same.
 */
public abstract class FrontDoorContract implements DoorAnswersContract {
  private final ServletServer server;
  private final Gate gate = new Gate();
  private final Map<Integer, String> errorPages = new HashMap<>();
  private Class<? extends Application> application = DoorApplication.class;
  private String contextPath = "";
  private String mapping = "/api/*";
  private boolean lazy;
  private boolean earlier;
  private Running running;

  /** Runs on this server. */
  protected FrontDoorContract(ServletServer server) {
    this.server = server;
  }

  @AfterEach
  final void stop() {
    if (running != null) {
      running.close();
    }
  }

  private RawClient start() throws Exception {
    return start(true, true);
  }

  private RawClient start(boolean door, boolean gated) throws Exception {
    stop();
    running =
        server.start(
            new WebApplication(
                contextPath,
                errorPages,
                context -> {
                  if (gated) {
                    addGate(context);
                  }
                  ServletRegistration.Dynamic rest =
                      server.addRest(context, "rest", mapping, application);
                  if (lazy) {
                    rest.setLoadOnStartup(-1);
                  }
                  if (earlier) {
                    addFirst(context.addFilter("earlier", new Earlier()));
                  }
                  context.addServlet("office", new Others("office")).addMapping("/office/*");
                  context.addServlet("page", new Others("error page")).addMapping("/page");
                  context.addServlet("static", new Others("static")).addMapping("/");
                  addRefusing(context);
                  if (door) {
                    new FrontDoorInitializer().onStartup(Set.of(), context);
                  }
                }));
    return new RawClient(running.port());
  }

  private void addGate(ServletContext context) {
    FilterRegistration.Dynamic filter = context.addFilter("gate", gate);
    filter.setAsyncSupported(true);
    filter.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, "/*");
  }

  @Override
  public final RawClient door() throws Exception {
    return running == null ? start() : new RawClient(running.port());
  }

  @Test
  void authenticationNeverSeesAPreflightThatIsGoverned() throws Exception {
    RawClient client = start();
    client.send("OPTIONS", "/api/purchases", SHOP, FOR_PUT);
    client.send("OPTIONS", "/api/purchases", STRANGER, FOR_PUT);
    assertThat(gate.seen()).isEmpty();
    client.send("OPTIONS", "/api/ledger", SHOP, FOR_GET);
    client.send("OPTIONS", "/api/purchases", SHOP);
    assertThat(gate.seen()).hasSize(2);
  }

  /** Whether the container keeps the headers of a response when an exception reaches it. */
  protected boolean keepsHeadersOfExceptions() {
    return true;
  }

  @ParameterizedTest
  @ValueSource(strings = {"exception", "fatal"})
  void whatIsThrownInFrontKeepsItsHeadersWhereTheContainerDoes(String way) throws Exception {
    Reply reply = start().send("GET", "/api/purchases", SHOP, "X-Refuse: " + way);
    assertThat(reply.status()).isEqualTo(500);
    if (keepsHeadersOfExceptions()) {
      assertReadable(reply, SHOP, true);
    } else {
      assertThat(reply.cors()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"exception", "fatal"})
  void withReadableErrorsWhatIsThrownInFrontIsReadable(String way) throws Exception {
    application = ReadableApplication.class;
    RawClient client = start();
    Reply reply = client.send("GET", "/api/purchases", SHOP, "X-Refuse: " + way);
    assertThat(reply.status()).isEqualTo(500);
    assertReadable(reply, SHOP, true);
    assertThat(reply.body()).doesNotContain("on purpose");
    Reply stranger = client.send("GET", "/api/purchases", STRANGER, "X-Refuse: " + way);
    assertThat(stranger.status()).isEqualTo(500);
    assertNotReadable(stranger);
  }

  @ParameterizedTest
  @ValueSource(strings = {"error", "exception", "async-empty", "empty"})
  void errorPagesAreReadable(String way) throws Exception {
    errorPages.putAll(Map.of(401, "/page", 404, "/page", 500, "/page"));
    RawClient client = start();
    Reply reply = client.send("GET", "/api/purchases", SHOP, "X-Refuse: " + way);
    assertThat(reply.status()).isEqualTo(way.equals("exception") ? 500 : 401);
    assertReadable(reply, SHOP, true);
    assertNotReadable(client.send("GET", "/api/purchases", STRANGER, "X-Refuse: " + way));
    if (way.equals("error") || way.equals("exception")) {
      assertThat(reply.body()).contains("error page");
      assertThat(reply.vary()).contains("accept");
      Reply other = client.send("GET", "/api/ledger", SHOP, "X-Refuse: " + way);
      assertThat(other.body()).contains("error page");
      assertThat(other.cors()).isEmpty();
      assertThat(other.vary()).containsExactly("accept");
    }
  }

  /** What is there when the container dispatches to the page is the door's own. */
  @Test
  void ofAnErrorPageNobodySaysThatOtherCodeHasSetHeaders() throws Exception {
    errorPages.putAll(Map.of(401, "/page", 404, "/page"));
    try (LogRecords log = new LogRecords()) {
      RawClient client = start();
      assertReadable(client.send("GET", "/api/purchases", SHOP, "X-Refuse: error"), SHOP, true);
      assertReadable(client.send("GET", "/api/purchases/by/missing", SHOP, Gate.TOKEN), SHOP, true);
      assertThat(log.of(Level.WARNING)).noneMatch(line -> line.contains("Other code"));
    }
  }

  /**
   * But for exceptions from other threads: Tomcat 10.1 dispatches to the error page while Jersey's
   * thread still ends the response.
   */
  @ParameterizedTest
  @CsvSource({"missing, 404", "unmapped, 500", "error, 500"})
  void errorPagesOfWhatJakartaRestAnswersAreReadable(String path, int status) throws Exception {
    errorPages.putAll(Map.of(404, "/page", 500, "/page"));
    RawClient client = start();
    Reply reply = client.send("GET", "/api/purchases/by/" + path, SHOP, Gate.TOKEN);
    assertThat(reply.status()).isEqualTo(status);
    assertReadable(reply, SHOP, true);
    assertNotReadable(client.send("GET", "/api/purchases/by/" + path, STRANGER, Gate.TOKEN));
  }

  /** The paths at which Jakarta REST's own exceptions leave it, though nobody maps them. */
  @ParameterizedTest
  @ValueSource(strings = {"unmapped", "error", "async-unmapped"})
  void whatNobodyMapsIsReadable(String path) throws Exception {
    for (Class<? extends Application> each :
        keepsHeadersOfExceptions()
            ? List.of(DoorApplication.class, ReadableApplication.class)
            : List.<Class<? extends Application>>of(ReadableApplication.class)) {
      application = each;
      RawClient client = start();
      Reply reply = client.send("GET", "/api/purchases/by/" + path, SHOP, Gate.TOKEN);
      assertThat(reply.status()).isEqualTo(500);
      assertReadable(reply, SHOP, true);
      assertNotReadable(client.send("GET", "/api/purchases/by/" + path, STRANGER, Gate.TOKEN));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/office/salaries",
        "/office/api/purchases",
        "/api/ledger",
        "/api/ledger/missing",
        "/api/nowhere",
        "/nowhere",
        "/page"
      })
  void everythingElseIsAsWithoutTheDoor(String path) throws Exception {
    List<String[]> requests =
        List.of(
            new String[] {SHOP, "X-Star: 1"},
            new String[] {SHOP, Gate.TOKEN, "X-Star: 1"},
            new String[] {SHOP, Gate.TOKEN},
            new String[] {SHOP, "X-Refuse: async-empty"},
            new String[] {SHOP, "X-Refuse: exception"},
            new String[] {STRANGER, "X-Refuse: body"});
    assertAsWithoutTheDoor(path, requests);
  }

  /** The application is asked for every path that is no other servlet's. */
  @ParameterizedTest
  @ValueSource(strings = {"/office/salaries", "/page"})
  void soIsAServletBelowAnApplicationAtTheRoot(String path) throws Exception {
    mapping = "/*";
    assertAsWithoutTheDoor(
        path,
        List.of(
            new String[] {SHOP, "X-Star: 1"},
            new String[] {SHOP, Gate.TOKEN, "X-Star: 1"},
            new String[] {SHOP, Gate.TOKEN}));
  }

  private void assertAsWithoutTheDoor(String path, List<String[]> requests) throws Exception {
    List<String> without = answers(start(false, true), path, requests);
    gate.seen().clear();
    List<String> with = answers(start(true, true), path, requests);
    assertThat(with).isEqualTo(without);
    assertThat(gate.seen()).isNotEmpty().noneMatch(seen -> seen.contains("dev.corsac"));
  }

  /** Without what is never twice the same: the time, and the trace of an exception. */
  private static List<String> answers(RawClient client, String path, List<String[]> requests) {
    return requests.stream()
        .map(lines -> client.send("GET", path, lines))
        .map(reply ->
            reply.status() == 500
                ? "500 " + reply.cors() + reply.lines("Vary")
                : reply.status()
                    + " "
                    + reply.headers().stream().filter(line -> !line.startsWith("Date:")).toList()
                    + reply.body())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/purchases/",
        "/api//purchases",
        "//api/purchases",
        "/api/x/../purchases",
        "/x/../api/purchases",
        "/api/../api/purchases",
        "/api/purchases/../ledger",
        "/api/./purchases",
        "/api/purchases;x=1",
        "/api;x=1/purchases",
        "/api/pur%63hases",
        "/%61pi/purchases",
        "/api%2Fpurchases",
        "/api/purchases%2F17",
        "/api/purchases/%2e%2e/ledger",
        "/api/purchases/17;a",
        "/api/ledger/../purchases",
        "/office/../api/purchases",
        "/api/../office/purchases",
        "/office/%2e%2e/api/purchases",
        "/api",
        "/api/",
        "/apipurchases"
      })
  void theDoorGrantsNothingThatJakartaRestWouldNot(String path) throws Exception {
    RawClient alone = start(false, false);
    List<Reply> before =
        List.of(
            alone.send("OPTIONS", path, SHOP, FOR_GET),
            alone.send("GET", path, SHOP),
            alone.send("OPTIONS", path, STRANGER, FOR_GET));
    RawClient client = start(true, true);
    List<Reply> after =
        List.of(
            client.send("OPTIONS", path, SHOP, FOR_GET),
            client.send("GET", path, SHOP, Gate.TOKEN),
            client.send("OPTIONS", path, STRANGER, FOR_GET));
    for (int i = 0; i < before.size(); i++) {
      // Behind the gate a preflight that is not the door's is refused without headers.
      if (after.get(i).status() != 401) {
        assertThat(after.get(i).cors()).isEqualTo(before.get(i).cors());
        assertThat(after.get(i).status()).isEqualTo(before.get(i).status());
      } else {
        assertThat(after.get(i).cors()).isEmpty();
      }
    }
    Reply refused = client.send("GET", path, SHOP);
    if (!refused.cors().isEmpty()) {
      assertThat(before.get(1).cors()).isEqualTo(refused.cors());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', /*, /purchases",
    "/shop, /api/*, /shop/api/purchases",
    "/shop, /*, /shop/purchases"
  })
  void whereverTheApplicationIs(String context, String pattern, String path) throws Exception {
    contextPath = context;
    mapping = pattern;
    RawClient client = start();
    assertThat(client.send("OPTIONS", path, SHOP, FOR_PUT).status()).isEqualTo(204);
    assertReadable(client.send("GET", path, SHOP), SHOP, true);
    assertReadable(client.send("GET", path, SHOP, Gate.TOKEN), SHOP, true);
    assertThat(client.send("GET", context + "/office/x", SHOP).cors()).isEmpty();
  }

  @Test
  void eachOfTwoApplicationsHasItsOwnPolicy() throws Exception {
    stop();
    running =
        server.start(
            new WebApplication(
                "",
                errorPages,
                context -> {
                  addGate(context);
                  server.addRest(context, "one", "/one/*", DoorApplication.class);
                  server.addRest(context, "two", "/two/*", OtherApplication.class);
                  new FrontDoorInitializer().onStartup(Set.of(), context);
                }));
    RawClient client = new RawClient(running.port());
    assertReadable(client.send("GET", "/one/purchases", SHOP), SHOP, true);
    assertNotReadable(client.send("GET", "/one/purchases", PARTNER));
    assertReadable(client.send("GET", "/two/purchases", PARTNER), PARTNER, false);
    assertNotReadable(client.send("GET", "/two/purchases", SHOP));
    assertThat(client.send("OPTIONS", "/one/purchases", SHOP, FOR_GET).status()).isEqualTo(204);
    assertThat(client.send("OPTIONS", "/two/purchases", SHOP, FOR_GET).status()).isEqualTo(403);
    assertReadable(client.send("GET", "/two/purchases", PARTNER, Gate.TOKEN), PARTNER, false);
  }

  @Test
  void registeredTwiceItActsOnce() throws Exception {
    running =
        server.start(
            new WebApplication(
                "",
                errorPages,
                context -> {
                  new FrontDoorInitializer().onStartup(Set.of(), context);
                  new FrontDoorInitializer().onStartup(Set.of(), context);
                  addSecond(context);
                  addGate(context);
                  server.addRest(context, "rest", mapping, application);
                }));
    RawClient client = new RawClient(running.port());
    assertReadable(client.send("GET", "/api/purchases", SHOP), SHOP, true);
    assertReadable(client.send("GET", "/api/purchases", SHOP, Gate.TOKEN), SHOP, true);
    assertThat(client.send("OPTIONS", "/api/purchases", SHOP, FOR_GET).status()).isEqualTo(204);
  }

  @Test
  void theFirstRequestToAServletThatIsLoadedLateIsAPreflight() throws Exception {
    lazy = true;
    RawClient client = start();
    Reply granted = client.send("OPTIONS", "/api/purchases", SHOP, FOR_PUT);
    assertThat(granted.status()).isEqualTo(204);
    assertReadable(granted, SHOP, true);
    assertReadable(client.send("GET", "/api/purchases", SHOP), SHOP, true);
  }

  @Test
  void theFirstRequestToAServletThatIsLoadedLateIsRefused() throws Exception {
    lazy = true;
    assertReadable(start().send("GET", "/api/purchases", SHOP), SHOP, true);
  }

  @ParameterizedTest
  @ValueSource(strings = {"error", "body", "empty", "redirect", "async-empty"})
  void whatAFilterInFrontOfTheDoorGrantsIsTakenBack(String way) throws Exception {
    earlier = true;
    RawClient client = start();
    String refuse = "X-Refuse: " + way;
    for (Reply reply :
        List.of(
            client.send("OPTIONS", "/api/purchases", SHOP, FOR_PUT),
            client.send("GET", "/api/purchases", SHOP, refuse),
            client.send("GET", "/api/purchases", SHOP, Gate.TOKEN))) {
      assertReadable(reply, SHOP, true);
    }
    assertThat(client.send("OPTIONS", "/api/purchases", STRANGER, FOR_PUT).cors()).isEmpty();
    assertNotReadable(client.send("GET", "/api/purchases", STRANGER, Gate.TOKEN));
    Reply stranger = client.send("GET", "/api/purchases", STRANGER, refuse);
    assertNotReadable(stranger);
    if (keepsVary(stranger)) {
      assertThat(stranger.vary()).contains("accept-encoding");
      assertThat(stranger.lines("X-Trace")).containsExactly("one", "two");
      assertThat(stranger.lines("Set-Cookie")).hasSize(1).first().asString().startsWith("seen=yes");
    }
    assertThat(client.send("GET", "/office/x", STRANGER, Gate.TOKEN).cors())
        .containsEntry("access-control-allow-origin", "*")
        .containsEntry("access-control-allow-private-network", "true");
  }

  private static void addFirst(FilterRegistration.Dynamic filter) {
    filter.setAsyncSupported(true);
    filter.addMappingForUrlPatterns(
        EnumSet.of(DispatcherType.REQUEST, DispatcherType.ERROR), false, "/*");
  }

  private static void addRefusing(ServletContext context) {
    ServletRegistration.Dynamic refused = context.addServlet("refused", new Refusing());
    refused.setAsyncSupported(true);
    refused.addMapping("/refused");
  }

  private static void addSecond(ServletContext context) throws ServletException {
    addFirst(context.addFilter("second", context.createFilter(CorsFilter.class)));
  }
}
