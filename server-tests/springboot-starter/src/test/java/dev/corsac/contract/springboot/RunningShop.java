package dev.corsac.contract.springboot;

import com.acme.Shop;
import dev.corsac.contract.RawClient;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The shop on a free port of 127.0.0.1.
 *
 * @param context of Spring
 */
record RunningShop(ConfigurableApplicationContext context) implements AutoCloseable {
  private static final List<String> ALWAYS =
      List.of(
          "--server.address=127.0.0.1",
          "--server.port=0",
          "--spring.main.banner-mode=off",
          "--management.endpoints.web.exposure.include=health,corsac");

  /**
   * Starts it.
   *
   * @param more the class that configures Spring Security, and others
   * @param settings as of a command line, without the dashes
   */
  static RunningShop start(List<Class<?>> more, String... settings) {
    List<String> arguments = new ArrayList<>(ALWAYS);
    for (String setting : settings) {
      arguments.add("--" + setting);
    }
    return new RunningShop(
        new SpringApplicationBuilder(Shop.class)
            .sources(more.toArray(Class<?>[]::new))
            .run(arguments.toArray(String[]::new)));
  }

  /**
   * Starts it with Jakarta REST below a path, whichever implementation it is.
   *
   * @param path below the context path; begins with a slash
   */
  static RunningShop at(String path, List<Class<?>> more, String... settings) {
    List<String> all = new ArrayList<>(List.of(settings));
    for (String each :
        List.of("spring.jersey.application-path", "resteasy.jaxrs.defaultPath", "cxf.path")) {
      all.add(each + "=" + path);
    }
    return start(more, all.toArray(String[]::new));
  }

  RawClient client() {
    return new RawClient(
        context.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
  }

  @Override
  public void close() {
    context.close();
  }
}
