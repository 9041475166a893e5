package dev.corsac.contract.jersey;

import dev.corsac.contract.ErrorPageContract;
import dev.corsac.contract.ServerUnderTest.Running;
import jakarta.ws.rs.core.Application;
import org.eclipse.jetty.ee10.servlet.ErrorPageErrorHandler;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.servlet.ServletContainer;

class ErrorPageOnJettyTest implements ErrorPageContract {
  @Override
  public Running startWithErrorPage(Application application) throws Exception {
    ServletContextHandler context = new ServletContextHandler();
    ServletHolder jersey =
        new ServletHolder(new ServletContainer(ResourceConfig.forApplication(application)));
    jersey.setAsyncSupported(true);
    context.addServlet(jersey, "/api/*");
    context.addServlet(TryAgain.class, PAGE);
    context.addServlet(Refusing.class, REFUSING);
    ErrorPageErrorHandler pages = new ErrorPageErrorHandler();
    pages.addErrorPage(403, PAGE);
    context.setErrorHandler(pages);
    return OnJetty.start(context);
  }
}
