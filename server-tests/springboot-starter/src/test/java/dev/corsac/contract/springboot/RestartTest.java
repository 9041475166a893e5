package dev.corsac.contract.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.Shop;
import dev.corsac.contract.RawClient;
import dev.corsac.contract.Reply;
import java.net.URL;
import java.net.URLClassLoader;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.DefaultResourceLoader;

/**
 * As Spring Boot's devtools restart an application: its own classes are loaded anew each time,
 * those of its jars, Corsac's among them, stay.
 */
class RestartTest {

  /** Loads the application's classes, though its parent has them too. */
  private static final class Anew extends URLClassLoader {
    Anew() {
      super(
          new URL[] {Shop.class.getProtectionDomain().getCodeSource().getLocation()},
          RestartTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith("com.acme.")) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        Class<?> known = findLoadedClass(name);
        return known == null ? findClass(name) : known;
      }
    }
  }

  private static ConfigurableApplicationContext start(ClassLoader loader, String origin)
      throws ClassNotFoundException {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      return new SpringApplicationBuilder(loader.loadClass("com.acme.Shop"), Stateless.class)
          .resourceLoader(new DefaultResourceLoader(loader))
          .run(
              "--server.address=127.0.0.1",
              "--server.port=0",
              "--spring.main.banner-mode=off",
              "--app.cors.origins=" + origin);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static void assertOnlyLetsIn(
      ConfigurableApplicationContext context, String origin, String other) {
    RawClient client =
        new RawClient(
            context.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
    for (String method : new String[] {"GET", "OPTIONS"}) {
      String requested = "Access-Control-Request-Method: " + "GET";
      Reply reply = client.send(method, "/orders", "Origin: " + origin, requested);
      assertThat(reply.status()).isEqualTo(method.equals("GET") ? 401 : 204);
      assertThat(reply.lines("Access-Control-Allow-Origin")).containsExactly(origin);
      assertThat(client.send(method, "/orders", "Origin: " + other, requested).cors()).isEmpty();
    }
  }

  @Test
  void eachStartPutsItsOwnPoliciesInForce() throws Exception {
    String first = "https://first.example.com";
    String second = "https://second.example.com";
    try (Anew loader = new Anew();
        ConfigurableApplicationContext context = start(loader, first)) {
      assertOnlyLetsIn(context, first, second);
    }
    try (Anew loader = new Anew();
        ConfigurableApplicationContext context = start(loader, second)) {
      assertOnlyLetsIn(context, second, first);
    }
  }
}
