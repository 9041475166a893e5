package dev.corsac.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corsac.contract.DeploymentContract.WithSingletons;
import dev.corsac.contract.app.SampleApplication;
import dev.corsac.contract.app.TenantResource;
import dev.corsac.jaxrs.Cors;
import dev.corsac.jaxrs.OriginSource;
import dev.corsac.policy.finding.Finding;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;

/** docs/architecture.md#configuration: origins that an {@link OriginSource} supplies. */
public interface TenantContract {
  /** In the first list. */
  String ONE = "https://one.example.com";

  /** In later ones. */
  String TWO = "https://two.example.com";

  /** The kind of server. */
  ServerUnderTest server();

  /** A table of tenants, which is asked each second. */
  class Tenants implements OriginSource {
    private volatile List<String> rows = List.of(ONE);
    private int asked;

    @Override
    public synchronized Optional<Origins> origins(String placeholder) {
      if (!placeholder.equals("contract.tenants")) {
        return Optional.empty();
      }
      asked++;
      notifyAll();
      return Optional.of(Origins.of(rows).askAgainAfter(Duration.ofSeconds(1)));
    }

    /** Returns when a list that was asked for after this call is in force. */
    synchronized void awaitNextButOne() throws InterruptedException {
      int now = asked;
      while (asked < now + 2) {
        wait();
      }
    }
  }

  /** The same, as a component that servers know. */
  class RegisteredTenants extends Tenants implements Feature {
    @Override
    public boolean configure(FeatureContext context) {
      return true;
    }
  }

  private ServerUnderTest.Running start(Tenants tenants) throws Exception {
    return server()
        .start(new SampleApplication(Map.of(OriginSource.PROPERTY, tenants), TenantResource.class));
  }

  private static int preflight(ServerUnderTest.Running running, String origin) {
    return new RawClient(running.port())
        .send("OPTIONS", "/api/tenants", "Origin: " + origin, "Access-Control-Request-Method: PUT")
        .status();
  }

  private static List<String> readable(ServerUnderTest.Running running, String origin) {
    return new RawClient(running.port())
        .send("GET", "/api/tenants", "Origin: " + origin)
        .lines("Access-Control-Allow-Origin");
  }

  @Test
  default void suppliedOriginsAreInForceAndTheLogNamesTheSource() throws Exception {
    try (LogRecords log = new LogRecords();
        ServerUnderTest.Running running = start(new Tenants())) {
      assertThat(readable(running, ONE)).containsExactly(ONE);
      assertThat(readable(running, TWO)).isEmpty();
      assertThat(preflight(running, ONE)).isEqualTo(204);
      assertThat(preflight(running, TWO)).isEqualTo(403);
      assertThat(log.of(Level.INFO))
          .anyMatch(line ->
              line.contains(
                  "contract.tenants is from the OriginSource " + Tenants.class.getName()));
    }
  }

  @Test
  default void aListThatChangesIsInForceByItself() throws Exception {
    Tenants tenants = new Tenants();
    try (ServerUnderTest.Running running = start(tenants)) {
      assertThat(preflight(running, TWO)).isEqualTo(403);
      tenants.rows = List.of(TWO);
      tenants.awaitNextButOne();
      assertThat(preflight(running, TWO)).isEqualTo(204);
      assertThat(preflight(running, ONE)).isEqualTo(403);
      // One bad row keeps out all.
      tenants.rows = List.of(ONE, "https://Three.example.com/");
      tenants.awaitNextButOne();
      assertThat(preflight(running, TWO)).isEqualTo(204);
      assertThat(preflight(running, ONE)).isEqualTo(403);
      tenants.rows = List.of(TWO);
    }
  }

  @Test
  default void aReloadAsksAtOnceAndSaysWhatIsWrong() throws Exception {
    Tenants tenants = new Tenants();
    try (ServerUnderTest.Running running = start(tenants)) {
      tenants.rows = List.of(ONE, "http://two.example.com");
      assertThat(Cors.reload())
          .extracting(Finding::message)
          .anyMatch(message -> message.contains("[cors:origin-insecure]"));
      assertThat(readable(running, ONE)).containsExactly(ONE);
      tenants.rows = List.of(TWO);
      // Of this application: one of an earlier test may be there yet, whose values are gone.
      assertThat(Cors.reload())
          .extracting(Finding::message)
          .noneMatch(message -> message.contains("[cors:origin-insecure]"));
      assertThat(readable(running, ONE)).isEmpty();
      assertThat(readable(running, TWO)).containsExactly(TWO);
    }
  }

  @Test
  default void aFirstListThatBreaksARuleStopsTheDeployment() {
    Tenants tenants = new Tenants();
    tenants.rows = List.of("https://one.example.com/");
    assertThatThrownBy(() -> start(tenants).close())
        .hasStackTraceContaining("[cors:origin-not-canonical]");
  }

  @Test
  default void aSourceAmongTheSingletonsIsFound() throws Exception {
    try (ServerUnderTest.Running running =
        server().start(new WithSingletons(Set.of(new RegisteredTenants()), TenantResource.class))) {
      assertThat(readable(running, ONE)).containsExactly(ONE);
    }
  }
}
