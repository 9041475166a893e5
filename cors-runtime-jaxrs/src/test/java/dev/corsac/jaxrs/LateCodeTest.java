package dev.corsac.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which components of an application can change headers behind Corsac's response filter. */
class LateCodeTest {
  private final WithoutServer server = new WithoutServer();

  /** Runs where most filters run. */
  public static class Usual implements ContainerResponseFilter {
    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {}
  }

  /** As late as Corsac's. */
  @Priority(Integer.MIN_VALUE)
  public static class Last extends Usual {}

  /** Runs behind all filters. */
  public static class Interceptor implements WriterInterceptor {
    @Override
    public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
      context.proceed();
    }
  }

  @Test
  void usualFiltersAreNotLate() {
    server.register(Usual.class);
    server.register(CorsWriterInterceptor.class);
    assertThat(LateCode.of(server, server.getClasses())).isEqualTo(new LateCode(Set.of(), false));
  }

  @Test
  void interceptorsAre() {
    server.register(Interceptor.class);
    assertThat(LateCode.of(server, server.getClasses()))
        .isEqualTo(new LateCode(Set.of(Interceptor.class), false));
  }

  @Test
  void filtersAreByTheirAnnotationOrTheNumberTheyWereRegisteredWith() {
    server.register(Last.class);
    assertThat(LateCode.of(server, server.getClasses())).isEqualTo(new LateCode(Set.of(), true));
    WithoutServer numbered =
        new WithoutServer() {
          @Override
          public Map<Class<?>, Integer> getContracts(Class<?> type) {
            return Map.of(ContainerResponseFilter.class, registered.get(type));
          }
        };
    numbered.register(Usual.class, 17);
    assertThat(LateCode.of(numbered, numbered.getClasses()))
        .isEqualTo(new LateCode(Set.of(), false));
    numbered.registered.put(Usual.class, Integer.MIN_VALUE);
    assertThat(LateCode.of(numbered, numbered.getClasses()))
        .isEqualTo(new LateCode(Set.of(), true));
  }
}
