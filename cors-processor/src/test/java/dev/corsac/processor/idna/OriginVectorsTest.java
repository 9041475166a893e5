package dev.corsac.processor.idna;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.policy.PolicyDeclaration;
import dev.corsac.policy.finding.Finding;
import dev.corsac.policy.finding.Placeholders;
import dev.corsac.policy.rule.PolicyReview;
import dev.corsac.processor.idna.OriginVectors.Vector;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every origin of the vectors, as the one origin of a policy: the grammar, all rules, and ICU. */
class OriginVectorsTest {

  private static final Pattern WEB = Pattern.compile("(?i)https?:.*", Pattern.DOTALL);
  private static final Pattern DNS_ORIGIN =
      Pattern.compile(
          "https?://(?=[^:]{1,253}(?::|$))(?:(?!-)[a-z0-9_-]{1,63}(?<!-)\\.)*"
              + "(?!-)[a-z0-9_-]{1,63}(?<!-)(?::[0-9]+)?");
  private static final Pattern IPV6_ORIGIN = Pattern.compile("https?://\\[.*](?::[0-9]+)?");
  private static final Pattern BLOCKED_PORT =
      Pattern.compile(
          ".*:(?:0|1|7|9|11|13|15|17|19|2[0-3]|25|37|42|43|53|69|77|79|87|95|10[1-4]|109|11[0135]|117"
              + "|119|123|135|137|139|143|161|179|389|427|465|51[2-5]|526|53[012]|540|548|554|556|563"
              + "|587|601|636|989|990|993|995|1719|1720|1723|2049|3659|4045|4190|506[01]|6000|6566"
              + "|666[5-9]|6679|6697|10080)");

  private final IcuDomainToAscii toAscii = new IcuDomainToAscii();

  @Test
  void onlyWhatABrowserWouldSendIsAccepted() {
    assertThat(vectors().filter(v -> accepts(v.input())))
        .isNotEmpty()
        .allSatisfy(v -> assertThat(v.origin()).contains(v.input()));
  }

  @Test
  void everyOriginOfADnsNameOrAnIpAddressIsAccepted() {
    List<Vector> origins =
        vectors()
            .filter(v -> v.origin().equals(Optional.of(v.input())))
            .filter(v -> hasDnsNameOrAddress(v.input()))
            .filter(v -> !BLOCKED_PORT.matcher(v.input()).matches())
            .toList();

    assertThat(origins).isNotEmpty().allSatisfy(v -> assertThat(accepts(v.input())).isTrue());
  }

  @Test
  void whatIsRefusedThoughItsOriginIsFineIsRefusedWithThatOrigin() {
    List<Vector> refused =
        vectors()
            .filter(v -> !accepts(v.input()))
            .filter(v -> v.origin().filter(this::accepts).isPresent())
            .toList();

    assertThat(refused)
        .isNotEmpty()
        .allSatisfy(v -> assertThat(suggestions(v.input())).containsExactly(v.origin().get()));
  }

  @Test
  void aRefusedOriginWhoseUrlIsNoOriginIsRefusedWithoutASuggestion() {
    assertThat(
            vectors()
                .filter(v -> !accepts(v.input()))
                .filter(v -> v.origin().filter(this::accepts).isEmpty()))
        .isNotEmpty()
        .allSatisfy(v -> assertThat(suggestions(v.input())).isEmpty());
  }

  @Test
  void everyOtherLineIsJudgedToo() {
    assertThat(OriginVectors.all())
        .allSatisfy(v -> assertThat(review(v.input()).findings()).doesNotContain((Finding) null));
  }

  /** The lines that the rule is about: http or https as the URL parser sees it. */
  private static Stream<Vector> vectors() {
    return OriginVectors.all().stream()
        .filter(v -> !v.input().contains("*") && !v.input().contains("${"))
        .filter(v -> WEB.matcher(trimmed(v.input())).matches());
  }

  private static String trimmed(String input) {
    return input.replaceAll("^[\\x00-\\x20]+|[\\x00-\\x20]+$|[\\t\\n\\r]", "");
  }

  private static boolean hasDnsNameOrAddress(String origin) {
    return DNS_ORIGIN.matcher(origin).matches() || IPV6_ORIGIN.matcher(origin).matches();
  }

  private PolicyReview review(String input) {
    return PolicyReview.of(PolicyDeclaration.crossOrigin(input), Placeholders.UNKNOWN, toAscii);
  }

  private boolean accepts(String input) {
    return review(input).policy().isPresent();
  }

  private List<String> suggestions(String input) {
    return review(input).findings().stream()
        .map(Finding::suggestion)
        .flatMap(Optional::stream)
        .filter(Objects::nonNull)
        .toList();
  }
}
