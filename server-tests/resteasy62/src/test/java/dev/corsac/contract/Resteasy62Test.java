package dev.corsac.contract;

import io.undertow.Undertow;
import jakarta.ws.rs.core.Application;
import java.net.InetSocketAddress;
import org.jboss.resteasy.plugins.server.undertow.UndertowJaxrsServer;

@Server(name = "RESTEasy 6.2 on Undertow", version = "resteasy62.version")
class Resteasy62Test extends CorsContract
    implements FilterContract,
        ForeignCodeContract,
        ResteasyRegistrationContract,
        ReflectionContract,
        TenantContract,
        ConfigurationContract {
  Resteasy62Test() {
    super(OnUndertow::start);
  }

  static final class OnUndertow extends UndertowJaxrsServer implements ServerUnderTest.Running {

    static OnUndertow start(Application application) {
      return start(application, Undertow.builder());
    }

    /** The same on an Undertow with options. */
    static OnUndertow start(Application application, Undertow.Builder options) {
      OnUndertow running = new OnUndertow();
      running.start(options.addHttpListener(0, "127.0.0.1"));
      try {
        running.deploy(application, "/");
      } catch (RuntimeException e) {
        running.stop();
        throw e;
      }
      return running;
    }

    @Override
    public int port() {
      return port("http");
    }

    /** The port where it listens for {@code http} or {@code https}. */
    int port(String protocol) {
      return server.getListenerInfo().stream()
          .filter(listener -> listener.getProtcol().equals(protocol))
          .map(listener -> ((InetSocketAddress) listener.getAddress()).getPort())
          .findFirst()
          .orElseThrow();
    }

    @Override
    public void close() {
      stop();
    }
  }
}
