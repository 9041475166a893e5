package dev.corsac.policy.origin;

import dev.corsac.policy.origin.OriginReading.Accepted;
import dev.corsac.policy.origin.OriginReading.Refused;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a developer wrote as an origin. Accepted is only what a browser sends, byte for byte
 * (<a href="https://fetch.spec.whatwg.org/#origin-header">Fetch Standard, the header Origin</a>),
 * and the wildcards of {@link OriginPattern}; all else is refused for the first thing wrong with
 * it, with what was meant where that is certain. For http and https that is what the URL Standard's
 * parser makes of it; the hosts of other schemes are kept as written, as that parser keeps them.
 *
 * <p>No URL library: they repair what must be refused. Thread safe if its {@link DomainToAscii} is.
 */
public final class OriginGrammar {

  /** In the order that users know from the catalogue of diagnostics. */
  private static final List<OriginRule> RULES =
      List.of(
          new OriginNull(),
          OriginMalformed.IN_CHARACTERS,
          OriginMalformed.IN_USER,
          new OriginPatternRule(),
          OriginMalformed.IN_SCHEME,
          new OriginScheme(),
          OriginMalformed.IN_PORT,
          new OriginPort(),
          new OriginHost(),
          new OriginNotCanonical());

  private final DomainToAscii toAscii;
  private final OriginSuggestion suggestion;

  /**
   * A grammar.
   *
   * @param toAscii maps Unicode hosts to what was meant by them
   */
  public OriginGrammar(DomainToAscii toAscii) {
    this.toAscii = toAscii;
    this.suggestion = new OriginSuggestion(toAscii, this::accepts);
  }

  /** Reads one element of {@code origins} that is not a placeholder; never throws. */
  public OriginReading read(String text) {
    if (text.equals("*")) {
      return new Accepted(OriginPattern.ANY);
    }
    WrittenOrigin origin = WrittenOrigin.of(text, toAscii);
    OriginRule refusing = firstRefusing(origin);
    return refusing == null
        ? new Accepted(origin.pattern())
        : new Refused(refusing.id(), refusing.problem(origin), suggestion.of(text));
  }

  private boolean accepts(String text) {
    return text.equals("*") || firstRefusing(WrittenOrigin.of(text, toAscii)) == null;
  }

  private static @Nullable OriginRule firstRefusing(WrittenOrigin origin) {
    for (OriginRule rule : RULES) {
      if (rule.refuses(origin)) {
        return rule;
      }
    }
    return null;
  }
}
