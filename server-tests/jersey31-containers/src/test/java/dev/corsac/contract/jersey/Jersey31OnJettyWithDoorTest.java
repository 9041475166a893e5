package dev.corsac.contract.jersey;

import dev.corsac.contract.CorsContract;
import dev.corsac.contract.Deviation;
import dev.corsac.contract.Server;
import dev.corsac.servlet.FrontDoorInitializer;

@Server(
    name = "Jersey 3.1 on Jetty with cors-runtime-servlet",
    version = "jersey31.version",
    write = "the dependency, and `jersey.config.server.response.setStatusOverSendError`")
@Deviation(
    rows = "otherCodeCannotTakeVaryFromAPreflight",
    pinned = "accept-encoding",
    reason = "the front door answers preflights itself: no filter of the application sees them")
class Jersey31OnJettyWithDoorTest extends CorsContract {
  Jersey31OnJettyWithDoorTest() {
    super(
        new OnJetty(context -> context.addServletContainerInitializer(new FrontDoorInitializer())));
  }
}
