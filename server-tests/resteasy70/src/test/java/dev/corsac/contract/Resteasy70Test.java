package dev.corsac.contract;

import io.undertow.Undertow;
import jakarta.ws.rs.core.Application;
import java.net.InetSocketAddress;
import org.jboss.resteasy.plugins.server.undertow.UndertowJaxrsServer;

@Server(name = "RESTEasy 7.0 on Undertow", version = "resteasy70.version")
class Resteasy70Test extends CorsContract
    implements FilterContract,
        ForeignCodeContract,
        ResteasyRegistrationContract,
        ReflectionContract,
        TenantContract,
        ConfigurationContract {
  Resteasy70Test() {
    super(OnUndertow::start);
  }

  private static final class OnUndertow extends UndertowJaxrsServer
      implements ServerUnderTest.Running {

    static OnUndertow start(Application application) {
      OnUndertow running = new OnUndertow();
      running.start(Undertow.builder().addHttpListener(0, "127.0.0.1"));
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
      return ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
    }

    @Override
    public void close() {
      stop();
    }
  }
}
