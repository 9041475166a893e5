package dev.corsac.judge;

import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.IOException;
import java.util.List;

/** Code of applications that writes headers behind the response filters. */
final class Meddling {
  /** One of these, or none, for each application. */
  static final List<Class<?>> ALL = List.of(Compressing.class, Granting.class, Last.class);

  private Meddling() {}

  /** As compression filters do. */
  public static final class Compressing implements WriterInterceptor {
    /** For servers. */
    public Compressing() {}

    @Override
    public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
      context.getHeaders().putSingle("Vary", "Accept-Encoding");
      context.proceed();
    }
  }

  /** As handwritten CORS does. */
  public static final class Granting implements WriterInterceptor {
    /** For servers. */
    public Granting() {}

    @Override
    public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
      context.getHeaders().add("Access-Control-Allow-Origin", "*");
      context.proceed();
    }
  }

  /** Runs as late as Corsac's own filter. */
  @Priority(Integer.MIN_VALUE)
  public static final class Last implements ContainerResponseFilter {
    /** For servers. */
    public Last() {}

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
      response.getHeaders().add("Access-Control-Allow-Origin", "*");
    }
  }
}
