package dev.corsac.contract;

import dev.corsac.contract.app.OrderResource;
import dev.corsac.contract.app.SampleApplication;
import java.util.Map;

/** The suffixes come from a property. */
class Jersey31MappingsTest implements MappingsContract {
  @Override
  public ServerUnderTest.Running start() {
    return new Jersey31Test.Grizzly()
        .start(
            new SampleApplication(
                Map.of("jersey.config.server.mediaTypeMappings", "txt : text/plain"),
                OrderResource.class));
  }
}
