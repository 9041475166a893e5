package dev.corsac.contract.jersey;

import dev.corsac.contract.ServerUnderTest;
import jakarta.ws.rs.core.Application;
import java.util.function.Consumer;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import org.glassfish.jersey.servlet.ServletContainer;

/**
 * Jersey as a servlet of Jetty.
 *
 * @param more declares what else the context has
 */
public record OnJetty(Consumer<ServletContextHandler> more) implements ServerUnderTest {

  @Override
  public Running start(Application application) throws Exception {
    ServletContextHandler context = new ServletContextHandler();
    // Without it Jersey reports errors to Jetty, which drops Vary from the pages that it writes.
    ResourceConfig config =
        ResourceConfig.forApplication(application)
            .property(ServerProperties.RESPONSE_SET_STATUS_OVER_SEND_ERROR, true);
    ServletHolder jersey = new ServletHolder(new ServletContainer(config));
    jersey.setAsyncSupported(true);
    jersey.setInitOrder(1);
    context.addServlet(jersey, "/api/*");
    more.accept(context);
    return start(context);
  }

  /** Starts a Jetty on a free port of 127.0.0.1. */
  static Running start(ServletContextHandler context) throws Exception {
    return start(context, new HttpConnectionFactory());
  }

  /** The same on a Jetty that speaks these protocols. */
  static Running start(ServletContextHandler context, ConnectionFactory... protocols)
      throws Exception {
    Server server = new Server();
    ServerConnector connector = new ServerConnector(server, protocols);
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    server.setHandler(context);
    try {
      server.start();
    } catch (Exception e) {
      server.stop();
      throw e;
    }
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
