package dev.corsac.contract.springboot;

import dev.corsac.contract.CorsContract;
import dev.corsac.contract.Deviation;
import dev.corsac.contract.Server;

@Server(
    name = "Spring Boot 4.0 with cors-spring-boot-starter",
    version = "springboot40.version",
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
class SpringBoot40WithDoorTest extends CorsContract {
  SpringBoot40WithDoorTest() {
    super(new BootWithDoor());
  }
}
