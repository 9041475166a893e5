package dev.corsac.contract.jersey;

import com.sun.net.httpserver.HttpServer;
import dev.corsac.contract.ServerUnderTest;
import jakarta.ws.rs.core.Application;
import java.net.URI;
import org.glassfish.jersey.jdkhttp.JdkHttpServerFactory;
import org.glassfish.jersey.server.ResourceConfig;

/** Jersey on the JDK's HTTP server. */
public record OnJdkHttp() implements ServerUnderTest {
  @Override
  public Running start(Application application) {
    HttpServer server =
        JdkHttpServerFactory.createHttpServer(
            URI.create("http://127.0.0.1:0/"), ResourceConfig.forApplication(application));
    return new Running() {
      @Override
      public int port() {
        return server.getAddress().getPort();
      }

      @Override
      public void close() {
        server.stop(0);
      }
    };
  }
}
