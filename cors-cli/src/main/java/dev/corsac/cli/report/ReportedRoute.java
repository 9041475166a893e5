package dev.corsac.cli.report;

import dev.corsac.cli.application.ConfiguredOrigins;
import dev.corsac.cli.application.GuardState;
import dev.corsac.cli.compare.Difference;
import dev.corsac.policy.PolicyDeclaration;
import dev.corsac.policy.Toleration;
import dev.corsac.policy.surface.InferredHeader;
import dev.corsac.policy.surface.SurfacePolicy;
import dev.corsac.policy.surface.SurfaceRoute;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A route in sentences.
 *
 * @param route the facts
 * @param forgotten whether its preflights may not be remembered: at its path a GET, HEAD or POST
 *     has another policy
 * @param overlapping templates of other policies that can match a path of this one's
 * @param source where its method can be read
 * @param configured the origins that its policy does not name itself
 * @param differences from the version with which the report compares
 * @param before the same route there; empty if there was none, or nothing is otherwise
 */
record ReportedRoute(
    SurfaceRoute route,
    boolean forgotten,
    List<String> overlapping,
    Optional<String> source,
    List<ConfiguredOrigins> configured,
    List<Difference> differences,
    Optional<ReportedRoute> before) {
  private static final int MOST_OVERLAPPING = 5;

  /** A request header that is allowed, and where it comes from. */
  record AllowedHeader(String name, String source) {}

  Reach reach() {
    return Reach.of(route);
  }

  Set<Trait> traits() {
    Set<Trait> traits = EnumSet.noneOf(Trait.class);
    if (reach() == Reach.NOT_GOVERNED) {
      traits.add(Trait.NOT_GOVERNED);
    }
    if (reach() == Reach.ANY_ORIGIN) {
      traits.add(Trait.ANY_ORIGIN);
    }
    if (credentials()) {
      traits.add(Trait.CREDENTIALS);
    }
    if (GuardState.of(route) == GuardState.UNGUARDED
        || GuardState.of(route) == GuardState.NOT_GOVERNED) {
      traits.add(Trait.NOT_GUARDED);
    }
    if (!configured.isEmpty()) {
      traits.add(Trait.CONFIGURED);
    }
    if (!tolerated().isEmpty()) {
      traits.add(Trait.TOLERATED);
    }
    if (!overlapping.isEmpty()) {
      traits.add(Trait.OVERLAPS);
    }
    differences.forEach(each -> traits.add(Trait.of(each.kind())));
    return traits;
  }

  private Optional<PolicyDeclaration> policy() {
    return route.policy().map(SurfacePolicy::declaration);
  }

  private boolean credentials() {
    return policy().filter(PolicyDeclaration::allowCredentials).isPresent();
  }

  List<String> origins() {
    return policy().map(PolicyDeclaration::effectiveOrigins).orElse(List.of());
  }

  List<Toleration> tolerated() {
    return policy().map(PolicyDeclaration::tolerate).orElse(List.of());
  }

  List<String> exposedHeaders() {
    return policy().map(PolicyDeclaration::exposedHeaders).orElse(List.of());
  }

  /** The Java method, or the {@code Application}. */
  String element() {
    return route.resourceMethod().isEmpty() ? route.resourceClass() : method();
  }

  private String method() {
    String signature = route.resourceMethod();
    return signature.startsWith(route.resourceClass() + ".")
        ? signature
        : route.resourceClass() + "." + signature;
  }

  /** What it is, where it is no route. */
  Optional<String> kind() {
    return switch (route.kind()) {
      case ROUTE -> Optional.empty();
      case LOCATOR -> Optional.of("below a locator whose type shows no resource");
      case UNREACHED -> Optional.of("reached by other compilations only");
      case APPLICATION -> Optional.of("Application");
    };
  }

  /** The request headers that are allowed to somebody, sorted. */
  List<AllowedHeader> requestHeaders() {
    if (reach() == Reach.SAME_ORIGIN || reach() == Reach.NOT_GOVERNED) {
      return List.of();
    }
    Map<String, AllowedHeader> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (InferredHeader shown : route.requestHeaders()) {
      headers.put(shown.name(), new AllowedHeader(shown.name(), "inferred from " + shown.source()));
    }
    for (String listed : policy().map(PolicyDeclaration::allowedHeaders).orElse(List.of())) {
      headers.putIfAbsent(listed, new AllowedHeader(listed, "listed in allowedHeaders"));
    }
    return List.copyOf(headers.values());
  }

  /** The templates beside which a preflight is judged. */
  Optional<String> overlaps() {
    if (overlapping.isEmpty()) {
      return Optional.empty();
    }
    int more = overlapping.size() - MOST_OVERLAPPING;
    return Optional.of(
        "A preflight of a path that one of these matches too needs its grant as well, under another"
            + " policy: "
            + String.join(
                ", ", overlapping.subList(0, Math.min(MOST_OVERLAPPING, overlapping.size())))
            + (more > 0 ? " and " + more + " more." : "."));
  }

  /** Who may read, in a line. */
  String readers() {
    return (reach() == Reach.LISTED_ORIGINS ? String.join(", ", origins()) : reach().words())
        + (credentials() ? ", with credentials" : "");
  }

  /** Which request headers a script may send, in a line. */
  String headerNames() {
    return requestHeaders().isEmpty()
        ? "none"
        : requestHeaders().stream().map(AllowedHeader::name).collect(Collectors.joining(", "));
  }

  /** Whether a browser asks first, and what it is answered. */
  String preflight() {
    String when =
        route.kind() != SurfaceRoute.Kind.ROUTE && route.method().equals("*")
            ? "Preflights: "
            : route.simple()
                ? "Sent at once, by any page. If a script adds a header, a preflight comes first: "
                : "Never sent before a preflight: ";
    return when
        + switch (reach()) {
          case NOT_GOVERNED -> "left to the server.";
          case SAME_ORIGIN -> "refused (403) to every other origin.";
          case ANY_ORIGIN -> "granted (204) to any origin, " + remembered();
          case LISTED_ORIGINS ->
              "granted (204) to these origins, refused (403) to all others, " + remembered();
        };
  }

  private String remembered() {
    long seconds = policy().map(PolicyDeclaration::maxAge).orElse(0L);
    return seconds == 0
        ? "not to be remembered."
        : "remembered up to "
            + seconds
            + " seconds"
            + (forgotten
                ? ", or not at all for who may not send a GET, HEAD or POST of this path."
                : ".");
  }

  /** What scripts can read. */
  String after() {
    return switch (reach()) {
      case NOT_GOVERNED -> "No CORS headers of Corsac's; other code may add some.";
      case SAME_ORIGIN -> "No script of another origin can read the answer.";
      case ANY_ORIGIN -> "Scripts of any origin can read the answer.";
      case LISTED_ORIGINS ->
          "Scripts of these origins can read the answer, whatever its status"
              + (credentials() ? ", with cookies and other credentials." : ".");
    };
  }

  /** What becomes of a request from an origin that the policy does not allow. */
  String guard() {
    return GuardState.sentence(route);
  }

  /** Which annotation decides, and where it stands. */
  String decidedBy() {
    return route
        .policy()
        .map(policy ->
            "@"
                + policy.annotation()
                + " on "
                + policy.bearer()
                + (policy.composed() ? ", through @" + policy.declaredOn() : ""))
        .orElse("no annotation in reach");
  }
}
