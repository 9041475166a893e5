package dev.corsac.contract.app;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Configuration;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;

/** What applications have beside Corsac, and what comes behind its filters or before its look. */
public final class ForeignCode {
  private ForeignCode() {}

  private static void meddle(MultivaluedMap<String, Object> headers) {
    headers.putSingle("Vary", "Accept-Encoding");
    headers.add("Access-Control-Allow-Origin", "https://evil.example");
    headers.putSingle("Access-Control-Allow-Credentials", "true");
  }

  /** Sets {@code Vary}, as every filter that compresses does. */
  @Priority(Priorities.ENTITY_CODER)
  public static class Compression implements WriterInterceptor {
    @Override
    public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
      context.getHeaders().putSingle("Vary", "Accept-Encoding");
      context.proceed();
    }
  }

  /** Grants what nobody asked for. */
  public static class GrantingInterceptor implements WriterInterceptor {
    @Override
    public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
      meddle(context.getHeaders());
      context.proceed();
    }
  }

  /** The same, as late as a response filter can. */
  @Priority(Integer.MIN_VALUE)
  public static class GrantingFilter implements ContainerResponseFilter {
    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
      meddle(response.getHeaders());
    }
  }

  /** The same, while the entity is written. */
  @Produces("text/plain")
  public static class GrantingWriter implements MessageBodyWriter<String> {
    @Override
    public boolean isWriteable(
        Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
      return type == String.class;
    }

    @Override
    public void writeTo(
        String text,
        Class<?> type,
        Type genericType,
        Annotation[] annotations,
        MediaType mediaType,
        MultivaluedMap<String, Object> headers,
        OutputStream out)
        throws IOException {
      meddle(headers);
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Makes the entity as long as the request wants it. */
  public static class Lengthening implements ContainerResponseFilter {
    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
      String length = request.getHeaderString("X-Length");
      if (length != null) {
        response.setEntity("x".repeat(Integer.parseInt(length)));
      }
    }
  }

  /** Says which of Corsac's components are there. */
  public static class Registered implements ContainerResponseFilter {
    @Context private Configuration configuration;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
      for (Class<?> each : configuration.getClasses()) {
        if (each.getPackageName().equals("dev.corsac.jaxrs")) {
          response.getHeaders().add("Registered", each.getSimpleName());
        }
      }
    }
  }

  /** Takes a version off the path. */
  @PreMatching
  public static class Versions implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
      String uri = request.getUriInfo().getRequestUri().toString();
      if (uri.contains("/v1/")) {
        request.setRequestUri(java.net.URI.create(uri.replaceFirst("/v1/", "/")));
      }
    }
  }
}
