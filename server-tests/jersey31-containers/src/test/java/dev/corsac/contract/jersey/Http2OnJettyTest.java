package dev.corsac.contract.jersey;

import dev.corsac.contract.Http2GuardContract;
import dev.corsac.contract.RawClient;
import dev.corsac.contract.ThrowAwayKey;
import dev.corsac.contract.app.GuardedResource;
import dev.corsac.contract.app.OverrideFilter;
import dev.corsac.contract.app.SampleApplication;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
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
  private ServerConnector tls;

  @BeforeAll
  void start() throws Exception {
    HttpConfiguration http = new HttpConfiguration();
    connector =
        new ServerConnector(
            server, new HttpConnectionFactory(http), new HTTP2CServerConnectionFactory(http));
    tls = overTls();
    for (ServerConnector each : List.of(connector, tls)) {
      each.setHost("127.0.0.1");
      server.addConnector(each);
    }
    ServletContextHandler context = new ServletContextHandler();
    ResourceConfig application =
        ResourceConfig.forApplication(
            new SampleApplication(Map.of(), GuardedResource.class, OverrideFilter.class));
    ServletHolder jersey = new ServletHolder(new ServletContainer(application));
    jersey.setAsyncSupported(true);
    context.addServlet(jersey, "/api/*");
    server.setHandler(context);
    server.start();
  }

  private ServerConnector overTls() {
    SslContextFactory.Server key = new SslContextFactory.Server();
    key.setKeyStorePath(KEY.store().toString());
    key.setKeyStorePassword(ThrowAwayKey.PASSWORD);
    HttpConfiguration https = new HttpConfiguration();
    https.addCustomizer(new SecureRequestCustomizer());
    ALPNServerConnectionFactory alpn = new ALPNServerConnectionFactory();
    alpn.setDefaultProtocol("http/1.1");
    return new ServerConnector(
        server,
        new SslConnectionFactory(key, alpn.getProtocol()),
        alpn,
        new HTTP2ServerConnectionFactory(https),
        new HttpConnectionFactory(https));
  }

  @AfterAll
  void stop() throws Exception {
    server.stop();
  }

  @Override
  public RawClient api() {
    return new RawClient(connector.getLocalPort());
  }

  @Override
  public int tlsPort() {
    return tls.getLocalPort();
  }
}
