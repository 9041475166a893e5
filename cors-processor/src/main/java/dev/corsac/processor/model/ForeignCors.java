package dev.corsac.processor.model;

import java.util.Set;

/**
 * A cross-origin annotation of another framework on a Jakarta REST class, or on a method of one.
 *
 * @param element the class or the method
 * @param annotation the annotation type's name
 */
public record ForeignCors(ElementRef element, String annotation) {
  /** Spring's, which only Spring MVC and WebFlux read. */
  public static final String SPRING = "org.springframework.web.bind.annotation.CrossOrigin";

  /** Micronaut's. */
  public static final String MICRONAUT = "io.micronaut.http.server.cors.CrossOrigin";

  /** That of CXF's filter. */
  public static final String CXF = "org.apache.cxf.rs.security.cors.CrossOriginResourceSharing";

  /** CXF's, for methods that answer preflights themselves. */
  public static final String CXF_PREFLIGHT = "org.apache.cxf.rs.security.cors.LocalPreflight";

  /** All of them. */
  public static final Set<String> NAMES = Set.of(SPRING, MICRONAUT, CXF, CXF_PREFLIGHT);
}
