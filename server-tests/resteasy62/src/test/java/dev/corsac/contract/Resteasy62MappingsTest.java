package dev.corsac.contract;

import dev.corsac.contract.app.OrderResource;
import dev.corsac.contract.app.SampleApplication;
import io.undertow.Undertow;
import io.undertow.servlet.api.DeploymentInfo;
import java.util.Map;
import org.jboss.resteasy.core.ResteasyDeploymentImpl;

/** The suffixes are the deployment's, where those of a {@code web.xml} come too. */
class Resteasy62MappingsTest implements MappingsContract {
  @Override
  public ServerUnderTest.Running start() {
    ResteasyDeploymentImpl deployment = new ResteasyDeploymentImpl();
    deployment.setApplication(new SampleApplication(Map.of(), OrderResource.class));
    deployment.setMediaTypeMappings(Map.of("txt", "text/plain"));
    Resteasy62Test.OnUndertow running = new Resteasy62Test.OnUndertow();
    running.start(Undertow.builder().addHttpListener(0, "127.0.0.1"));
    DeploymentInfo info = running.undertowDeployment(deployment, "/");
    info.setClassLoader(getClass().getClassLoader());
    info.setContextPath("/api");
    info.setDeploymentName("mappings");
    running.deploy(info);
    return running;
  }
}
