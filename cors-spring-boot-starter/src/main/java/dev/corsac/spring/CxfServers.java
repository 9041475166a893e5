package dev.corsac.spring;

import dev.corsac.servlet.ServedEndpoint;
import jakarta.servlet.ServletContext;
import jakarta.ws.rs.core.Application;
import org.apache.cxf.Bus;
import org.apache.cxf.endpoint.Client;
import org.apache.cxf.endpoint.Server;
import org.apache.cxf.feature.Feature;
import org.apache.cxf.interceptor.InterceptorProvider;
import org.apache.cxf.jaxrs.JAXRSServiceImpl;
import org.apache.cxf.jaxrs.model.ApplicationInfo;
import org.apache.cxf.jaxrs.provider.ServerProviderFactory;
import org.springframework.web.context.WebApplicationContext;

/**
 * Configures Corsac in each server of Jakarta REST that CXF makes: it finds no features by itself.
 * Its servlet serves them all, each at an address of its own, which the front door is told.
 */
final class CxfServers implements Feature {
  private final WebApplicationContext context;
  private final LookUps lookUps;

  CxfServers(WebApplicationContext context, LookUps lookUps) {
    this.context = context;
    this.lookUps = lookUps;
  }

  /** Called while a server is made, with its components and before its resource methods. */
  @Override
  public void initialize(Server server, Bus bus) {
    if (!(server.getEndpoint().get(ServerProviderFactory.class.getName())
        instanceof ServerProviderFactory components)) {
      return; // of JAX-WS
    }
    refuseIfListed(server, components);
    components.registerUserProvider(new ConfiguredFeature(lookUps, application(server)));
    ServletContext servletContext = context.getServletContext();
    if (servletContext != null) {
      ServedEndpoint.note(
          servletContext, new CxfEndpoint(bus, server, components.getConfiguration(null)));
    }
  }

  /** It would have looked its placeholders up before Spring's Environment was known to it. */
  private static void refuseIfListed(Server server, ServerProviderFactory components) {
    boolean listed =
        components.getPreMatchContainerRequestFilters().stream()
            .anyMatch(each -> each.getProvider().getClass().getName().startsWith("dev.corsac."));
    if (listed) {
      throw new IllegalStateException(
          "The providers of CXF's server at \""
              + server.getEndpoint().getEndpointInfo().getAddress()
              + "\" list CorsFeature, and cors-spring-boot-starter adds it too. Yours is configured"
              + " too early to look values up in Spring's Environment. Take CorsFeature out of your"
              + " providers, or out of getClasses() of your Application.");
    }
  }

  /** The application of a server; one that lists its resource classes if it was made without. */
  private static Application application(Server server) {
    if (server.getEndpoint().get(Application.class.getName()) instanceof ApplicationInfo info) {
      return info.getProvider();
    }
    return new CxfApplication(
        ((JAXRSServiceImpl) server.getEndpoint().getService()).getClassResourceInfos());
  }

  @Override
  public void initialize(Client client, Bus bus) {}

  @Override
  public void initialize(InterceptorProvider provider, Bus bus) {}

  @Override
  public void initialize(Bus bus) {}
}
