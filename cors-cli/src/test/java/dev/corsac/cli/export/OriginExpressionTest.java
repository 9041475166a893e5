package dev.corsac.cli.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.policy.origin.OriginPattern;
import dev.corsac.policy.origin.OriginSet;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The expressions against the look-up that decides in the application. */
class OriginExpressionTest {
  private static final List<String> PATTERNS =
      List.of(
          "https://app.example.com",
          "https://*.example.com",
          "http://localhost:*",
          "https://*.example.com:*",
          "http://*.example.com:*",
          "https://app.example.com:8443",
          "http://127.0.0.1:*",
          "http://[::1]:3000",
          "capacitor://localhost",
          "app://.",
          "qrc://",
          "safari-web-extension://6B17DE0E-1A2B",
          "tauri://localhost:*");

  private static final List<String> SCHEMES =
      List.of(
          "https://",
          "http://",
          "capacitor://",
          "tauri://",
          "app://",
          "qrc://",
          "safari-web-extension://",
          "HTTPS://",
          "https:/",
          "");

  private static final List<String> HOSTS =
      List.of(
          "app.example.com",
          "a.b.example.com",
          "example.com",
          ".example.com",
          "a..example.com",
          "appxexample.com",
          "app.example.com.evil.com",
          "-_.example.com",
          "A.example.com",
          "a".repeat(63) + ".example.com",
          "a".repeat(64) + ".example.com",
          "localhost",
          "127.0.0.1",
          "[::1]",
          "",
          ".",
          "6B17DE0E-1A2B",
          "6b17de0e-1a2b",
          "evil.com/.example.com");

  @Test
  void everyPortIsReadAsTheLookUpReadsIt() {
    for (String pattern : PATTERNS) {
      OriginPattern parsed = OriginPattern.of(pattern);
      if (parsed.anyPort() && !parsed.subdomains()) {
        Pattern expression = Pattern.compile(OriginExpression.of(parsed));
        OriginSet set = OriginSet.of(List.of(parsed));
        for (int port = 0; port <= 70_000; port++) {
          String origin = parsed.scheme() + "://" + parsed.host() + ":" + port;
          assertThat(expression.matcher(origin).matches())
              .as(origin)
              .isEqualTo(set.contains(origin));
        }
      }
    }
  }

  @Test
  void everyOriginIsReadAsTheLookUpReadsIt() {
    Random random = new Random(7);
    for (String pattern : PATTERNS) {
      OriginPattern parsed = OriginPattern.of(pattern);
      Pattern expression = Pattern.compile(OriginExpression.of(parsed));
      OriginSet set = OriginSet.of(List.of(parsed));
      int allowed = 0;
      for (String scheme : SCHEMES) {
        for (String host : HOSTS) {
          for (String port : List.of("", ":", ":0", ":80", ":443", ":8443", ":08", ":3000", ":x")) {
            String origin = scheme + host + port;
            allowed += set.contains(origin) ? 1 : 0;
            assertThat(expression.matcher(origin).matches())
                .as("%s for %s", pattern, origin)
                .isEqualTo(set.contains(origin));
            char[] changed = (origin + "/").toCharArray();
            changed[random.nextInt(changed.length)] = (char) random.nextInt(128);
            assertThat(expression.matcher(new String(changed)).matches())
                .as("%s for %s", pattern, new String(changed))
                .isEqualTo(set.contains(new String(changed)));
          }
        }
      }
      assertThat(allowed).as(pattern).isPositive();
    }
  }
}
