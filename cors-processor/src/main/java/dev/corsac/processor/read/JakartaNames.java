package dev.corsac.processor.read;

import java.util.Set;

/** The names of the Jakarta annotations and types that signatures are read by. */
public final class JakartaNames {
  /** {@code @Path}. */
  public static final String PATH = "jakarta.ws.rs.Path";

  /** {@code @ApplicationPath}. */
  public static final String APPLICATION_PATH = "jakarta.ws.rs.ApplicationPath";

  /** {@code @HttpMethod}, which makes an annotation a request method designator. */
  public static final String HTTP_METHOD = "jakarta.ws.rs.HttpMethod";

  /** {@code @Provider}. */
  public static final String PROVIDER = "jakarta.ws.rs.ext.Provider";

  /** The designators that Jakarta REST brings. */
  public static final Set<String> DESIGNATORS =
      Set.of(
          "jakarta.ws.rs.GET",
          "jakarta.ws.rs.POST",
          "jakarta.ws.rs.PUT",
          "jakarta.ws.rs.DELETE",
          "jakarta.ws.rs.PATCH",
          "jakarta.ws.rs.HEAD",
          "jakarta.ws.rs.OPTIONS");

  static final String JAX_RS_PACKAGE = "jakarta.ws.rs.";
  static final String CONSUMES = "jakarta.ws.rs.Consumes";
  static final String HEADER_PARAM = "jakarta.ws.rs.HeaderParam";
  static final String COOKIE_PARAM = "jakarta.ws.rs.CookieParam";
  static final String FORM_PARAM = "jakarta.ws.rs.FormParam";
  static final String BEAN_PARAM = "jakarta.ws.rs.BeanParam";
  static final String DEFAULT_VALUE = "jakarta.ws.rs.DefaultValue";
  static final String ENCODED = "jakarta.ws.rs.Encoded";

  /** Jersey's own {@code Application}, which lists what is registered with it. */
  static final String JERSEY_RESOURCE_CONFIG = "org.glassfish.jersey.server.ResourceConfig";

  static final String APPLICATION = "jakarta.ws.rs.core.Application";
  static final Set<String> SECURITY_CONTEXTS =
      Set.of("jakarta.ws.rs.core.SecurityContext", "java.security.Principal");
  static final Set<String> SERVLET_RESPONSES =
      Set.of(
          "jakarta.servlet.http.HttpServletResponse",
          "jakarta.servlet.ServletResponse",
          "jakarta.servlet.AsyncContext");

  /** The annotations that let nobody in who has not signed in. */
  static final Set<String> AUTHENTICATING =
      Set.of(
          "jakarta.annotation.security.RolesAllowed",
          "io.quarkus.security.Authenticated",
          "io.quarkus.security.PermissionsAllowed");

  /** The annotations that take the place of those. */
  static final Set<String> NOT_AUTHENTICATING =
      Set.of("jakarta.annotation.security.PermitAll", "jakarta.annotation.security.DenyAll");

  static final String REGISTER_REST_CLIENT =
      "org.eclipse.microprofile.rest.client.inject.RegisterRestClient";

  private JakartaNames() {}
}
