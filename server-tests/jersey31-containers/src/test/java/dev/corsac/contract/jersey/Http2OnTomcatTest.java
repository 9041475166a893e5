package dev.corsac.contract.jersey;

import dev.corsac.contract.Http2GuardContract;
import dev.corsac.contract.RawClient;
import dev.corsac.contract.ServerUnderTest.Running;
import dev.corsac.contract.app.GuardedResource;
import dev.corsac.contract.app.SampleApplication;
import java.util.Map;
import org.apache.catalina.Context;
import org.apache.catalina.Engine;
import org.apache.coyote.http2.Http2Protocol;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

@TestInstance(Lifecycle.PER_CLASS)
class Http2OnTomcatTest implements Http2GuardContract {
  private Running running;

  @BeforeAll
  void start() throws Exception {
    running =
        new OnTomcat(Http2OnTomcatTest::speakHttp2)
            .start(new SampleApplication(Map.of(), GuardedResource.class));
  }

  private static void speakHttp2(Context context) {
    Engine engine = (Engine) context.getParent().getParent();
    engine.getService().findConnectors()[0].addUpgradeProtocol(new Http2Protocol());
  }

  @AfterAll
  void stop() {
    running.close();
  }

  @Override
  public RawClient api() {
    return new RawClient(running.port());
  }
}
