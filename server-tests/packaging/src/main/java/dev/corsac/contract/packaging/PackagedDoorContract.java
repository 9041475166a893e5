package dev.corsac.contract.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.contract.RawClient;
import dev.corsac.contract.door.DoorAnswersContract;
import dev.corsac.contract.door.Gate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The front door on a server that finds it in an archive, and origins from the server's own
 * configuration, as the guide shows it.
 */
@TestInstance(Lifecycle.PER_CLASS)
public abstract class PackagedDoorContract implements DoorAnswersContract {
  private ServerProcess running;

  /** For subclasses. */
  protected PackagedDoorContract() {}

  /**
   * Starts a server with what {@link DoorArchive} packs, on 127.0.0.1.
   *
   * @throws Exception if it does not come up
   */
  protected abstract ServerProcess start() throws Exception;

  @BeforeAll
  final void startPackaged() throws Exception {
    running = start();
  }

  @AfterAll
  final void stopPackaged() {
    if (running != null) {
      running.close();
    }
  }

  @Override
  public final RawClient door() {
    return new RawClient(running.port());
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://shop.example.com", "https://partner.example.com"})
  void theOriginsAreThoseOfTheServersConfiguration(String origin) {
    assertThat(
            door()
                .send("GET", "/api/prices", "Origin: " + origin, Gate.TOKEN)
                .lines("Access-Control-Allow-Origin"))
        .containsExactly(origin);
    assertThat(door().send("GET", "/api/prices", STRANGER, Gate.TOKEN).cors()).isEmpty();
  }

  @Test
  void theStartLogSaysWhichAndFromWhere() {
    assertThat(running.printed())
        .contains(
            "PriceResource lets in https://shop.example.com, https://partner.example.com, with"
                + " credentials (app.cors.origins is from ");
  }
}
