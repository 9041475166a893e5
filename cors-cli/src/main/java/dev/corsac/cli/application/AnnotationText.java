package dev.corsac.cli.application;

import dev.corsac.policy.PolicyDeclaration;
import dev.corsac.policy.Toleration;
import java.util.ArrayList;
import java.util.List;

/** An annotation of ours as Java source, to be pasted. */
public final class AnnotationText {
  private static final int WIDEST = 90;

  private AnnotationText() {}

  /** The annotation that says this; over several lines where one would be long. */
  public static String of(PolicyDeclaration declaration) {
    String name = declaration.crossOrigin() ? "@CrossOrigin" : "@SameOrigin";
    List<String> members = new ArrayList<>();
    if (!declaration.allowedHeaders().isEmpty()) {
      members.add("allowedHeaders = " + array(declaration.allowedHeaders()));
    }
    if (!declaration.exposedHeaders().isEmpty()) {
      members.add("exposedHeaders = " + array(declaration.exposedHeaders()));
    }
    if (declaration.allowCredentials()) {
      members.add("allowCredentials = true");
    }
    if (declaration.maxAge() != PolicyDeclaration.DEFAULT_MAX_AGE) {
      members.add("maxAge = " + declaration.maxAge());
    }
    if (!declaration.guarded()) {
      members.add("guarded = false");
    }
    if (!declaration.tolerate().isEmpty()) {
      members.add("tolerate = " + tolerations(declaration.tolerate()));
    }
    if (declaration.crossOrigin()) {
      String origins = array(declaration.effectiveOrigins());
      members.add(0, members.isEmpty() ? origins : "origins = " + origins);
    }
    if (members.isEmpty()) {
      return name;
    }
    String line = name + "(" + String.join(", ", members) + ")";
    return line.length() <= WIDEST
        ? line
        : name + "(\n    " + String.join(",\n    ", members) + ")";
  }

  private static String tolerations(List<Toleration> tolerations) {
    List<String> all =
        tolerations.stream()
            .map(each ->
                "@Tolerate(value = "
                    + literal(each.id())
                    + ", reason = "
                    + literal(each.reason())
                    + ")")
            .toList();
    return all.size() == 1 ? all.get(0) : "{" + String.join(", ", all) + "}";
  }

  private static String array(List<String> values) {
    List<String> literals = values.stream().map(AnnotationText::literal).toList();
    return literals.size() == 1 ? literals.get(0) : "{" + String.join(", ", literals) + "}";
  }

  private static String literal(String value) {
    StringBuilder text = new StringBuilder("\"");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        text.append('\\').append(c);
      } else if (c < ' ' || c == 127) {
        text.append(String.format("\\u%04x", (int) c));
      } else {
        text.append(c);
      }
    }
    return text.append('"').toString();
  }
}
