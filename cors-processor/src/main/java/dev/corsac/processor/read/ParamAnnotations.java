package dev.corsac.processor.read;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The annotations that say what a parameter or a member takes from a request: those of Jakarta REST
 * (3.1, section 3.2) and those that servers add. All are known by name, so that nobody needs a
 * server on the class path.
 */
final class ParamAnnotations {

  /** What an annotation takes from a request. */
  enum Kind {
    /** A header; {@code value} is its name. */
    HEADER,
    /** A cookie. */
    COOKIE,
    /** A part of the entity: a form parameter, or a part of a multipart entity. */
    FORM,
    /** Whatever the members of the type take. */
    BEAN,
    /** A part of the entity, read into the members of the type. */
    FORM_BEAN,
    /** Who calls. */
    PRINCIPAL,
    /** Something that is neither a header nor the entity. */
    OTHER
  }

  private static final String QUARKUS = "org.jboss.resteasy.reactive.";
  private static final String RESTEASY = "org.jboss.resteasy.annotations.";

  private static final Map<String, Kind> KINDS =
      Map.ofEntries(
          entry(JakartaNames.HEADER_PARAM, Kind.HEADER),
          entry(JakartaNames.COOKIE_PARAM, Kind.COOKIE),
          entry(JakartaNames.FORM_PARAM, Kind.FORM),
          entry(JakartaNames.BEAN_PARAM, Kind.BEAN),
          entry("jakarta.inject.Inject", Kind.OTHER),
          entry(QUARKUS + "RestHeader", Kind.HEADER),
          entry(QUARKUS + "RestCookie", Kind.COOKIE),
          entry(QUARKUS + "RestForm", Kind.FORM),
          entry(QUARKUS + "RestPath", Kind.OTHER),
          entry(QUARKUS + "RestQuery", Kind.OTHER),
          entry(QUARKUS + "RestMatrix", Kind.OTHER),
          entry(QUARKUS + "MultipartForm", Kind.FORM_BEAN),
          entry(RESTEASY + "jaxrs.HeaderParam", Kind.HEADER),
          entry(RESTEASY + "jaxrs.CookieParam", Kind.COOKIE),
          entry(RESTEASY + "jaxrs.FormParam", Kind.FORM),
          entry(RESTEASY + "jaxrs.PathParam", Kind.OTHER),
          entry(RESTEASY + "jaxrs.QueryParam", Kind.OTHER),
          entry(RESTEASY + "jaxrs.MatrixParam", Kind.OTHER),
          entry(RESTEASY + "Form", Kind.BEAN),
          entry(RESTEASY + "Query", Kind.OTHER),
          entry(RESTEASY + "providers.multipart.MultipartForm", Kind.FORM_BEAN),
          entry("org.glassfish.jersey.media.multipart.FormDataParam", Kind.FORM),
          entry("org.glassfish.jersey.server.Uri", Kind.OTHER),
          entry("org.apache.cxf.jaxrs.ext.multipart.Multipart", Kind.FORM),
          entry("io.dropwizard.auth.Auth", Kind.PRINCIPAL),
          entry("io.dropwizard.jersey.sessions.Session", Kind.OTHER),
          entry("io.dropwizard.jersey.sessions.Flash", Kind.OTHER));

  /** They stand beside the annotations that inject, and beside an entity. */
  private static final Set<String> NOT_INJECTING =
      Set.of(JakartaNames.DEFAULT_VALUE, JakartaNames.ENCODED);

  private ParamAnnotations() {}

  /** What an annotation takes from a request; empty if it takes nothing. */
  static Optional<Kind> kindOf(String annotation) {
    Kind kind = KINDS.get(annotation);
    if (kind != null) {
      return Optional.of(kind);
    }
    return annotation.startsWith(JakartaNames.JAX_RS_PACKAGE) && !NOT_INJECTING.contains(annotation)
        ? Optional.of(Kind.OTHER)
        : Optional.empty();
  }
}
