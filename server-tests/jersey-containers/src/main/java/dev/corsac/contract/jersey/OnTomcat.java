package dev.corsac.contract.jersey;

import dev.corsac.contract.ServerUnderTest;
import jakarta.ws.rs.core.Application;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Wrapper;
import org.apache.catalina.startup.Tomcat;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.servlet.ServletContainer;

/**
 * Jersey as a servlet of Tomcat.
 *
 * @param more declares what else the context has
 */
public record OnTomcat(Consumer<Context> more) implements ServerUnderTest {

  /** Jersey alone. */
  public OnTomcat() {
    this(context -> {});
  }

  @Override
  public Running start(Application application) throws Exception {
    Path base = Files.createTempDirectory("tomcat");
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir(base.toString());
    tomcat.setPort(0);
    tomcat.getConnector().setProperty("address", "127.0.0.1");
    Context context = tomcat.addContext("", base.toString());
    Wrapper servlet =
        Tomcat.addServlet(
            context, "jersey", new ServletContainer(ResourceConfig.forApplication(application)));
    servlet.setAsyncSupported(true);
    servlet.addMapping("/api/*");
    more.accept(context);
    tomcat.start();
    try {
      servlet.load();
    } catch (Exception e) {
      stop(tomcat);
      throw e;
    }
    return running(tomcat);
  }

  /** That of a Tomcat with one connector. */
  public static Running running(Tomcat tomcat) {
    return new Running() {
      @Override
      public int port() {
        return tomcat.getConnector().getLocalPort();
      }

      @Override
      public void close() {
        stop(tomcat);
      }
    };
  }

  private static void stop(Tomcat tomcat) {
    try {
      tomcat.stop();
      tomcat.destroy();
    } catch (LifecycleException e) {
      throw new IllegalStateException(e);
    }
  }
}
