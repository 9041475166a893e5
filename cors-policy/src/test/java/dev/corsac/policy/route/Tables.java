package dev.corsac.policy.route;

import dev.corsac.policy.Policy;
import dev.corsac.policy.PolicyDeclaration;
import dev.corsac.policy.decide.Decisions;
import dev.corsac.policy.origin.OriginPattern;
import dev.corsac.policy.origin.OriginSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Short words to write policy tables with. */
public final class Tables {
  public static final String TRUSTED = "https://trusted.example";
  public static final String OTHER = "https://other.example";
  public static final String STRANGER = "https://stranger.example";

  private static final Map<PolicyDeclaration, Policy> REVIEWED = new HashMap<>();

  private Tables() {}

  /** The reviewed policy; equal declarations give the same object. */
  public static Policy review(DeclaredPolicy declared) {
    return REVIEWED.computeIfAbsent(declared.declaration(), Tables::bind);
  }

  private static Policy bind(PolicyDeclaration declaration) {
    return !declaration.crossOrigin()
        ? Policy.sameOrigin(declaration.guarded())
        : Policy.of(
                OriginSet.of(
                    declaration.effectiveOrigins().stream().map(OriginPattern::of).toList()),
                declaration.allowedHeaders(),
                declaration.exposedHeaders(),
                declaration.allowCredentials(),
                declaration.maxAge())
            .guardedIf(declaration.guarded());
  }

  public static DeclaredPolicy declared(PolicyDeclaration declaration) {
    return new DeclaredPolicy("com.acme.Resource", declaration);
  }

  public static DeclaredPolicy allow(String... origins) {
    return declared(PolicyDeclaration.crossOrigin(origins));
  }

  public static DeclaredPolicy sameOrigin() {
    return declared(PolicyDeclaration.sameOrigin());
  }

  public static ResourceMethod method(
      String httpMethod, String template, @Nullable DeclaredPolicy own, String... headers) {
    return method(httpMethod, template, own, null, headers);
  }

  public static ResourceMethod method(
      String httpMethod,
      String template,
      @Nullable DeclaredPolicy own,
      @Nullable DeclaredPolicy outer,
      String... headers) {
    String signature = httpMethod.toLowerCase(java.util.Locale.ROOT) + "()";
    return new ResourceMethod(
        httpMethod, template, List.of(signature), own, outer, List.of(headers));
  }

  public static Locator locator(
      String template, @Nullable String target, @Nullable DeclaredPolicy own, String... headers) {
    return new Locator(template, "sub()", target, own, List.of(headers));
  }

  public static ResourceClass resource(String name, @Nullable String template, Object... members) {
    return new ResourceClass(
        name,
        List.of(),
        template,
        java.util.Arrays.stream(members)
            .filter(ResourceMethod.class::isInstance)
            .map(ResourceMethod.class::cast)
            .toList(),
        java.util.Arrays.stream(members)
            .filter(Locator.class::isInstance)
            .map(Locator.class::cast)
            .toList());
  }

  public static PolicyTable table(ResourceClass... classes) {
    return new PolicyTable("com.acme.CorsTable", List.of(classes), List.of());
  }

  public static Decisions decisions(ResourceClass... classes) {
    return decisions(table(classes));
  }

  public static Decisions decisions(PolicyTable... tables) {
    return Decisions.of(Deployed.all(List.of(tables)), Tables::review);
  }
}
