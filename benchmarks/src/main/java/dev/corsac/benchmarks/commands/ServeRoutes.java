package dev.corsac.benchmarks.commands;

import jakarta.ws.rs.core.Application;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Set;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.jersey.grizzly2.httpserver.GrizzlyHttpServerFactory;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;

/** An application of {@link ManyRoutes} on Jersey, in a virtual machine of its own. */
public final class ServeRoutes {
  private static final String HOST = "127.0.0.1";

  private ServeRoutes() {}

  /**
   * Serves until it is ended, and prints its port.
   *
   * @param args how many classes there are, and the base path
   */
  @SuppressWarnings("SystemOut") // the parent reads it
  public static void main(String[] args) throws IOException, ReflectiveOperationException {
    Set<Class<?>> classes = new LinkedHashSet<>();
    for (int i = 0; i < Integer.parseInt(args[0]); i++) {
      classes.add(Class.forName("com.acme." + ManyRoutes.name(i)));
    }
    Application application =
        new Application() {
          @Override
          public Set<Class<?>> getClasses() {
            return classes;
          }
        };
    HttpServer server =
        GrizzlyHttpServerFactory.createHttpServer(
            URI.create("http://" + HOST + ":0" + args[1] + "/"),
            ResourceConfig.forApplication(application)
                // JAXB, which other jars bring, is not complete here.
                .property(ServerProperties.WADL_FEATURE_DISABLE, true),
            false);
    server.start();
    System.out.println("port=" + server.getListener("grizzly").getPort());
  }
}
