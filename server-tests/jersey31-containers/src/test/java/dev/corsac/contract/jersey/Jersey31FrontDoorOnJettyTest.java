package dev.corsac.contract.jersey;

import dev.corsac.contract.Reply;
import dev.corsac.contract.ServerUnderTest.Running;
import dev.corsac.contract.door.FrontDoorContract;
import dev.corsac.contract.door.ServletServer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.ws.rs.core.Application;
import org.eclipse.jetty.ee10.servlet.ErrorPageErrorHandler;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

class Jersey31FrontDoorOnJettyTest extends FrontDoorContract {
  Jersey31FrontDoorOnJettyTest() {
    super(new JerseyOnJetty());
  }

  /** Jetty drops it from its own error pages, which no cache keeps, and from its empty errors. */
  @Override
  public boolean keepsVary(Reply reply) {
    return reply.status() < 400
        || (!reply.body().isEmpty()
            && reply.lines("Cache-Control").stream().noneMatch(line -> line.contains("no-store")));
  }

  /** Web applications with Jersey on Jetty. */
  private static final class JerseyOnJetty implements ServletServer {
    @Override
    public Running start(WebApplication application) throws Exception {
      Server server = new Server();
      ServerConnector connector = new ServerConnector(server);
      connector.setHost("127.0.0.1");
      server.addConnector(connector);
      ServletContextHandler context = new ServletContextHandler();
      context.setContextPath(application.contextPath().isEmpty() ? "/" : application.contextPath());
      context.addServletContainerInitializer(
          (types, servletContext) -> application.content().addTo(servletContext));
      ErrorPageErrorHandler pages = new ErrorPageErrorHandler();
      application.errorPages().forEach(pages::addErrorPage);
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

    @Override
    public ServletRegistration.Dynamic addRest(
        ServletContext context,
        String name,
        String mapping,
        Class<? extends Application> application) {
      return JerseyOnTomcat.addJersey(context, name, mapping, application);
    }
  }
}
