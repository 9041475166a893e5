package dev.corsac.processor.model;

import dev.corsac.policy.HeaderNames;
import dev.corsac.policy.surface.InferredHeader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which request headers a signature shows. Left out: names that browsers forbid or safelist, names
 * that are none, and those that gateways set, since a script must not.
 */
public final class InferredHeaders {

  private static final Set<String> SET_BY_GATEWAYS =
      Set.of("forwarded", "x-real-ip", "x-method-override");

  private InferredHeaders() {}

  /** The headers of a method, those of its class included, sorted by name, without repetition. */
  public static List<InferredHeader> of(
      ResourceClassDeclaration resource, ResourceMethodDeclaration method) {
    boolean contentType = needsContentType(method);
    if (!contentType && method.headers().isEmpty() && resource.headers().isEmpty()) {
      return List.of();
    }
    List<InferredHeader> all = new ArrayList<>(method.headers());
    all.addAll(resource.headers());
    if (contentType) {
      all.add(
          new InferredHeader(
              "Content-Type",
              "the entity of "
                  + method.element().signature()
                  + ", @Consumes "
                  + (method.consumes().isEmpty() ? "*/*" : method.consumes())));
    }
    SortedMap<String, InferredHeader> byName = new TreeMap<>();
    for (InferredHeader header : all) {
      if (isInferable(header.name())) {
        byName.putIfAbsent(header.name().toLowerCase(Locale.ROOT), header);
      }
    }
    return List.copyOf(byName.values());
  }

  /** Whether the method takes an entity that a browser sends only after a preflight. */
  public static boolean needsContentType(ResourceMethodDeclaration method) {
    return method.takesEntity()
        && (method.consumes().isEmpty()
            || SimpleRequests.consumed(method).anyMatch(InferredHeaders::needsPreflight));
  }

  private static boolean needsPreflight(String mediaType) {
    return !SimpleRequests.SAFELISTED.contains(mediaType) && !mediaType.equals("multipart/*");
  }

  private static boolean isInferable(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.equals("content-type")) {
      return true;
    }
    return HeaderNames.isToken(name)
        && !name.equals("*")
        && !HeaderNames.isForbiddenRequestHeader(name)
        && !HeaderNames.isSafelistedRequestHeader(name)
        && !SET_BY_GATEWAYS.contains(lower)
        && !lower.startsWith("x-forwarded-")
        && !lower.startsWith("x-http-method");
  }
}
