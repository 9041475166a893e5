package dev.corsac.policy;

import dev.corsac.policy.finding.Place;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one {@code @CrossOrigin} or {@code @SameOrigin} says, as written: read, but not yet judged.
 * A review by the rules turns it into findings and a {@link Policy}.
 *
 * @param crossOrigin false for {@code @SameOrigin}, whose other members are then empty
 * @param value the member {@code value}, as written
 * @param origins the member {@code origins}, as written
 * @param allowedHeaders the member {@code allowedHeaders}, as written
 * @param exposedHeaders the member {@code exposedHeaders}, as written
 * @param allowCredentials the member {@code allowCredentials}
 * @param maxAge the member {@code maxAge}, in seconds
 * @param guarded the member {@code guarded}
 * @param tolerate the member {@code tolerate}
 */
public record PolicyDeclaration(
    boolean crossOrigin,
    List<String> value,
    List<String> origins,
    List<String> allowedHeaders,
    List<String> exposedHeaders,
    boolean allowCredentials,
    long maxAge,
    boolean guarded,
    List<Toleration> tolerate) {

  /** The default of {@code maxAge}: half an hour, in seconds. */
  public static final long DEFAULT_MAX_AGE = 1800;

  public PolicyDeclaration {
    value = List.copyOf(value);
    origins = List.copyOf(origins);
    allowedHeaders = List.copyOf(allowedHeaders);
    exposedHeaders = List.copyOf(exposedHeaders);
    tolerate = List.copyOf(tolerate);
  }

  /** A {@code @CrossOrigin} with these origins in {@code value} and every other member default. */
  public static PolicyDeclaration crossOrigin(String... value) {
    return new PolicyDeclaration(
        true,
        List.of(value),
        List.of(),
        List.of(),
        List.of(),
        false,
        DEFAULT_MAX_AGE,
        true,
        List.of());
  }

  /**
   * The same as {@link #crossOrigin(String...)}, with the origins in the member {@code origins}.
   */
  public static PolicyDeclaration ofOrigins(String... origins) {
    return new PolicyDeclaration(
        true,
        List.of(),
        List.of(origins),
        List.of(),
        List.of(),
        false,
        DEFAULT_MAX_AGE,
        true,
        List.of());
  }

  /** A {@code @SameOrigin} without tolerations. */
  public static PolicyDeclaration sameOrigin() {
    return new PolicyDeclaration(
        false, List.of(), List.of(), List.of(), List.of(), false, DEFAULT_MAX_AGE, true, List.of());
  }

  /** The origins, whichever of the two members holds them. */
  public List<String> effectiveOrigins() {
    return value.isEmpty() ? origins : value;
  }

  /** Whether something in it is configured at deployment. */
  public boolean holdsPlaceholders() {
    return anyHoldsPlaceholder(value)
        || anyHoldsPlaceholder(origins)
        || anyHoldsPlaceholder(allowedHeaders)
        || anyHoldsPlaceholder(exposedHeaders);
  }

  private static boolean anyHoldsPlaceholder(List<String> elements) {
    for (String element : elements) {
      if (element.contains("${")) {
        return true;
      }
    }
    return false;
  }

  /** The names of its placeholders, in the order of the source. */
  public List<String> placeholders() {
    return Stream.of(value, origins, allowedHeaders, exposedHeaders)
        .flatMap(List::stream)
        .flatMap(element -> placeholder(element).stream())
        .distinct()
        .toList();
  }

  /** The name of the placeholder that stands at a place; empty if there is none. */
  public Optional<String> placeholderAt(Place place) {
    List<String> member =
        switch (place.member()) {
          case "value" -> value;
          case "origins" -> origins;
          case "allowedHeaders" -> allowedHeaders;
          case "exposedHeaders" -> exposedHeaders;
          default -> List.of();
        };
    return place.index() >= 0 && place.index() < member.size()
        ? placeholder(member.get(place.index()))
        : Optional.empty();
  }

  private static Optional<String> placeholder(String element) {
    int end = element.indexOf('}');
    if (!element.startsWith("${") || end < 0) {
      return Optional.empty();
    }
    int colon = element.indexOf(':');
    return Optional.of(element.substring(2, colon < 0 ? end : Math.min(colon, end)));
  }

  /** The same with these request headers listed. */
  public PolicyDeclaration allowingHeaders(String... names) {
    return new PolicyDeclaration(
        crossOrigin,
        value,
        origins,
        List.of(names),
        exposedHeaders,
        allowCredentials,
        maxAge,
        guarded,
        tolerate);
  }

  /** The same with these response headers exposed. */
  public PolicyDeclaration exposingHeaders(String... names) {
    return new PolicyDeclaration(
        crossOrigin,
        value,
        origins,
        allowedHeaders,
        List.of(names),
        allowCredentials,
        maxAge,
        guarded,
        tolerate);
  }

  /** The same with credentials. */
  public PolicyDeclaration withCredentials() {
    return new PolicyDeclaration(
        crossOrigin,
        value,
        origins,
        allowedHeaders,
        exposedHeaders,
        true,
        maxAge,
        guarded,
        tolerate);
  }

  /** The same with this max age, in seconds. */
  public PolicyDeclaration withMaxAge(long seconds) {
    return new PolicyDeclaration(
        crossOrigin,
        value,
        origins,
        allowedHeaders,
        exposedHeaders,
        allowCredentials,
        seconds,
        guarded,
        tolerate);
  }

  /** The same without the guard. */
  public PolicyDeclaration unguarded() {
    return new PolicyDeclaration(
        crossOrigin,
        value,
        origins,
        allowedHeaders,
        exposedHeaders,
        allowCredentials,
        maxAge,
        false,
        tolerate);
  }

  /** The same with these findings accepted. */
  public PolicyDeclaration tolerating(Toleration... accepted) {
    return new PolicyDeclaration(
        crossOrigin,
        value,
        origins,
        allowedHeaders,
        exposedHeaders,
        allowCredentials,
        maxAge,
        guarded,
        List.of(accepted));
  }

  /** Whether two declarations grant the same, whatever findings they tolerate. */
  public boolean grantsSameAs(PolicyDeclaration other) {
    return crossOrigin == other.crossOrigin
        && effectiveOrigins().equals(other.effectiveOrigins())
        && allowedHeaders.equals(other.allowedHeaders)
        && exposedHeaders.equals(other.exposedHeaders)
        && allowCredentials == other.allowCredentials
        && maxAge == other.maxAge
        && guarded == other.guarded;
  }
}
