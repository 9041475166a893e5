package dev.corsac.contract.jersey;

import dev.corsac.contract.ErrorPageContract;
import dev.corsac.contract.ServerUnderTest.Running;
import jakarta.ws.rs.core.Application;
import org.eclipse.jetty.ee10.servlet.ErrorPageErrorHandler;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.servlet.ServletContainer;

class ErrorPageOnJettyTest implements ErrorPageContract {
  @Override
  public Running startWithErrorPage(Application application) throws Exception {
    Server server = new Server();
    ServerConnector connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
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
    server.setHandler(context);
    server.start();
    return new Running() {
      @Override
      public int port() {
        return connector.getLocalPort();
      }

      @Override
      public void close() {
        try {
          server.stop();
        } catch (Exception e) {
          throw new IllegalStateException(e);
        }
      }
    };
  }
}
