package dev.corsac.policy.origin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OriginSetTest {

  private static final OriginSet MIXED =
      set(
          "https://app.example.com",
          "http://localhost:*",
          "http://[::1]:*",
          "https://*.partner.example",
          "https://*.ports.example:*",
          "https://*.port.example:8443");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://app.example.com",
        "http://localhost",
        "http://localhost:1",
        "http://localhost:443",
        "http://localhost:9090",
        "http://localhost:65535",
        "http://[::1]",
        "http://[::1]:3000",
        "https://a.partner.example",
        "https://a.b.c.partner.example",
        "https://-a_.partner.example",
        "https://a.ports.example",
        "https://a.ports.example:80",
        "https://a.ports.example:8443",
        "https://a.b.port.example:8443"
      })
  void whatAPatternStandsForIsContained(String origin) {
    assertThat(MIXED.contains(origin)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "*",
        "https://",
        "://",
        "https://app.example.com:443",
        "https://app.example.com:8443",
        "http://app.example.com",
        "http://localhost:",
        "http://localhost:0",
        "http://localhost:080",
        "http://localhost:80",
        "http://localhost:65536",
        "http://localhost:100000",
        "http://localhost:99999999999",
        "http://localhost:-1",
        "http://localhost:+1",
        "http://localhost:3000/",
        "http://localhost:*",
        "http://localhost:\u0663",
        "https://localhost:3000",
        "http://a.localhost:3000",
        "http://[::1]]:3000",
        "http://[::1",
        "http://[::1]3000",
        "http://[::2]:3000",
        "https://partner.example",
        "https://.partner.example",
        "https://a..partner.example",
        "https://a..b.partner.example",
        "https://A.partner.example",
        "https://a.Partner.example",
        "https://a$.partner.example",
        "https://*.partner.example",
        "https://a.partner.example.",
        "https://a.partner.example:443",
        "https://a.partner.example:8443",
        "https://u@a.partner.example",
        "https://evil.com/a.partner.example",
        "https://evil.com#.partner.example",
        "https://evil.com:80.partner.example",
        "https://a.ports.example:443",
        "https://a.ports.example:",
        "https://ports.example:8080",
        "https://a.port.example",
        "https://a.port.example:84430",
        "https://a.port.example:8444",
        "xhttps://a.partner.example",
        "http://a.partner.example"
      })
  void nothingElseIsContained(String origin) {
    assertThat(MIXED.contains(origin)).isFalse();
  }

  @Test
  void theOnlyOriginOfASetIsInItAndNoOther() {
    OriginSet only = set("https://app.example.com");

    assertThat(only.contains("https://app.example.com")).isTrue();
    assertThat(only.contains("https://app.example.com:8443")).isFalse();
  }

  @Test
  void aHostOf253CharactersIsMatchedWithTheLongestPortAndNoLongerOne() {
    OriginSet below = set("https://*.example:*");
    String host = ("a".repeat(60) + ".").repeat(4) + "b.example";
    assertThat(host).hasSize(253);

    assertThat(below.contains("https://" + host + ":65535")).isTrue();
    assertThat(below.contains("https://b" + host + ":65535")).isFalse();
    assertThat(below.contains("https://b" + host)).isFalse();
  }

  @Test
  void onlyHttpHasADefaultPort() {
    OriginSet applications = set("abcd://local:*", "tauri://local:*", "x://local:*");

    assertThat(applications.contains("abcd://local:80")).isTrue();
    assertThat(applications.contains("tauri://local:443")).isTrue();
    assertThat(applications.contains("x://local:80")).isTrue();
  }

  private static final OriginSet APPLICATIONS =
      set(
          "app://.",
          "qrc://",
          "safari-web-extension://6B17DE0E-1A2B",
          "app://Local:*",
          "app://*.local.example",
          "app://1");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "app://.",
        "qrc://",
        "safari-web-extension://6B17DE0E-1A2B",
        "app://Local",
        "app://Local:8080",
        "app://a.local.example",
        "app://1"
      })
  void applicationsAreContainedAsTheyAreWritten(String origin) {
    assertThat(APPLICATIONS.contains(origin)).isTrue();
  }

  /** Byte by byte: no case folding, no decoding, nothing before or behind. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "app://",
        "app://./",
        "app:.",
        "APP://.",
        "app://..",
        "app://%2E",
        "xapp://.",
        "app://.:80",
        "qrc:",
        "qrc:///",
        "qrc://x",
        "qrc://:80",
        "safari-web-extension://6b17de0e-1a2b",
        "safari-web-extension://6B17DE0E-1A2B.evil",
        "app://local",
        "app://local:8080",
        "app://Local:0",
        "app://Local:08080",
        "app://Local:8080/",
        "app://Local.evil:8080",
        "app://evil.Local:8080",
        "app://local.example",
        "app://A.local.example",
        "app://..local.example",
        "app://%61.local.example",
        "app://a~.local.example",
        "app://a.local.example:80",
        "app://a.Local.example",
        "http://.",
        "https://1",
        "app://0.0.0.1",
        "app://1.local"
      })
  void nothingLikeThemIs(String origin) {
    assertThat(APPLICATIONS.contains(origin)).isFalse();
  }

  /** The probes of CORScanner and Corsy, and some more, for an exact host and for subdomains. */
  @ParameterizedTest
  @ValueSource(strings = {"https://www.example.com", "https://*.example.com"})
  void theProbesOfScannersFindNothing(String pattern) {
    String h = "www.example.com";
    Stream<String> probes =
        Stream.of(
            "https://evil.com",
            "https://" + h + ".evil.com",
            "https://" + h + ".example.com.evil.com",
            "https://evilexample.com",
            "https://d3v" + h.replace("www.", ""),
            "https://xample.com",
            "https://www.exampleacom",
            "https://wwwxexample.com",
            "null",
            "http://" + h,
            "HTTPS://" + h,
            "https://" + h.toUpperCase(java.util.Locale.ROOT),
            "https://" + h + ".",
            "https://" + h + ":443",
            "https://" + h + ":8443",
            "https://" + h + "@evil.com",
            "https://evil.com@" + h,
            "https://" + h + "/",
            "https://evil.com#." + h,
            "https://evil.com?." + h,
            "https://evil.com/." + h,
            "https://evil.com\\." + h,
            "https://" + h + ",https://evil.com",
            "https://evil.com," + "https://" + h,
            "https://" + h + " https://evil.com",
            " https://" + h,
            "https://" + h + " ",
            "https://" + h + "\u0000",
            h,
            "//" + h,
            "");
    Stream<String> special =
        "_-\"{}+^`!~;|&'()*,$=\u000b"
            .chars()
            .mapToObj(c -> (char) c)
            .flatMap(c ->
                Stream.of(
                    "https://" + h + c + ".evil.com",
                    "https://" + h + c + "evil.com",
                    "https://evil.com" + c + h));
    OriginSet set = set(pattern);

    assertThat(Stream.concat(probes, special).filter(set::contains))
        // a label of its own, and so a subdomain of the site itself
        .filteredOn(probe ->
            !pattern.contains("*") || !probe.matches("https://evil\\.com[_-]www\\.example\\.com"))
        .isEmpty();
  }

  @Test
  void anOriginOfAnyLengthIsAnswered() {
    for (String text :
        List.of(
            "https://" + "a.".repeat(32_768) + "partner.example",
            "https://" + "a".repeat(65_536),
            "http://localhost:" + "1".repeat(65_536),
            "http://[" + ":".repeat(65_536),
            ":".repeat(65_536))) {
      assertThat(MIXED.contains(text)).isFalse();
    }
  }

  @Test
  void aHostOf253CharactersIsContainedAndNoLongerOne() {
    String end = ".partner.example";
    String host = ("a".repeat(63) + ".").repeat(3) + "a".repeat(253 - 192 - end.length()) + end;
    assertThat(host).hasSize(253);
    assertThat(MIXED.contains("https://" + host)).isTrue();
    assertThat(MIXED.contains("https://b" + host)).isFalse();
    assertThat(MIXED.contains("https://a." + host.substring(1))).isFalse();
    assertThat(MIXED.contains("https://" + "a".repeat(63) + end)).isTrue();
    assertThat(MIXED.contains("https://" + "a".repeat(64) + end)).isFalse();
  }

  @Test
  void anyOriginContainsEverythingAndNoneContainsNothing() {
    assertThat(set("*").isAny()).isTrue();
    assertThat(set("*").contains("https://a.example")).isTrue();
    assertThat(OriginSet.NONE.isAny()).isFalse();
    assertThat(OriginSet.NONE.contains("")).isFalse();
    assertThat(OriginSet.NONE.contains("https://a.example")).isFalse();
    assertThat(MIXED.patterns()).hasSize(6).first().hasToString("https://app.example.com");
  }

  @Test
  void manyPatternsAreAllFound() {
    OriginSet set =
        set(
            IntStream.range(0, 3000)
                .mapToObj(i ->
                    switch (i % 3) {
                      case 0 -> "https://h" + i + ".example";
                      case 1 -> "https://*.h" + i + ".example";
                      default -> "https://*.h" + i + ".example:*";
                    })
                .toArray(String[]::new));
    for (int i = 0; i < 3000; i++) {
      assertThat(set.contains("https://" + (i % 3 == 0 ? "" : "x.") + "h" + i + ".example"))
          .isTrue();
      assertThat(set.contains("https://x.h" + i + ".example:81")).isEqualTo(i % 3 == 2);
    }
  }

  @Tag("slow")
  @Test
  void itAgreesWithARegularExpressionOnRandomSetsAndOrigins() {
    Random random = new Random(20261124);
    int contained = 0;
    for (int round = 0; round < 400; round++) {
      List<String> patterns = new ArrayList<>();
      for (int i = random.nextInt(5); i >= 0; i--) {
        patterns.add(randomPattern(random));
      }
      OriginSet set = set(patterns.toArray(String[]::new));
      Pattern model = model(patterns);
      for (int i = 0; i < 250; i++) {
        String origin = randomOrigin(random, patterns);
        boolean expected = model.matcher(origin).matches() && hostLength(origin) <= 253;
        if (set.contains(origin) != expected) {
          fail("%s in %s: %s", origin, patterns, !expected);
        }
        contained += expected ? 1 : 0;
      }
    }
    assertThat(contained).isGreaterThan(5_000);
  }

  @Test
  void lookingUpAllocatesNothing() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    String[] origins = {
      "https://app.example.com",
      "http://localhost:3000",
      "https://a.b.partner.example",
      "https://a.b.ports.example:8080",
      "https://evil.example"
    };
    long thread = Thread.currentThread().getId();
    int found = lookUp(origins);
    long before = threads.getThreadAllocatedBytes(thread);
    found += lookUp(origins);
    long allocated = threads.getThreadAllocatedBytes(thread) - before;

    assertThat(found).isEqualTo(2 * 4 * 10_000);
    // Reading the counter may allocate; one object for each look-up would be 800,000 bytes.
    assertThat(allocated).isLessThan(50_000);
  }

  private static int lookUp(String[] origins) {
    int found = 0;
    for (int i = 0; i < 10_000; i++) {
      for (String origin : origins) {
        found += MIXED.contains(origin) ? 1 : 0;
      }
    }
    return found;
  }

  private static OriginSet set(String... patterns) {
    return OriginSet.of(Stream.of(patterns).map(OriginPattern::of).toList());
  }

  /** The origin patterns of docs/architecture.md#words, word for word. */
  private static Pattern model(List<String> patterns) {
    StringBuilder regex = new StringBuilder();
    for (String pattern : patterns) {
      String scheme = pattern.substring(0, pattern.indexOf(':'));
      int defaultPort = scheme.equals("http") ? 80 : 443;
      String port =
          "(?::(?!"
              + defaultPort
              + "$)(?:[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]"
              + "|6553[0-5]))?";
      boolean anyPort = pattern.endsWith(":*");
      String rest = pattern.substring(scheme.length() + 3, pattern.length() - (anyPort ? 2 : 0));
      boolean subdomains = rest.startsWith("*.");
      regex
          .append(regex.length() == 0 ? "" : "|")
          .append(Pattern.quote(scheme + "://"))
          .append(subdomains ? "(?:[a-z0-9_-]{1,63}\\.)+" : "")
          .append(Pattern.quote(subdomains ? rest.substring(2) : rest))
          .append(anyPort ? port : "");
    }
    return Pattern.compile(regex.toString());
  }

  private static int hostLength(String origin) {
    String host = origin.substring(origin.indexOf("://") + 3);
    int colon = host.indexOf(':');
    return colon < 0 ? host.length() : colon;
  }

  private static String randomPattern(Random random) {
    String host =
        pick(random, "a.b", "b", "b.a.b", "localhost", "aa.b", "[::1]", "[::a]", "1.0.0.1");
    boolean domain = host.charAt(0) >= 'a';
    return pick(random, "http", "https")
        + "://"
        + (domain && random.nextBoolean() ? "*." : "")
        + host
        + pick(random, "", ":*", ":81", ":8443");
  }

  private static String randomOrigin(Random random, List<String> patterns) {
    StringBuilder origin = new StringBuilder();
    if (random.nextInt(8) == 0) {
      origin.append(pick(random, "http", "https", "x")).append("://");
      for (int i = random.nextInt(6); i >= 0; i--) {
        origin.append(pick(random, "a", "b", ".", "-", "a.b", "localhost", ":", "81"));
      }
      return origin.toString();
    }
    String text = pick(random, patterns.toArray(String[]::new));
    origin.append(
        text.replace(
                "*.",
                pick(
                    random,
                    "",
                    "a.",
                    "b.a.",
                    "_.",
                    "-.",
                    ".",
                    "a..",
                    "A.",
                    "a".repeat(64) + ".",
                    "a".repeat(63) + ".",
                    "aaaaaaaa.".repeat(29)))
            .replace(
                ":*",
                pick(random, "", ":80", ":443", ":1", ":65535", ":65536", ":01", ":", ":8443")));
    if (random.nextInt(4) == 0) {
      int at = random.nextInt(origin.length());
      switch (random.nextInt(3)) {
        case 0 -> origin.deleteCharAt(at);
        case 1 -> origin.insert(at, pick(random, "a", ".", ":", "/", "A", "1", "-", "@"));
        default -> origin.setCharAt(at, pick(random, "a", ".", ":", "b", "1").charAt(0));
      }
    }
    // The model counts from "://".
    return origin.indexOf("://") < 0 ? "x://" + origin : origin.toString();
  }

  private static String pick(Random random, String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
