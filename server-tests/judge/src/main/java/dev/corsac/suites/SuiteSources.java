package dev.corsac.suites;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Resource classes of policies, as source. */
final class SuiteSources {
  private static final Set<String> JAKARTA =
      Set.of("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD");

  private SuiteSources() {}

  /** The name of a policy's resource class. */
  static String className(SuitePolicy policy) {
    return "Policy" + policy.line();
  }

  /** The path of a policy's resource class. */
  static String path(SuitePolicy policy) {
    return "policy" + policy.line();
  }

  /** The classes of these policies. */
  static List<String> of(List<SuitePolicy> policies) {
    return policies.stream().map(SuiteSources::resource).toList();
  }

  private static String annotation(String method) {
    return "  @java.lang.annotation.Target(java.lang.annotation.ElementType.METHOD)\n"
        + "  @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)\n"
        + "  @HttpMethod("
        + literal(method)
        + ")\n  public @interface "
        + annotationName(method)
        + " {}\n";
  }

  private static String annotationName(String method) {
    return JAKARTA.contains(method) ? method : "Method" + Math.floorMod(method.hashCode(), 100_000);
  }

  /** The class of a policy, without package and imports. */
  static String resource(SuitePolicy policy) {
    StringBuilder source = new StringBuilder();
    source.append("@Path(\"").append(path(policy)).append("\")\n");
    source.append(governed(policy)).append("\n");
    source.append("public class ").append(className(policy)).append(" {\n");
    for (String method : policy.methods()) {
      if (!JAKARTA.contains(method)) {
        source.append(annotation(method));
      }
      source.append("  @").append(annotationName(method)).append(" public Response m");
      source.append(policy.methods().indexOf(method)).append("() {\n    return Response.ok(\"\")");
      source.append(".header(\"X-Handled\", ").append(literal(method)).append(")");
      for (String answer : policy.answers()) {
        int colon = answer.indexOf(':');
        source.append("\n        .header(").append(literal(answer.substring(0, colon)));
        source.append(", ").append(literal(answer.substring(colon + 1).strip())).append(")");
      }
      source.append(".build();\n  }\n");
    }
    return source.append("}\n").toString();
  }

  private static String governed(SuitePolicy policy) {
    return switch (policy.kind()) {
      case UNGOVERNED -> "";
      case SAME_ORIGIN -> "@SameOrigin";
      case UNGUARDED_SAME_ORIGIN -> "@SameOrigin(guarded = false)";
      case CROSS_ORIGIN -> crossOrigin(policy);
    };
  }

  private static String crossOrigin(SuitePolicy policy) {
    List<String> members = new ArrayList<>();
    members.add("origins = " + list(policy.origins()));
    if (policy.credentials()) {
      members.add("allowCredentials = true");
    }
    if (!policy.allowedHeaders().isEmpty()) {
      members.add("allowedHeaders = " + list(policy.allowedHeaders()));
    }
    if (!policy.exposedHeaders().isEmpty()) {
      members.add("exposedHeaders = " + list(policy.exposedHeaders()));
    }
    if (!policy.maxAge().isEmpty()) {
      members.add("maxAge = " + policy.maxAge());
    }
    if (!policy.tolerated().isEmpty()) {
      members.add(
          policy.tolerated().stream()
              .map(id -> "@Tolerate(value = \"" + id + "\", reason = \"their suite has it\")")
              .collect(Collectors.joining(", ", "tolerate = {", "}")));
    }
    return "@CrossOrigin(" + String.join(", ", members) + ")";
  }

  private static String list(List<String> values) {
    return values.stream().map(SuiteSources::literal).collect(Collectors.joining(", ", "{", "}"));
  }

  private static String literal(String value) {
    StringBuilder literal = new StringBuilder("\"");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        literal.append('\\').append(c);
      } else if (c < ' ' || c > '~') {
        literal.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        literal.append(c);
      }
    }
    return literal.append('"').toString();
  }
}
