package dev.corsac.contract.jersey;

import dev.corsac.contract.ServerUnderTest.Running;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;

class DoorOverHttp2OnJettyTest extends DoorOverHttp2Contract {
  @Override
  Running start() throws Exception {
    ServletContextHandler context = new ServletContextHandler();
    context.addServletContainerInitializer((types, servletContext) -> add(servletContext));
    HttpConfiguration http = new HttpConfiguration();
    return OnJetty.start(
        context, new HttpConnectionFactory(http), new HTTP2CServerConnectionFactory(http));
  }
}
