package dev.corsac.contract.jersey;

import dev.corsac.contract.CorsContract;
import dev.corsac.contract.Deviation;
import dev.corsac.contract.Server;
import dev.corsac.servlet.FrontDoorInitializer;
import java.util.Set;

@Server(
    name = "Jersey 4.0 on Tomcat with cors-runtime-servlet",
    version = "jersey40.version",
    write = "the dependency")
@Deviation(
    rows = "anUnmappedExceptionHasNoBody",
    pinned = "HTTP Status 500",
    reason =
        "readable errors have the servlet container's error page as their body: Jersey's servlet reports each error without"
            + " an entity to the container")
@Deviation(
    rows = "otherCodeCannotTakeVaryFromAPreflight",
    pinned = "accept-encoding",
    reason = "the front door answers preflights itself: no filter of the application sees them")
class Jersey40OnTomcatWithDoorTest extends CorsContract {
  Jersey40OnTomcatWithDoorTest() {
    super(
        new OnTomcat(context ->
            context.addServletContainerInitializer(new FrontDoorInitializer(), Set.of())));
  }
}
