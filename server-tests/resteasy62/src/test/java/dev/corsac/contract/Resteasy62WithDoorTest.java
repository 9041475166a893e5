package dev.corsac.contract;

import dev.corsac.servlet.FrontDoorInitializer;
import io.undertow.Undertow;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.ServletContainerInitializerInfo;
import jakarta.ws.rs.core.Application;
import java.util.Set;
import org.jboss.resteasy.core.ResteasyDeploymentImpl;
import org.jboss.resteasy.spi.ResteasyDeployment;

@Server(
    name = "RESTEasy 6.2 on Undertow with cors-runtime-servlet",
    version = "resteasy62.version",
    write = "the dependency")
@Deviation(
    rows = "otherCodeCannotTakeVaryFromAPreflight",
    pinned = "accept-encoding",
    reason = "the front door answers preflights itself: no filter of the application sees them")
class Resteasy62WithDoorTest extends CorsContract {
  Resteasy62WithDoorTest() {
    super(Resteasy62WithDoorTest::start);
  }

  private static ServerUnderTest.Running start(Application application) {
    Resteasy62Test.OnUndertow running = new Resteasy62Test.OnUndertow();
    running.start(Undertow.builder().addHttpListener(0, "127.0.0.1"));
    ResteasyDeployment deployment = new ResteasyDeploymentImpl();
    deployment.setApplication(application);
    DeploymentInfo info =
        running
            .undertowDeployment(deployment, "/api")
            .setClassLoader(application.getClass().getClassLoader())
            .setContextPath("/")
            .setDeploymentName("with-door")
            .addServletContainerInitializer(
                new ServletContainerInitializerInfo(FrontDoorInitializer.class, Set.of()));
    try {
      running.deploy(info);
    } catch (RuntimeException e) {
      running.close();
      throw e;
    }
    return running;
  }
}
