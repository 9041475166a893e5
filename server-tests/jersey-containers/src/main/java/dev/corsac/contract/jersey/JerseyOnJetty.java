package dev.corsac.contract.jersey;

import dev.corsac.contract.ServerUnderTest.Running;
import dev.corsac.contract.door.ServletServer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.ws.rs.core.Application;
import org.eclipse.jetty.ee10.servlet.ErrorPageErrorHandler;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;

/** Web applications with Jersey on Jetty. */
public final class JerseyOnJetty implements ServletServer {

  @Override
  public Running start(WebApplication application) throws Exception {
    ServletContextHandler context = new ServletContextHandler();
    context.setContextPath(application.contextPath().isEmpty() ? "/" : application.contextPath());
    context.addServletContainerInitializer(
        (types, servletContext) -> application.content().addTo(servletContext));
    ErrorPageErrorHandler pages = new ErrorPageErrorHandler();
    application.errorPages().forEach(pages::addErrorPage);
    context.setErrorHandler(pages);
    return OnJetty.start(context);
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
