package dev.corsac.processor.read;

import dev.corsac.processor.model.CorsByHand;
import dev.corsac.processor.model.CorsByHand.Kind;
import dev.corsac.processor.model.ElementRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Reads what declarations show of CORS by hand: header names and filters that are known. */
final class HandwrittenCorsReader {
  private static final String HEADERS = "Access-Control-";

  private static final Set<String> FILTERS =
      Set.of(
          "com.thetransactioncompany.cors.CORSFilter",
          "io.helidon.microprofile.cors.CrossOriginFilter",
          "io.helidon.webserver.cors.CorsSupport",
          "io.micronaut.http.server.cors.CorsFilter",
          "io.quarkus.vertx.http.runtime.cors.CORSFilter",
          "io.vertx.ext.web.handler.CorsHandler",
          "org.apache.catalina.filters.CorsFilter",
          "org.apache.cxf.rs.security.cors.CrossOriginResourceSharingFilter",
          "org.eclipse.jetty.ee8.servlets.CrossOriginFilter",
          "org.eclipse.jetty.ee9.servlets.CrossOriginFilter",
          "org.eclipse.jetty.ee10.servlets.CrossOriginFilter",
          "org.eclipse.jetty.ee11.servlets.CrossOriginFilter",
          "org.eclipse.jetty.server.handler.CrossOriginHandler",
          "org.eclipse.jetty.servlets.CrossOriginFilter",
          "org.jboss.resteasy.plugins.interceptors.CorsFilter",
          "org.springframework.web.cors.reactive.CorsWebFilter",
          "org.springframework.web.filter.CorsFilter");

  private HandwrittenCorsReader() {}

  /** What the declaration of a type and those of its fields show. */
  static List<CorsByHand> read(TypeElement type) {
    String owner = type.getQualifiedName().toString();
    List<CorsByHand> found = new ArrayList<>();
    addFilter(ElementRef.type(owner), type.getSuperclass(), found);
    for (VariableElement field : ElementFilter.fieldsIn(type.getEnclosedElements())) {
      ElementRef element = ElementRef.field(owner, field.getSimpleName().toString());
      if (field.getConstantValue() instanceof String value
          && value.regionMatches(true, 0, HEADERS, 0, HEADERS.length())) {
        found.add(new CorsByHand(element, Kind.HEADER_NAME, value));
      }
      addFilter(element, field.asType(), found);
    }
    return found;
  }

  private static void addFilter(ElementRef at, TypeMirror mirror, List<CorsByHand> found) {
    if (mirror instanceof DeclaredType declared
        && declared.asElement() instanceof TypeElement type
        && FILTERS.contains(type.getQualifiedName().toString())) {
      found.add(new CorsByHand(at, Kind.FILTER, type.getQualifiedName().toString()));
    }
  }
}
