package dev.corsac.processor.read;

import java.util.Locale;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;

/**
 * What Quarkus REST makes of parameters that bear no annotation, where Jakarta REST sees the entity
 * (Quarkus' guide to REST, "Accessing request parameters"). It counts where Quarkus REST is on the
 * class path.
 */
final class QuarkusRest {
  private static final String PRESENT_WITH = "org.jboss.resteasy.reactive.RestPath";

  private static final Set<String> CONTEXT_TYPES =
      Set.of(
          "jakarta.ws.rs.core.UriInfo",
          "jakarta.ws.rs.core.HttpHeaders",
          "jakarta.ws.rs.core.Request",
          "jakarta.ws.rs.core.SecurityContext",
          "jakarta.ws.rs.core.Configuration",
          "jakarta.ws.rs.ext.Providers",
          "jakarta.ws.rs.container.ResourceContext",
          "jakarta.ws.rs.container.ResourceInfo",
          "jakarta.ws.rs.sse.Sse",
          "jakarta.ws.rs.sse.SseEventSink",
          "org.jboss.resteasy.reactive.server.SimpleResourceInfo",
          "org.jboss.resteasy.reactive.server.spi.ServerRequestContext",
          "io.vertx.core.http.HttpServerRequest",
          "io.vertx.core.http.HttpServerResponse",
          "io.vertx.ext.web.RoutingContext");

  private final boolean present;

  private QuarkusRest(boolean present) {
    this.present = present;
  }

  static QuarkusRest on(Elements elements) {
    return new QuarkusRest(elements.getTypeElement(PRESENT_WITH) != null);
  }

  /** Whether a parameter that bears no annotation is a path variable, by its name. */
  boolean isPathVariable(String parameter, Set<String> pathVariables) {
    return present && pathVariables.contains(parameter);
  }

  /** Whether a parameter that bears no annotation is a context object, by its type. */
  boolean isContext(String type) {
    return present && CONTEXT_TYPES.contains(type);
  }

  /** Whether a parameter that bears no annotation is a bean: a member of it is injected. */
  boolean isBean(TypeMirror type) {
    if (!present || type.getKind() != TypeKind.DECLARED) {
      return false;
    }
    TypeElement bean = (TypeElement) ((DeclaredType) type).asElement();
    for (Element member : bean.getEnclosedElements()) {
      if (member.getKind() == ElementKind.FIELD && isInjected(member)) {
        return true;
      }
      if (member instanceof ExecutableElement method
          && method.getParameters().size() == 1
          && (isInjected(method) || isInjected(method.getParameters().get(0)))) {
        return true;
      }
    }
    return isBean(bean.getSuperclass());
  }

  private static boolean isInjected(Element member) {
    for (AnnotationMirror mirror : member.getAnnotationMirrors()) {
      String name = AnnotationMembers.nameOf(mirror);
      if (!AnnotationMembers.isUnresolved(mirror)
          && !name.equals("jakarta.inject.Inject")
          && ParamAnnotations.kindOf(name).isPresent()) {
        return true;
      }
    }
    return false;
  }

  /** The header that {@code @RestHeader} takes without a value: {@code ifMatch}, If-Match. */
  static String headerName(String parameter) {
    StringBuilder header = new StringBuilder(parameter.length() + 4);
    int from = 0;
    while (from < parameter.length()) {
      int end = endOfWord(parameter, from);
      header
          .append(header.isEmpty() ? "" : "-")
          .append(parameter.substring(from, from + 1).toUpperCase(Locale.ROOT))
          .append(parameter, from + 1, end);
      from = end;
    }
    return header.toString();
  }

  /** Words begin with capitals; several capitals are one word: {@code xRequestID}. */
  private static int endOfWord(String name, int from) {
    int at = from + 1;
    if (isUpper(name, from) && at < name.length() && isUpper(name, at)) {
      while (at + 1 < name.length()) {
        if (Character.isLowerCase(name.charAt(at + 1))) {
          return at;
        }
        at++;
      }
      return name.length();
    }
    while (at < name.length() && !isUpper(name, at)) {
      at++;
    }
    return at;
  }

  private static boolean isUpper(String name, int at) {
    return Character.isUpperCase(name.charAt(at));
  }
}
