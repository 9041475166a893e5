package dev.corsac.contract.jersey;

import dev.corsac.contract.CorsContract;
import dev.corsac.contract.Deviation;
import dev.corsac.contract.Server;

@Server(name = "Jersey 4.0 on Tomcat", version = "jersey40.version")
@Deviation(
    rows = {"aRefusalHasNoBody", "anUnmappedExceptionHasNoBody"},
    pinned = {"HTTP Status 403", "HTTP Status 500"},
    reason =
        "refused preflights and readable errors have the servlet container's error page as their body: Jersey's servlet"
            + " reports each error without an entity to the container")
class Jersey40OnTomcatTest extends CorsContract {
  Jersey40OnTomcatTest() {
    super(new OnTomcat());
  }
}
