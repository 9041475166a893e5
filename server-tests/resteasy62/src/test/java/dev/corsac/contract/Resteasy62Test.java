package dev.corsac.contract;

import io.undertow.Undertow;
import jakarta.ws.rs.core.Application;
import java.net.InetSocketAddress;
import org.jboss.resteasy.plugins.server.undertow.UndertowJaxrsServer;

class Resteasy62Test extends CorsContract {
  Resteasy62Test() {
    super(new OnUndertow());
  }

  private record OnUndertow() implements ServerUnderTest {
    @Override
    public Running start(Application application) {
      UndertowJaxrsServer server = new UndertowJaxrsServer();
      server.start(Undertow.builder().addHttpListener(0, "127.0.0.1"));
      try {
        server.deploy(application, "/");
      } catch (RuntimeException e) {
        server.stop();
        throw e;
      }
      return new Running() {
        @Override
        public int port() {
          return ((InetSocketAddress)
                  server.getServer().getListenerInfo().get(0).getAddress())
              .getPort();
        }

        @Override
        public void close() {
          server.stop();
        }
      };
    }
  }
}
