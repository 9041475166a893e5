package dev.corsac.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.contract.app.OrderResource;
import dev.corsac.contract.app.SampleApplication;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** RESTEasy reads both service files, and complains of what stands in both. */
public interface ResteasyRegistrationContract {
  /** "Provider class … is already registered". */
  String REGISTERED_TWICE = "RESTEASY002155";

  /** The kind of server. */
  ServerUnderTest server();

  @Test
  default void nobodyIsToldThatTheFeatureIsRegisteredTwice() throws Exception {
    List<String> said = new CopyOnWriteArrayList<>();
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord logged) {
            said.add(String.valueOf(logged.getMessage()));
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Logger logger = Logger.getLogger("org.jboss.resteasy");
    logger.addHandler(handler);
    try (ServerUnderTest.Running running =
        server().start(new SampleApplication(Map.of(), OrderResource.class))) {
      Reply reply =
          new RawClient(running.port()).send("GET", "/api/orders", PreflightContract.TRUSTED);
      assertThat(reply.lines("Access-Control-Allow-Origin")).hasSize(1);
      // The handler hears what the server says at all.
      assertThat(said).isNotEmpty();
      assertThat(said).noneMatch(line -> line.contains(REGISTERED_TWICE));
    } finally {
      logger.removeHandler(handler);
    }
  }
}
