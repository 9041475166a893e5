package dev.corsac.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.contract.DeploymentContract.WithSingletons;
import dev.corsac.contract.app.OrderResource;
import dev.corsac.contract.app.SampleApplication;
import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/**
 * RESTEasy reads both service files, and complains of what stands in both; and it shows features
 * none of the objects that an application lists.
 */
public interface ResteasyRegistrationContract {
  /** "Provider class … is already registered". */
  String REGISTERED_TWICE = "RESTEASY002155";

  /** The kind of server. */
  ServerUnderTest server();

  @Test
  default void nobodyIsToldThatTheFeatureIsRegisteredTwice() throws Exception {
    startAndListen();
  }

  /** A project that has the front door only has its jar before that of the run time. */
  @Test
  default void norWhereTheFrontDoorsJarIsFirst() throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader usual = thread.getContextClassLoader();
    thread.setContextClassLoader(
        new ClassLoader(usual) {
          @Override
          public Enumeration<URL> getResources(String name) throws IOException {
            List<URL> found = new ArrayList<>(Collections.list(super.getResources(name)));
            found.sort(
                Comparator.comparing(url -> !url.toString().contains("cors-runtime-servlet")));
            return Collections.enumeration(found);
          }
        });
    try {
      startAndListen();
    } finally {
      thread.setContextClassLoader(usual);
    }
  }

  private void startAndListen() throws Exception {
    List<String> said = new CopyOnWriteArrayList<>();
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord logged) {
            said.add(String.valueOf(logged.getMessage()));
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Logger logger = Logger.getLogger("org.jboss.resteasy");
    logger.addHandler(handler);
    try (ServerUnderTest.Running running =
        server().start(new SampleApplication(Map.of(), OrderResource.class))) {
      Reply reply =
          new RawClient(running.port()).send("GET", "/api/orders", PreflightContract.TRUSTED);
      assertThat(reply.lines("Access-Control-Allow-Origin")).hasSize(1);
      // The handler hears what the server says at all.
      assertThat(said).isNotEmpty();
      assertThat(said).noneMatch(line -> line.contains(REGISTERED_TWICE));
    } finally {
      logger.removeHandler(handler);
    }
  }

  /** A plugin's, or those of a module that the container of beans knows. */
  @Test
  default void anObjectWhoseClassTheApplicationDoesNotSeeIsGranted() throws Exception {
    try (CompiledClasses plugin =
            CompiledClasses.withProcessor(
                "rows.plugin",
                """
                @Path("plugin")
                @CrossOrigin("${rows.plugin.origins:https://app.example.com}")
                public class Plugin {
                  @GET public String get() { return "plugin"; }
                  @DELETE public void delete() {}
                }
                """);
        ServerUnderTest.Running running =
            server().start(new WithSingletons(Set.of(plugin.instance("Plugin"))))) {
      RawClient client = new RawClient(running.port());
      String app = "Origin: https://app.example.com";
      assertThat(client.send("GET", "/api/plugin", app).lines("Access-Control-Allow-Origin"))
          .containsExactly("https://app.example.com");
      String delete = "Access-Control-Request-Method: DELETE";
      assertThat(client.send("OPTIONS", "/api/plugin", app, delete).status()).isEqualTo(204);
      assertThat(
              client
                  .send("OPTIONS", "/api/plugin", "Origin: https://other.example", delete)
                  .status())
          .isEqualTo(403);
    }
  }

  /** Jersey takes such an overload for a resource method, and refuses the class. */
  @Test
  default void anOverloadThatIsNoResourceMethodDoesNotStopTheDeployment() throws Exception {
    try (CompiledClasses compiled =
            CompiledClasses.withProcessor(
                "rows.overloading",
                """
                public abstract class Generic<T> {
                  @POST @Consumes("text/plain") public String place(T entity) { return "generic"; }
                }
                """,
                """
                @Path("overloading")
                @CrossOrigin("https://app.example.com")
                public class Overloading extends Generic<String> {
                  @Override public String place(String entity) { return place(entity.length()); }
                  public String place(Integer length) { return "length " + length; }
                }
                """);
        ServerUnderTest.Running running = compiled.serve(server(), "Overloading")) {
      RawClient client = new RawClient(running.port());
      String app = "Origin: https://app.example.com";
      String post = "Access-Control-Request-Method: POST";
      assertThat(client.send("OPTIONS", "/api/overloading", app, post).status()).isEqualTo(204);
    }
  }
}
