package dev.corsac.policy.origin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.policy.finding.DiagnosticId;
import dev.corsac.policy.finding.Quoted;
import dev.corsac.policy.origin.OriginReading.Accepted;
import dev.corsac.policy.origin.OriginReading.Refused;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginGrammarTest {

  private final OriginGrammar grammar = new OriginGrammar(DomainToAscii.ASCII_ONLY);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        "https://example.com",
        "http://localhost:3000",
        "https://a-b.c_d.example.org:8443",
        "https://xn--bcher-kva.example",
        "http://127.0.0.1:5173",
        "https://[2001:db8::1]:8443",
        "https://*.example.com",
        "https://*.com",
        "https://*.example.com:8443",
        "https://*.example.com:*",
        "http://localhost:*",
        "http://[::1]:*",
        "https://intranet",
        "https://com:80",
        "http://com:443",
        "capacitor://localhost",
        "chrome-extension://abcdefghijklmnopabcdefghijklmnop",
        "https://a.b:65535",
        // other schemes keep the host as it is written
        "safari-web-extension://6B17DE0E-1A2B-4C3D-8E9F-0A1B2C3D4E5F",
        "safari-extension://com.example.clip-A1B2C3D4E5",
        "moz-extension://5c41286b-fcb6-4a36-9fe5-56b7614897c6",
        "webview://1",
        "webview://0x7f.1",
        "app://.",
        "app://-",
        "app://..",
        "app://a..b.",
        "app://Local_Host~1",
        "app://h%C3%BC",
        "app://localhost:8080",
        "app://Local:*",
        "app://[::1]",
        "app://*.local.example",
        "capacitor-electron://-",
        "capacitor-electron://",
        "qrc://",
        "az09+-.://local",
        "app://azAZ09",
        "x://local"
      })
  void whatABrowserSendsIsAcceptedAsItIs(String text) {
    assertThat(grammar.read(text)).isEqualTo(new Accepted(OriginPattern.of(text)));
    assertThat(OriginPattern.of(text)).hasToString(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "|MALFORMED|-",
        "  |MALFORMED|-",
        "null|NULL|-",
        "Null|NULL|-",
        // before the wildcard and the scheme
        "https://a.example,https://b.example|MALFORMED|-",
        "https://a.example/,https://b.example|MALFORMED|https://a.example",
        " https://a.example|MALFORMED|https://a.example",
        "https://*.a.example |MALFORMED|https://*.a.example",
        " *|MALFORMED|*",
        "https://app.example.com@evil.com|MALFORMED|https://evil.com",
        "https://@evil.com|MALFORMED|https://evil.com",
        "ws://user@*|MALFORMED|-",
        "://user@*|MALFORMED|-",
        "@*|MALFORMED|-",
        // wildcards
        "*.example.com|PATTERN|https://*.example.com",
        "https://*example.com|PATTERN|https://*.example.com",
        "https://app.*.example.com|PATTERN|-",
        "https://exa*mple.com|PATTERN|-",
        "https://*.*.example.com|PATTERN|-",
        "https://*|PATTERN|-",
        "https://*.|PATTERN|-",
        "https://*:*|PATTERN|-",
        // no wildcard of a host: the scheme ends at the first colon
        "https:://*.example.com|PATTERN|-",
        "https::80://*.|PATTERN|-",
        "_:0?://*.example.com|PATTERN|-",
        "https://*.127.0.0.1|PATTERN|-",
        "https://*.1.2.3.256|PATTERN|-",
        "https://*.0XFFFFFFFFFF|PATTERN|-",
        "https://*.[::g]|PATTERN|-",
        "https://*.[::1]|PATTERN|-",
        "https://app.example.com/*|PATTERN|https://app.example.com",
        "https://app.example.com:80*|PATTERN|-",
        "*://app.example.com|PATTERN|https://app.example.com",
        "ws://*|PATTERN|-",
        "**|PATTERN|-",
        // no scheme
        "app.example.com|MALFORMED|https://app.example.com",
        "//app.example.com|MALFORMED|https://app.example.com",
        "localhost|MALFORMED|http://localhost",
        "localhost:3000|MALFORMED|http://localhost:3000",
        "localhost:*|MALFORMED|http://localhost:*",
        "192.168.0.1:8080|MALFORMED|http://192.168.0.1:8080",
        "APP.example.com/|MALFORMED|https://app.example.com",
        "example|MALFORMED|-",
        "https//app.example.com|MALFORMED|https://app.example.com",
        "https;//app.example.com|MALFORMED|https://app.example.com",
        "example:8080|MALFORMED|https://example:8080",
        "app.localhost:3000|MALFORMED|http://app.localhost:3000",
        "http:*.example.com|PATTERN|http://*.example.com",
        "1.2.3.4.0|MALFORMED|-",
        "9a://x|MALFORMED|-",
        "anna@example.com|MALFORMED|-",
        "@example.com|MALFORMED|-",
        "javascript:alert(1)|MALFORMED|-",
        "htps:/app.example.com|MALFORMED|https://app.example.com",
        "none|MALFORMED|-",
        // schemes
        "htps://app.example.com|SCHEME|https://app.example.com",
        "HTTTP://app.example.com|SCHEME|http://app.example.com",
        "wss://app.example.com|SCHEME|https://app.example.com",
        "ws://localhost:3000|SCHEME|http://localhost:3000",
        "htps://*.Example.com:443/|SCHEME|https://*.example.com",
        "file:///home|SCHEME|-",
        "tps://app.example.com|SCHEME|https://app.example.com",
        "htt+ps://app.example.com|SCHEME|https://app.example.com",
        "httpx://app.example.com|SCHEME|https://app.example.com",
        "ftp://*.app.example.com|SCHEME|-",
        "ftp://app.example.com:bad|SCHEME|-",
        "blob://x|SCHEME|-",
        // ports before hosts
        "https://a..b:x|MALFORMED|-",
        "https://[::1]:80:*|MALFORMED|-",
        "https://2001:db8::1|MALFORMED|-",
        "https://a..b:0|PORT|-",
        "https://app.example.com:0|PORT|-",
        "https://app.example.com:000|PORT|-",
        "https://app.example.com:65536|PORT|-",
        "https://app.example.com:99999999999999999999|PORT|-",
        "https://app.example.com:6000|PORT|-",
        "capacitor://localhost:22|PORT|-",
        // hosts
        "https://|HOST|-",
        "https://:8080|HOST|-",
        "https:///|HOST|-",
        "https://a..b|HOST|-",
        "https://*.%ff.example|HOST|-",
        "https://.a|HOST|-",
        "https://app.example.com.|HOST|-",
        "https://*.app.example.com.|HOST|-",
        "https://-a.example|HOST|-",
        "https://a-.example|HOST|-",
        "https://a$b.example|HOST|-",
        "https://[::1|HOST|-",
        "https://[::g]|HOST|-",
        "https://1.2.3.256|HOST|-",
        "https://App.example.com./|HOST|-",
        // not canonical
        "HTTPS://app.example.com|NOT_CANONICAL|https://app.example.com",
        "https://App.example.com/|NOT_CANONICAL|https://app.example.com",
        "https://app.example.com:443|NOT_CANONICAL|https://app.example.com",
        "https://app.example.com:|NOT_CANONICAL|https://app.example.com",
        "https://app.example.com:08443|NOT_CANONICAL|https://app.example.com:8443",
        "https:app.example.com|NOT_CANONICAL|https://app.example.com",
        "https:\\\\app.example.com|NOT_CANONICAL|https://app.example.com",
        "https://app.example.com?x|NOT_CANONICAL|https://app.example.com",
        "https://app.example.com#x|NOT_CANONICAL|https://app.example.com",
        "https://%61pp.example.com|NOT_CANONICAL|https://app.example.com",
        "https://2130706433|NOT_CANONICAL|https://127.0.0.1",
        "https://0x7f.0.0.01|NOT_CANONICAL|https://127.0.0.1",
        "https://[0:0::1]|NOT_CANONICAL|https://[::1]",
        "https://[::FFFF:1.2.3.4]|NOT_CANONICAL|https://[::ffff:102:304]",
        "https://*.Example.com|NOT_CANONICAL|https://*.example.com",
        "https://*.example.com:443|NOT_CANONICAL|https://*.example.com",
        "https://*.example.com/|NOT_CANONICAL|https://*.example.com",
        "http://LOCALHOST:*|NOT_CANONICAL|http://localhost:*",
        "Capacitor://localhost/|NOT_CANONICAL|capacitor://localhost",
        "AZ://local|NOT_CANONICAL|az://local",
        // applications and extensions
        "App://./index.html|NOT_CANONICAL|app://.",
        "app://Shop/|NOT_CANONICAL|app://Shop",
        "qrc:///index.html|NOT_CANONICAL|qrc://",
        "app://h\u00fc|NOT_CANONICAL|app://h%C3%BC",
        "app://[0::1]|NOT_CANONICAL|app://[::1]",
        "app://Local:08080|NOT_CANONICAL|app://Local:8080",
        "app://*.Local.example|NOT_CANONICAL|app://*.local.example",
        "app://:8080|HOST|-",
        "app://:*|HOST|-",
        "app://%|HOST|-",
        "app://%4|HOST|-",
        "app://{host}|HOST|-",
        "app://a$b|HOST|-",
        "app://a\\b|HOST|-",
        "chrome-extension://|HOST|-",
        "chrome-extension:///|HOST|-",
        "moz-extension://|HOST|-",
        "capacitor://|HOST|-",
        "app://*|PATTERN|-",
        "app://*.|PATTERN|-",
        "moz-extension://*|PATTERN|-",
        "app://a*|PATTERN|-",
        "app://..*|PATTERN|-",
        "app://localhost:22|PORT|-",
        // regular expressions
        "https://(.*)\\.example\\.com|PATTERN|https://*.example.com",
        "/https:\\/\\/.*\\.example\\.com/|PATTERN|https://*.example.com",
        "/^https:\\/\\/(.+\\.)?example\\.com(:\\d+)?$/i|MALFORMED|https://*.example.com:*",
        "^https://[^.]+\\.example\\.com$|MALFORMED|https://*.example.com",
        "https?://app\\.example\\.com|MALFORMED|https://app.example.com",
        "^http(s)?://app\\.example\\.com(/.*)?$|PATTERN|https://app.example.com",
        "https://[a-z]+.example.com|HOST|https://*.example.com",
        "https://app-[0-9]+-preview\\.example\\.com|HOST|https://*.example.com",
        "http://localhost:[0-9]+|MALFORMED|http://localhost:*",
        "https://.*|PATTERN|-",
        ".*|PATTERN|-",
        "https://.*\\.com|PATTERN|-",
        // what the URL parser makes of it counts: a backslash is a slash
        "https://app\\.example\\.com|NOT_CANONICAL|https://app",
      })
  void theFirstFaultIsNamedAndWhatWasMeantIsSuggested(
      String text, String fault, String suggestion) {
    OriginReading reading = grammar.read(Optional.ofNullable(text).orElse(""));

    assertThat(reading).isInstanceOf(Refused.class);
    Refused refused = (Refused) reading;
    assertThat(refused.id()).isEqualTo(DiagnosticId.valueOf("ORIGIN_" + fault));
    assertThat(refused.suggestion()).isEqualTo(Optional.ofNullable(suggestion));
    assertThat(refused.problem()).endsWith(".").contains("\"").doesNotContain("\n");
  }

  @Tag("slow")
  @Test
  void whateverStandsThereIsReadWithoutAnException() {
    List<String> parts =
        List.of(
            "https",
            "HTTP",
            "file",
            "null",
            ":",
            "/",
            "//",
            "://",
            "://*.",
            "*",
            ":*",
            "@",
            "?",
            "#",
            "\\",
            "%41",
            "[::1]",
            "127.0.0.1",
            "0x7f.1",
            "a.",
            "example.com",
            "xn--",
            "ä",
            ".",
            "-",
            "_",
            ":0",
            ":80",
            ":65536",
            " ");
    Random random = new Random(20261128);
    int accepted = 0;
    for (int i = 0; i < 100_000; i++) {
      StringBuilder text = new StringBuilder(random.nextBoolean() ? "https://" : "");
      for (int count = 1 + random.nextInt(5); count > 0; count--) {
        text.append(parts.get(random.nextInt(parts.size())));
      }
      OriginReading reading = grammar.read(text.toString());
      if (reading instanceof Accepted known) {
        assertThat(known.pattern()).hasToString(text.toString());
        accepted++;
      } else if (reading instanceof Refused refused) {
        refused
            .suggestion()
            .ifPresent(meant ->
                assertThat(grammar.read(meant)).as("%s", text).isInstanceOf(Accepted.class));
      }
    }
    assertThat(accepted).isGreaterThan(1_000);
  }

  @Test
  void aPathAndAnUpperCaseHostAreNamedInOneSentence() {
    assertThat(problem("https://App.example.com/"))
        .isEqualTo(
            "\"https://App.example.com/\" is never sent by a browser: an origin has no path, and"
                + " its host is lower case.");
  }

  @Test
  void everyDifferenceFromTheCanonicalFormIsNamed() {
    assertThat(problem("HTTPS:App.example.com:0443/a?b#c"))
        .endsWith(
            ": an origin has no path, query or fragment, it has \"//\" behind its scheme, its scheme"
                + " and host are lower case, and its port is left out where it is the scheme's"
                + " default.");
  }

  @Test
  void aHostBehindUserinfoIsSetAgainstTheOneThatStandsFirst() {
    assertThat(problem("https://app.example.com@evil.com"))
        .contains("Its host is \"evil.com\", not \"app.example.com\"");
    assertThat(problem("https://app.example.com\t@evil.com"))
        .contains("Its host is \"evil.com\", not \"app.example.com\"");
  }

  @Test
  void whatCannotBeSeenIsMadeVisible() {
    assertThat(problem("https://a\u0007\u202e\u200d\ud800.example"))
        .contains("\"https://a\\u0007\\u202e\\u200d\\ud800.example\"");
  }

  @Test
  void aVeryLongValueIsCutInTheMessage() {
    assertThat(problem("https://" + "a".repeat(65_536))).hasSizeLessThan(400).contains("…\"");
  }

  @Test
  void labelsOf63AndNamesOf253CharactersAreAcceptedAndNoLongerOnes() {
    String label = "a".repeat(63);
    String name = (label + ".").repeat(3) + "a".repeat(61);
    assertThat(name).hasSize(253);
    assertThat(grammar.read("https://" + name)).isInstanceOf(Accepted.class);
    assertThat(fault("https://" + name + "a")).isEqualTo(DiagnosticId.ORIGIN_HOST);
    assertThat(fault("https://a" + label + ".example")).isEqualTo(DiagnosticId.ORIGIN_HOST);
    assertThat(grammar.read("https://*." + name.substring(2))).isInstanceOf(Accepted.class);
    assertThat(fault("https://*." + name.substring(1))).isEqualTo(DiagnosticId.ORIGIN_HOST);
  }

  @Test
  void whiteSpaceOfAnyKindAndControlCharactersAreMalformed() {
    for (String c :
        new String[] {"\t", "\n", "\u0000", "\u001f", "\u007f", "\u0085", "\u00a0", "\u3000"}) {
      assertThat(fault("https://a" + c + ".example")).isEqualTo(DiagnosticId.ORIGIN_MALFORMED);
      assertThat(fault("https://a.example/" + c)).isEqualTo(DiagnosticId.ORIGIN_MALFORMED);
    }
  }

  @Test
  void aRegularExpressionIsAnsweredAsSuch() {
    for (String text :
        new String[] {
          "/https:\\/\\/.*\\.example\\.com/",
          "https://[a-z]+.example.com",
          "https://(app|www).example.com",
          "^https://app.example.com$",
          "https?://app.example.com",
          "https://app\\.example\\.com",
          "https://.+.example.com",
          "https://\\w+.example.com",
          ".*"
        }) {
      assertThat(problem(text))
          .startsWith(Quoted.text(text) + " is a regular expression, and origins are not.")
          .contains("a forgotten dot or anchor");
    }
    assertThat(problem("https://app\\.example\\.com"))
        .contains("nearest origin is \"https://app.example.com\"")
        .contains("a browser reads \"\\\" as \"/\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://[::g]",
        "https://app.*.example.com",
        "https://app.example.com?x",
        "https://*.*.example.com",
        "https:\\\\app.example.com",
        "javascript:alert(1)",
        "//app.example.com/",
        "https://[fe80::1%25eth0]",
        "/orders/",
        "https://app-.example.com"
      })
  void whatIsNoneIsNotTakenForARegularExpression(String text) {
    assertThat(problem(text)).doesNotContain("regular expression");
  }

  @Test
  void aLocalFileIsRefusedForWhatItIs() {
    assertThat(problem("file://"))
        .contains("most browsers send \"null\"")
        .contains("every file")
        .doesNotContain("never");
  }

  @Test
  void anExtensionWithoutItsIdIsToldWhatIsMissing() {
    assertThat(problem("moz-extension://")).contains("id of the extension");
    assertThat(problem("capacitor://")).contains("capacitor://localhost");
  }

  @Test
  void hostsOfApplicationsAreAtMost253CharactersToo() {
    assertThat(grammar.read("app://" + "A".repeat(253))).isInstanceOf(Accepted.class);
    assertThat(fault("app://" + "A".repeat(254))).isEqualTo(DiagnosticId.ORIGIN_HOST);
  }

  private DiagnosticId fault(String text) {
    return ((Refused) grammar.read(text)).id();
  }

  private String problem(String text) {
    return ((Refused) grammar.read(text)).problem();
  }
}
