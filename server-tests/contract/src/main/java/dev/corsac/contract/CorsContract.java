package dev.corsac.contract;

import dev.corsac.contract.app.SampleApplication;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** The whole contract, on one server that serves the whole sample. */
@TestInstance(Lifecycle.PER_CLASS)
@ExtendWith(RowRecorder.class)
public abstract class CorsContract
    implements PreflightContract,
        ResponseContract,
        PathContract,
        AttackContract,
        DeploymentContract,
        DiagnosticsContract,
        ReloadContract,
        ApplicationContract,
        GrantContract,
        ReachContract,
        GuardContract,
        GuardContract.Configured {
  private final ServerUnderTest server;
  private ServerUnderTest.Running running;

  /** Runs on this server. */
  protected CorsContract(ServerUnderTest server) {
    this.server = server;
  }

  @BeforeAll
  final void start() throws Exception {
    running = server.start(SampleApplication.whole());
  }

  @AfterAll
  final void stop() {
    if (running != null) {
      running.close();
    }
  }

  @Override
  public final ServerUnderTest server() {
    return server;
  }

  @Override
  public final RawClient api() {
    return new RawClient(running.port());
  }
}
