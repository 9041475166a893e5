package dev.corsac.benchmarks.endtoend;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import dev.corsac.benchmarks.decision.CompiledSetup;
import dev.corsac.benchmarks.decision.PastedCors;
import dev.corsac.benchmarks.decision.Setup;
import dev.corsac.servlet.FrontDoorInitializer;
import io.undertow.Undertow;
import jakarta.ws.rs.core.Application;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.catalina.Context;
import org.apache.catalina.Wrapper;
import org.apache.catalina.startup.Tomcat;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.grizzly.http.server.NetworkListener;
import org.glassfish.jersey.grizzly2.httpserver.GrizzlyHttpServerFactory;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import org.glassfish.jersey.servlet.ServletContainer;
import org.jboss.resteasy.plugins.server.undertow.UndertowJaxrsServer;

/** A server in a virtual machine of its own, which tells on each line of input what it has used. */
public final class Serve {
  private static final String HOST = "127.0.0.1";

  private Serve() {}

  /**
   * Serves until its input ends.
   *
   * @param args the names of an {@link Engine} and a {@link Variant}
   */
  @SuppressWarnings("SystemOut") // the parent reads it
  public static void main(String[] args) throws Exception {
    CompiledSetup compiled = CompiledSetup.of(Setup.O1);
    Thread.currentThread().setContextClassLoader(compiled.loader());
    Set<Class<?>> classes = new LinkedHashSet<>();
    classes.add(compiled.resource(0));
    classes.add(Ping.class);
    if (Variant.valueOf(args[1]) == Variant.PASTED) {
      classes.add(PastedCors.class);
    }
    Application application = new Listed(classes);
    int port =
        switch (Engine.valueOf(args[0])) {
          case JERSEY -> OnGrizzly.start(application);
          case RESTEASY -> OnUndertow.start(application);
          case JERSEY_ON_TOMCAT ->
              OnTomcat.start(
                  application, compiled.loader(), Variant.valueOf(args[1]) == Variant.DOOR);
        };
    System.out.println("port=" + port);
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    while (System.in.read() >= 0) {
      System.out.println(
          "used=" + system.getProcessCpuTime() + "," + threads.getTotalThreadAllocatedBytes());
    }
    System.exit(0);
  }

  /** An application of some classes. */
  static final class Listed extends Application {
    private final Set<Class<?>> classes;

    Listed(Set<Class<?>> classes) {
      this.classes = classes;
    }

    @Override
    public Set<Class<?>> getClasses() {
      return classes;
    }
  }

  // Each in a class of its own: the other's classes are not there.
  private static final class OnGrizzly {
    static int start(Application application) throws IOException {
      HttpServer server =
          GrizzlyHttpServerFactory.createHttpServer(
              URI.create("http://" + HOST + ":0/"),
              ResourceConfig.forApplication(application)
                  // JAXB, which other jars bring, is not complete here.
                  .property(ServerProperties.WADL_FEATURE_DISABLE, true),
              false);
      NetworkListener listener = server.getListener("grizzly");
      // It would close each connection after 256 requests.
      listener.getKeepAlive().setMaxRequestsCount(-1);
      server.start();
      return listener.getPort();
    }
  }

  private static final class OnUndertow extends UndertowJaxrsServer {
    static int start(Application application) {
      OnUndertow running = new OnUndertow();
      running.start(Undertow.builder().addHttpListener(0, HOST));
      running.deploy(application, "/");
      return ((InetSocketAddress) running.server.getListenerInfo().get(0).getAddress()).getPort();
    }
  }

  private static final class OnTomcat {
    static int start(Application application, ClassLoader loader, boolean door) throws Exception {
      String base = Files.createTempDirectory("tomcat").toString();
      Tomcat tomcat = new Tomcat();
      tomcat.setBaseDir(base);
      tomcat.setPort(0);
      tomcat.getConnector().setProperty("address", HOST);
      // It would close each connection after 100 requests.
      tomcat.getConnector().setProperty("maxKeepAliveRequests", "-1");
      Context context = tomcat.addContext("", base);
      context.setParentClassLoader(loader);
      Wrapper servlet =
          Tomcat.addServlet(
              context,
              "jersey",
              new ServletContainer(
                  ResourceConfig.forApplication(application)
                      .property(ServerProperties.WADL_FEATURE_DISABLE, true)));
      servlet.setLoadOnStartup(1);
      servlet.setAsyncSupported(true);
      servlet.addMapping("/*");
      if (door) {
        Door.addTo(context);
      }
      tomcat.start();
      return tomcat.getConnector().getLocalPort();
    }
  }

  private static final class Door {
    static void addTo(Context context) {
      context.addServletContainerInitializer(new FrontDoorInitializer(), Set.of());
    }
  }
}
