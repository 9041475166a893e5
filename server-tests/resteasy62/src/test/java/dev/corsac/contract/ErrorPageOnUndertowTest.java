package dev.corsac.contract;

import dev.corsac.contract.ServerUnderTest.Running;
import io.undertow.Undertow;
import io.undertow.servlet.Servlets;
import jakarta.ws.rs.core.Application;
import org.jboss.resteasy.core.ResteasyDeploymentImpl;
import org.jboss.resteasy.spi.ResteasyDeployment;

class ErrorPageOnUndertowTest implements ErrorPageContract {
  @Override
  public Running startWithErrorPage(Application application) {
    Resteasy62Test.OnUndertow running = new Resteasy62Test.OnUndertow();
    running.start(Undertow.builder().addHttpListener(0, "127.0.0.1"));
    ResteasyDeployment deployment = new ResteasyDeploymentImpl();
    deployment.setApplication(application);
    running.deploy(
        running
            .undertowDeployment(deployment, "/api")
            .setClassLoader(ErrorPageOnUndertowTest.class.getClassLoader())
            .setContextPath("/")
            .setDeploymentName("error-page")
            .addServlet(Servlets.servlet("try-again", TryAgain.class).addMapping(PAGE))
            .addServlet(Servlets.servlet("refusing", Refusing.class).addMapping(REFUSING))
            .addErrorPage(Servlets.errorPage(PAGE, 403)));
    return running;
  }

  @Override
  public boolean hasPagesForEmptyAnswers() {
    return false;
  }
}
