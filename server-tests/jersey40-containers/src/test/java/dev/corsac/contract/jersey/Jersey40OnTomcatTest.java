package dev.corsac.contract.jersey;

import dev.corsac.contract.CorsContract;
import dev.corsac.contract.Deviation;
import dev.corsac.contract.Server;

@Server(name = "Jersey 4.0 on Tomcat", version = "jersey40.version")
@Deviation(
    rows = "aRefusalHasNoBody",
    pinned = "HTTP Status 403",
    reason =
        "a refused preflight has the servlet container's error page as its body: Jersey's servlet"
            + " reports each error without an entity to the container")
class Jersey40OnTomcatTest extends CorsContract {
  Jersey40OnTomcatTest() {
    super(new OnTomcat());
  }
}
