package dev.corsac.cli.application;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.corsac.policy.PolicyDeclaration;
import dev.corsac.policy.Toleration;
import dev.corsac.policy.finding.Quoted;
import dev.corsac.policy.route.ResourceMethod;
import dev.corsac.policy.surface.InferredHeader;
import dev.corsac.policy.surface.Surface;
import dev.corsac.policy.surface.SurfacePolicy;
import dev.corsac.policy.surface.SurfaceRoute;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code policies.json} as the processor writes it: those of one application, in which a jar
 * and the folder from which it was made say the same twice. Not thread safe.
 */
final class PoliciesJson {
  /** Those that need no preflight, as far as the method goes (Fetch, "CORS-safelisted method"). */
  private static final Set<String> SAFELISTED = Set.of("GET", "HEAD", "POST");

  private final Set<Map<?, ?>> routes = new HashSet<>();

  /** Many routes have one policy, which is said beside each of them in the same words. */
  private final Map<Map<?, ?>, SurfacePolicy> policies = new HashMap<>();

  /**
   * What a file says that none said before it.
   *
   * @param file its bytes
   * @param name the file, for messages
   * @throws BadInputException if it is no JSON, or of another format
   */
  List<SurfaceRoute> surface(byte[] file, String name) {
    Object root;
    try {
      root = JsonValues.read(file);
    } catch (JsonProcessingException e) {
      throw broken(name, e.getLocation() == null ? 1 : e.getLocation().getLineNr(), e);
    } catch (IOException e) {
      // Nothing is read here but memory: these bytes are no characters.
      throw broken(name, 1, e);
    }
    return surface(root, name);
  }

  private static BadInputException broken(String name, int line, IOException cause) {
    return new BadInputException(
        name
            + " is broken at line "
            + line
            + ", so it is not as cors-processor wrote it. Compile the application again.",
        cause);
  }

  /**
   * What a file says that none said before it.
   *
   * @param root what it holds, as {@link JsonValues} reads it
   * @param name the file, for messages
   * @throws BadInputException if it is of another format
   */
  List<SurfaceRoute> surface(@Nullable Object root, String name) {
    Map<?, ?> json = object(root);
    if (!(json.get("format") instanceof Integer format)
        || !(json.get("routes") instanceof List<?> listed)) {
      throw new BadInputException(
          name + " is not as cors-processor writes it. Compile the application again.");
    }
    if (format != Surface.FORMAT) {
      throw new BadInputException(
          name
              + " has the format "
              + format
              + ", but this version reads "
              + Surface.FORMAT
              + ". Use corsac in the version that compiled the application.");
    }
    List<SurfaceRoute> surface = new ArrayList<>();
    for (Object each : listed) {
      // By the text: a record's hash makes a dozen classes when it is first needed.
      if (routes.add(object(each))) {
        surface.add(route(object(each), name));
      }
    }
    return surface;
  }

  private SurfaceRoute route(Map<?, ?> json, String name) {
    SurfaceRoute.Kind kind = kind(json, name);
    String method = text(json, "method");
    if (!isMethodOf(kind, method)) {
      // It would be written into what is exported, where a line break ends a directive.
      throw new BadInputException(
          name
              + " has a route with the method "
              + Quoted.text(method)
              + ", which is not an HTTP method.");
    }
    return new SurfaceRoute(
        kind,
        method,
        text(json, "template"),
        text(json, "resourceClass"),
        text(json, "resourceMethod"),
        list(
            json.get("requestHeaders"),
            each -> new InferredHeader(text(each, "name"), text(each, "source"))),
        json.get("policy") instanceof Map<?, ?> policy
            ? Optional.of(policies.computeIfAbsent(policy, PoliciesJson::policy))
            : Optional.empty(),
        bool(json, "simple", SAFELISTED.contains(method)));
  }

  private static SurfaceRoute.Kind kind(Map<?, ?> json, String name) {
    String kind = json.containsKey("kind") ? text(json, "kind") : "route";
    for (SurfaceRoute.Kind each : SurfaceRoute.Kind.values()) {
      if (each.name().toLowerCase(Locale.ROOT).equals(kind)) {
        return each;
      }
    }
    throw new BadInputException(
        name
            + " has a route of the kind "
            + Quoted.text(kind)
            + ", which this version does not know."
            + " Use corsac in the version that compiled the application.");
  }

  /** What opaque locators and Applications grant, they grant to whatever methods there are. */
  private static boolean isMethodOf(SurfaceRoute.Kind kind, String method) {
    return switch (kind) {
      case ROUTE, UNREACHED -> ResourceMethod.isHttpMethod(method);
      case LOCATOR, APPLICATION -> method.equals("*");
    };
  }

  private static SurfacePolicy policy(Map<?, ?> json) {
    return new SurfacePolicy(
        text(json, "site"),
        text(json, "declaredOn"),
        new PolicyDeclaration(
            text(json, "annotation").equals(SurfacePolicy.CROSS_ORIGIN),
            texts(json.get("origins")),
            List.of(),
            texts(json.get("allowedHeaders")),
            texts(json.get("exposedHeaders")),
            bool(json, "allowCredentials", false),
            json.get("maxAge") instanceof Number seconds ? seconds.longValue() : 0,
            bool(json, "guarded", true),
            list(
                json.get("tolerate"),
                each -> new Toleration(text(each, "id"), text(each, "reason")))));
  }

  private static Map<?, ?> object(@Nullable Object json) {
    return json instanceof Map<?, ?> object ? object : Map.of();
  }

  /** Empty where there is none. */
  private static String text(Map<?, ?> json, String member) {
    return json.get(member) instanceof String text ? text : "";
  }

  private static boolean bool(Map<?, ?> json, String member, boolean otherwise) {
    return json.get(member) instanceof Boolean value ? value : otherwise;
  }

  private static List<String> texts(@Nullable Object array) {
    List<String> texts = new ArrayList<>();
    if (array instanceof List<?> elements) {
      elements.forEach(each -> texts.add(String.valueOf(each)));
    }
    return texts;
  }

  private static <T> List<T> list(@Nullable Object array, Function<Map<?, ?>, T> element) {
    List<T> elements = new ArrayList<>();
    if (array instanceof List<?> objects) {
      objects.forEach(each -> elements.add(element.apply(object(each))));
    }
    return elements;
  }
}
