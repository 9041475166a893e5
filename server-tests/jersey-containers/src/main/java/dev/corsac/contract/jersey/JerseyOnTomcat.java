package dev.corsac.contract.jersey;

import dev.corsac.contract.ServerUnderTest.Running;
import dev.corsac.contract.door.ServletServer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.ws.rs.core.Application;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.ErrorPage;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.servlet.ServletContainer;

/** Web applications with Jersey on Tomcat. */
public final class JerseyOnTomcat implements ServletServer {

  @Override
  public Running start(WebApplication application) throws Exception {
    return startAll(application);
  }

  /** Starts several web applications, whose classes one class loader has. */
  public static Running startAll(WebApplication... applications) throws Exception {
    Path base = Files.createTempDirectory("tomcat");
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir(base.toString());
    tomcat.setPort(0);
    tomcat.getConnector().setProperty("address", "127.0.0.1");
    for (WebApplication each : applications) {
      add(tomcat.addContext(each.contextPath(), base.toString()), each);
    }
    tomcat.start();
    return OnTomcat.running(tomcat);
  }

  private static void add(Context context, WebApplication application) {
    context.addServletContainerInitializer(
        (types, servletContext) -> application.content().addTo(servletContext), null);
    for (Map.Entry<Integer, String> each : application.errorPages().entrySet()) {
      ErrorPage page = new ErrorPage();
      page.setErrorCode(each.getKey());
      page.setLocation(each.getValue());
      context.addErrorPage(page);
    }
  }

  @Override
  public ServletRegistration.Dynamic addRest(
      ServletContext context,
      String name,
      String mapping,
      Class<? extends Application> application) {
    return addJersey(context, name, mapping, application);
  }

  /** Adds Jersey as a servlet. */
  public static ServletRegistration.Dynamic addJersey(
      ServletContext context,
      String name,
      String mapping,
      Class<? extends Application> application) {
    ServletRegistration.Dynamic servlet =
        context.addServlet(
            name, new ServletContainer(ResourceConfig.forApplicationClass(application)));
    servlet.setAsyncSupported(true);
    servlet.setLoadOnStartup(1);
    servlet.addMapping(mapping);
    return servlet;
  }
}
