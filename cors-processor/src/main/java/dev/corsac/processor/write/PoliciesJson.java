package dev.corsac.processor.write;

import dev.corsac.policy.PolicyDeclaration;
import dev.corsac.policy.Toleration;
import dev.corsac.processor.model.ElementRef;
import dev.corsac.processor.model.InferredHeader;
import dev.corsac.processor.model.PolicyAnnotation;
import dev.corsac.processor.model.SourceLine;
import dev.corsac.processor.model.SurfaceRoute;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The surface for programs: {@code META-INF/corsac/policies.json}. */
public final class PoliciesJson {

  /** Counts up when a reader of the last format would misread the new one. */
  private static final int FORMAT = 1;

  private PoliciesJson() {}

  /**
   * The file's content.
   *
   * @param lines where an element stands in the sources, if that is known
   */
  public static String of(
      List<SurfaceRoute> routes, Function<ElementRef, Optional<SourceLine>> lines) {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("format", FORMAT);
    root.put("routes", routes.stream().map(each -> route(each, lines)).toList());
    StringBuilder json = new StringBuilder();
    append(root, "", json);
    return json.append('\n').toString();
  }

  private static Map<String, Object> route(
      SurfaceRoute route, Function<ElementRef, Optional<SourceLine>> lines) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("method", route.httpMethod());
    json.put("template", route.template());
    json.put("resourceClass", route.resourceClass());
    json.put("resourceMethod", route.resourceMethod());
    putLine(json, lines.apply(route.element()));
    json.put("requestHeaders", route.requestHeaders().stream().map(PoliciesJson::header).toList());
    json.put("policy", route.policy().map(each -> policy(each, lines)));
    return json;
  }

  private static void putLine(Map<String, Object> json, Optional<SourceLine> line) {
    line.ifPresent(known -> {
      json.put("file", known.file());
      json.put("line", known.number());
    });
  }

  private static Map<String, Object> header(InferredHeader header) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", header.name());
    json.put("source", header.source());
    return json;
  }

  private static Map<String, Object> policy(
      PolicyAnnotation annotation, Function<ElementRef, Optional<SourceLine>> lines) {
    PolicyDeclaration policy = annotation.declaration();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("annotation", annotation.simpleName());
    json.put("site", annotation.bearer().toString());
    json.put("declaredOn", annotation.declaredOn().toString());
    putLine(json, lines.apply(annotation.bearer()));
    json.put("origins", policy.effectiveOrigins());
    json.put("allowedHeaders", policy.allowedHeaders());
    json.put("exposedHeaders", policy.exposedHeaders());
    json.put("allowCredentials", policy.allowCredentials());
    json.put("maxAge", policy.maxAge());
    json.put("tolerate", policy.tolerate().stream().map(PoliciesJson::toleration).toList());
    return json;
  }

  private static Map<String, Object> toleration(Toleration accepted) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", accepted.id());
    json.put("reason", accepted.reason());
    return json;
  }

  private static void append(Object value, String indent, StringBuilder json) {
    if (value instanceof Map<?, ?> map) {
      appendAll("{", "}", map.entrySet(), indent, json);
    } else if (value instanceof List<?> list) {
      appendAll("[", "]", list, indent, json);
    } else if (value instanceof Map.Entry<?, ?> entry) {
      appendText(String.valueOf(entry.getKey()), json);
      json.append(": ");
      append(entry.getValue(), indent, json);
    } else if (value instanceof Optional<?> optional) {
      optional.ifPresentOrElse(present -> append(present, indent, json), () -> json.append("null"));
    } else if (value instanceof String text) {
      appendText(text, json);
    } else {
      json.append(value);
    }
  }

  private static void appendAll(
      String open, String close, Iterable<?> elements, String indent, StringBuilder json) {
    String inner = indent + "  ";
    json.append(open);
    String separator = "\n";
    for (Object element : elements) {
      json.append(separator).append(inner);
      append(element, inner, json);
      separator = ",\n";
    }
    if (!separator.equals("\n")) {
      json.append('\n').append(indent);
    }
    json.append(close);
  }

  // RFC 8259, section 7; everything that is not ASCII is escaped, whatever encoding the file gets.
  private static void appendText(String text, StringBuilder json) {
    json.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ' || c > '~') {
        json.append(String.format("\\u%04x", (int) c));
      } else {
        json.append(c);
      }
    }
    json.append('"');
  }
}
