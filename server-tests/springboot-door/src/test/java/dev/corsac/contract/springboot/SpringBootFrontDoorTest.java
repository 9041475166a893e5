package dev.corsac.contract.springboot;

import dev.corsac.contract.ServerUnderTest.Running;
import dev.corsac.contract.door.FrontDoorContract;
import dev.corsac.contract.door.ServletServer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRegistration;
import jakarta.ws.rs.core.Application;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.servlet.ServletContainer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.Ordered;

class SpringBootFrontDoorTest extends FrontDoorContract {
  SpringBootFrontDoorTest() {
    super(new Boot());
  }

  /** Web applications in Spring Boot, in which the starter's door is the one that is asked for. */
  private static final class Boot implements ServletServer {
    @Override
    public Running start(WebApplication application) {
      return BootWithDoor.start(
          application.contextPath().isEmpty() ? "/" : application.contextPath(),
          context -> {
            ErrorPages.add(context, application.errorPages());
            context.registerBean(
                Declaring.class, () -> new Declaring(application.content(), context));
          });
    }

    @Override
    public ServletRegistration.Dynamic addRest(
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

  /**
   * Adds the content first, and has the starter add its door if the content wants one.
   *
   * @param content of the web application
   * @param context that the starter has configured
   */
  private record Declaring(ServletServer.Content content, GenericApplicationContext context)
      implements ServletContextInitializer, Ordered {
    @Override
    public int getOrder() {
      return HIGHEST_PRECEDENCE;
    }

    @Override
    public void onStartup(ServletContext servletContext) throws ServletException {
      AtomicBoolean wanted = new AtomicBoolean();
      content.addTo(noting(servletContext, wanted));
      context.getBean("corsacFrontDoor", FilterRegistrationBean.class).setEnabled(wanted.get());
    }

    /** Says of the door that it is there already. */
    private static ServletContext noting(ServletContext context, AtomicBoolean wanted) {
      return (ServletContext)
          Proxy.newProxyInstance(
              ServletContext.class.getClassLoader(),
              new Class<?>[] {ServletContext.class},
              (proxy, method, arguments) -> {
                if (method.getName().equals("addFilter")
                    && arguments[0].equals("corsac-front-door")) {
                  wanted.set(true);
                  return null;
                }
                try {
                  return method.invoke(context, arguments);
                } catch (InvocationTargetException e) {
                  throw e.getCause();
                }
              });
    }
  }
}
