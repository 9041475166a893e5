package dev.corsac.jaxrs.value;

import dev.corsac.policy.PolicyDeclaration;
import dev.corsac.policy.decide.Guard;
import dev.corsac.policy.finding.DiagnosticId;
import dev.corsac.policy.finding.Finding;
import dev.corsac.policy.finding.Place;
import dev.corsac.policy.finding.Placeholders;
import dev.corsac.policy.finding.Quoted;
import dev.corsac.policy.finding.Severity;
import dev.corsac.policy.origin.DomainToAscii;
import dev.corsac.policy.origin.OriginPattern;
import dev.corsac.policy.origin.OriginSet;
import dev.corsac.policy.rule.PolicyReview;
import dev.corsac.policy.rule.Secrets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is configured of the guard (docs/architecture.md#guard, docs/architecture.md#configuration).
 *
 * @param mode what it does with a request that it refuses
 * @param guard knows the service's own origins
 * @param faults what is wrong with the configured values; the strictest stands in for them
 */
public record GuardSettings(Mode mode, Guard guard, List<Finding> faults) {
  static final String GUARD = "corsac.guard";
  static final String OWN_ORIGINS = "corsac.own.origins";

  /** What the guard does with a request that it refuses. */
  public enum Mode {
    /** Answers it 403. */
    ENFORCE,
    /** Logs it, and lets it be handled. */
    REPORT,
    /** Looks at no request. */
    OFF;

    private static Optional<Mode> of(String value) {
      for (Mode mode : values()) {
        if (mode.name().equals(value.strip().toUpperCase(Locale.ROOT))) {
          return Optional.of(mode);
        }
      }
      return Optional.empty();
    }
  }

  /** Nothing configured. */
  public static final GuardSettings DEFAULT =
      new GuardSettings(Mode.ENFORCE, new Guard(null), List.of());

  public GuardSettings {
    faults = List.copyOf(faults);
  }

  public static GuardSettings of(Placeholders settings) {
    List<Finding> faults = new ArrayList<>();
    Mode mode = mode(settings, faults);
    return new GuardSettings(mode, new Guard(ownOrigins(settings, faults)), faults);
  }

  private static Mode mode(Placeholders settings, List<Finding> faults) {
    Optional<String> value = settings.value(GUARD).filter(text -> !text.isBlank());
    if (value.isEmpty()) {
      return Mode.ENFORCE;
    }
    Optional<Mode> mode = Mode.of(value.get());
    if (mode.isEmpty()) {
      faults.add(
          Finding.of(
              DiagnosticId.PLACEHOLDER_MALFORMED,
              Place.ANNOTATION,
              GUARD
                  + " is "
                  + Quoted.text(Secrets.hidden(value.get()))
                  + ", which the guard does not know. Write enforce (the default: what other sites"
                  + " send gets a 403), report (it is logged and handled) or off."));
    }
    return mode.orElse(Mode.ENFORCE);
  }

  /**
   * The service's own origins, judged as those of a placeholder are; null if none are configured.
   */
  private static @Nullable OriginSet ownOrigins(Placeholders settings, List<Finding> faults) {
    if (settings.value(OWN_ORIGINS).filter(text -> !text.isBlank()).isEmpty()) {
      return null;
    }
    PolicyReview review =
        PolicyReview.of(
            PolicyDeclaration.crossOrigin("${" + OWN_ORIGINS + "}"),
            settings,
            DomainToAscii.ASCII_ONLY);
    review.findings().stream()
        .filter(finding -> finding.severity() == Severity.ERROR)
        .forEach(faults::add);
    OriginSet origins = review.policy().map(policy -> policy.origins()).orElse(OriginSet.NONE);
    origins.patterns().stream()
        .filter(GuardSettings::isNoOwnOrigin)
        .map(GuardSettings::noOwnOrigin)
        .forEach(faults::add);
    return origins;
  }

  private static boolean isNoOwnOrigin(OriginPattern pattern) {
    return !pattern.isExact() || !Set.of("http", "https").contains(pattern.scheme());
  }

  private static Finding noOwnOrigin(OriginPattern pattern) {
    return Finding.of(
        DiagnosticId.ORIGIN_PATTERN,
        Place.ANNOTATION,
        "\""
            + pattern
            + "\" cannot be the service's own origin: "
            + OWN_ORIGINS
            + " lists the http and https origins under which browsers know this service, each in"
            + " full, without a pattern. Put other origins that may send requests into"
            + " @CrossOrigin.");
  }
}
