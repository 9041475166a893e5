package dev.corsac.contract;

import jakarta.ws.rs.core.Application;
import org.jboss.resteasy.core.ResteasyDeploymentImpl;

@Server(name = "RESTEasy 6.2 on Netty", version = "resteasy62.version")
@Deviation(
    rows = {
      "otherCodeCannotTakeVaryFromAPreflight",
      "varyOfOtherCodeIsKeptAndAddedTo",
      "aNameBoundFiltersVaryIsKept"
    },
    pinned = "could not find the following elements: [\"accept-",
    reason =
        "this server sends one line of a header that has several, so that another filter's Vary is"
            + " lost beside Corsac's")
@Deviation(
    rows = "codeBehindAllFiltersNeitherTakesVaryNorAddsAGrant",
    of = {"Compressing", "Granting"},
    pinned = "could not find the following elements: [\"https://app.example.com\"]",
    reason =
        "this server refuses to write behind a WriterInterceptor on its IO thread: where the"
            + " application has one it answers 500, with Corsac or without, and without CORS headers")
class Resteasy62OnNettyTest extends CorsContract {
  Resteasy62OnNettyTest() {
    super(new OnNetty());
  }

  private record OnNetty() implements ServerUnderTest {
    @Override
    @SuppressWarnings("removal") // the whole server is deprecated, and still in use
    public Running start(Application application) {
      org.jboss.resteasy.plugins.server.netty.NettyJaxrsServer server =
          new org.jboss.resteasy.plugins.server.netty.NettyJaxrsServer();
      server.setHostname("127.0.0.1");
      server.setPort(0);
      server.setRootResourcePath("/api");
      ResteasyDeploymentImpl deployment = new ResteasyDeploymentImpl();
      deployment.setApplication(application);
      server.setDeployment(deployment);
      server.start();
      return new Running() {
        @Override
        public int port() {
          return server.getPort();
        }

        @Override
        public void close() {
          server.stop();
        }
      };
    }
  }
}
