package dev.corsac.contract;

import dev.corsac.contract.app.GuardedResource;
import dev.corsac.contract.app.OverrideFilter;
import dev.corsac.contract.app.SampleApplication;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

@TestInstance(Lifecycle.PER_CLASS)
class Http2OnUndertowTest implements Http2GuardContract {
  private Resteasy62Test.OnUndertow running;

  @BeforeAll
  void start() {
    running =
        Resteasy62Test.OnUndertow.start(
            new SampleApplication(Map.of(), GuardedResource.class, OverrideFilter.class),
            Undertow.builder()
                .setServerOption(UndertowOptions.ENABLE_HTTP2, true)
                .addHttpsListener(0, "127.0.0.1", KEY.serving()));
  }

  @AfterAll
  void stop() {
    running.close();
  }

  @Override
  public RawClient api() {
    return new RawClient(running.port());
  }

  @Override
  public int tlsPort() {
    return running.port("https");
  }
}
