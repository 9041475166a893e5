package dev.corsac.contract.cxf;

import dev.corsac.contract.ServerUnderTest;
import dev.corsac.contract.app.SampleApplication;
import dev.corsac.jaxrs.CorsFeature;
import jakarta.ws.rs.core.Application;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.cxf.endpoint.Server;
import org.apache.cxf.jaxrs.JAXRSServerFactoryBean;
import org.apache.cxf.jaxrs.utils.ResourceUtils;

/**
 * Embedded CXF on Jetty: it finds no feature by itself, so that the application lists it.
 *
 * @param staticSubresources whether CXF takes the types that locators declare for what they return
 */
public record Cxf(boolean staticSubresources) implements ServerUnderTest {
  /** As CXF is by default. */
  public Cxf() {
    this(false);
  }

  @Override
  public Running start(Application application) {
    Set<Class<?>> classes = new LinkedHashSet<>(application.getClasses());
    boolean lists = !classes.add(CorsFeature.class);
    // An application that lists the feature itself is deployed as it is.
    Application listing =
        lists
            ? application
            : new SampleApplication(application.getProperties(), classes.toArray(Class<?>[]::new)) {
              @Override
              @SuppressWarnings("deprecation")
              public Set<Object> getSingletons() {
                return application.getSingletons();
              }
            };
    JAXRSServerFactoryBean factory =
        ResourceUtils.createApplication(listing, false, staticSubresources, false, null);
    int port = freePort();
    factory.setAddress("http://127.0.0.1:" + port + "/api");
    Server server = factory.create();
    return new Running() {
      @Override
      public int port() {
        return port;
      }

      @Override
      public void close() {
        server.destroy();
      }
    };
  }

  // CXF takes no port 0.
  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
