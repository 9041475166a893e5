package dev.corsac.contract.jersey;

import dev.corsac.contract.Http2GuardContract;
import dev.corsac.contract.RawClient;
import dev.corsac.contract.app.GuardedResource;
import dev.corsac.contract.app.SampleApplication;
import java.util.Map;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.servlet.ServletContainer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

@TestInstance(Lifecycle.PER_CLASS)
class Http2OnJettyTest implements Http2GuardContract {
  private final Server server = new Server();
  private ServerConnector connector;

  @BeforeAll
  void start() throws Exception {
    HttpConfiguration http = new HttpConfiguration();
    connector =
        new ServerConnector(
            server, new HttpConnectionFactory(http), new HTTP2CServerConnectionFactory(http));
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    ServletContextHandler context = new ServletContextHandler();
    ResourceConfig application =
        ResourceConfig.forApplication(new SampleApplication(Map.of(), GuardedResource.class));
    ServletHolder jersey = new ServletHolder(new ServletContainer(application));
    jersey.setAsyncSupported(true);
    context.addServlet(jersey, "/api/*");
    server.setHandler(context);
    server.start();
  }

  @AfterAll
  void stop() throws Exception {
    server.stop();
  }

  @Override
  public RawClient api() {
    return new RawClient(connector.getLocalPort());
  }
}
