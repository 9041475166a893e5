package dev.corsac.contract;

import dev.corsac.contract.ServerUnderTest.Running;
import dev.corsac.contract.door.FrontDoorContract;
import dev.corsac.contract.door.ServletServer;
import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.api.ServletContainerInitializerInfo;
import io.undertow.servlet.util.ImmediateInstanceHandle;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.ws.rs.core.Application;
import java.net.InetSocketAddress;
import java.util.Set;
import org.jboss.resteasy.plugins.server.servlet.HttpServlet30Dispatcher;

class Resteasy62FrontDoorTest extends FrontDoorContract {
  Resteasy62FrontDoorTest() {
    super(new ResteasyOnUndertow());
  }

  /** Undertow throws all headers away when an exception reaches it. */
  @Override
  protected boolean keepsHeadersOfExceptions() {
    return false;
  }

  /** Web applications with RESTEasy on Undertow. */
  private static final class ResteasyOnUndertow implements ServletServer {
    @Override
    public Running start(WebApplication application) throws Exception {
      ServletContainerInitializer content =
          (types, context) -> application.content().addTo(context);
      DeploymentInfo deployment =
          Servlets.deployment()
              .setClassLoader(Resteasy62FrontDoorTest.class.getClassLoader())
              .setDeploymentName("door")
              .setContextPath(application.contextPath())
              .addServletContainerInitializer(
                  new ServletContainerInitializerInfo(
                      content.getClass(), () -> new ImmediateInstanceHandle<>(content), Set.of()));
      application
          .errorPages()
          .forEach((status, page) -> deployment.addErrorPage(Servlets.errorPage(page, status)));
      DeploymentManager manager = Servlets.newContainer().addDeployment(deployment);
      manager.deploy();
      Undertow undertow =
          Undertow.builder()
              .addHttpListener(
                  0,
                  "127.0.0.1",
                  application.contextPath().isEmpty()
                      ? manager.start()
                      : Handlers.path().addPrefixPath(application.contextPath(), manager.start()))
              .build();
      undertow.start();
      return new Running() {
        @Override
        public int port() {
          return ((InetSocketAddress) undertow.getListenerInfo().get(0).getAddress()).getPort();
        }

        @Override
        public void close() {
          undertow.stop();
          manager.undeploy();
        }
      };
    }

    @Override
    public ServletRegistration.Dynamic addRest(
        ServletContext context,
        String name,
        String mapping,
        Class<? extends Application> application) {
      ServletRegistration.Dynamic servlet = context.addServlet(name, HttpServlet30Dispatcher.class);
      servlet.setAsyncSupported(true);
      servlet.setLoadOnStartup(1);
      servlet.setInitParameter("jakarta.ws.rs.Application", application.getName());
      servlet.setInitParameter(
          "resteasy.servlet.mapping.prefix", mapping.substring(0, mapping.length() - 2));
      servlet.addMapping(mapping);
      return servlet;
    }
  }
}
