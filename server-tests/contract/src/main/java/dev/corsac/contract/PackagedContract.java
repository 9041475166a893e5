package dev.corsac.contract;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What a server has to answer that serves the whole sample as its users package it, with CDI:
 * everything but the deployments of parts.
 */
@TestInstance(Lifecycle.PER_CLASS)
@ExtendWith(RowRecorder.class)
public abstract class PackagedContract
    implements PreflightContract,
        ResponseContract,
        PathContract,
        AttackContract,
        CdiContract,
        GuardContract {
  private ServerUnderTest.Running running;

  /** For subclasses. */
  protected PackagedContract() {}

  /**
   * Starts the packaged sample on 127.0.0.1.
   *
   * @throws Exception if it does not come up
   */
  protected abstract ServerUnderTest.Running start() throws Exception;

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
  public final RawClient api() {
    return new RawClient(running.port());
  }
}
