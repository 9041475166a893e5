package dev.corsac.processor.idna;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.corsac.policy.PolicyDeclaration;
import dev.corsac.policy.finding.Placeholders;
import dev.corsac.policy.origin.DomainToAscii;
import dev.corsac.policy.origin.OriginGrammar;
import dev.corsac.policy.origin.OriginPattern;
import dev.corsac.policy.origin.OriginReading;
import dev.corsac.policy.origin.OriginReading.Accepted;
import dev.corsac.policy.origin.OriginReading.Refused;
import dev.corsac.policy.rule.PolicyReview;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random texts, made of the vectors by a few cuts, held to what must hold of every text. */
class OriginFuzzTest {

  private static final int TEXTS = 100_000;

  private final OriginGrammar grammar = new OriginGrammar(new IcuDomainToAscii());
  private final OriginGrammar atRunTime = new OriginGrammar(DomainToAscii.ASCII_ONLY);

  @Test
  void whateverTheTextTheGrammarKeepsItsPromises() {
    RandomOrigins random = new RandomOrigins(new Random(24112026));
    int accepted = 0;
    int suggested = 0;
    for (int i = 0; i < TEXTS; i++) {
      String text = random.next();
      OriginReading reading = grammar.read(text);
      OriginReading configured = atRunTime.read(text);
      if (reading instanceof Accepted found) {
        accepted++;
        check(found.pattern().toString().equals(text), text, "is not its own canonical form");
        check(OriginPattern.of(text).equals(found.pattern()), text, "is read otherwise again");
        check(configured instanceof Accepted, text, "is refused at run time");
      } else if (reading instanceof Refused refused) {
        suggested += refused.suggestion().isPresent() ? 1 : 0;
        refused
            .suggestion()
            .ifPresent(
                s -> check(grammar.read(s) instanceof Accepted, text, "has a bad suggestion " + s));
        check(
            refused.problem().codePoints().noneMatch(Character::isISOControl),
            text,
            "brings control characters into its message");
      }
    }
    assertThat(accepted).isGreaterThan(TEXTS / 100);
    assertThat(suggested).isGreaterThan(TEXTS / 10);
  }

  @Test
  void whateverTheTextNoRuleThrows() {
    RandomOrigins random = new RandomOrigins(new Random(1));
    for (int i = 0; i < TEXTS / 10; i++) {
      PolicyDeclaration declaration =
          PolicyDeclaration.crossOrigin(random.next(), random.next()).withCredentials();
      PolicyReview review =
          PolicyReview.of(declaration, Placeholders.UNKNOWN, new IcuDomainToAscii());
      review.policy().ifPresent(policy -> policy.allows("https://a.example"));
    }
  }

  private static void check(boolean condition, String text, String objection) {
    if (!condition) {
      fail("\"%s\" %s", text, objection);
    }
  }
}
