package dev.corsac.policy.origin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.policy.origin.OriginReading.Refused;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a developer reads about an origin: the fault that it has, not that of its neighbour. */
class OriginSentencesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        // characters, users, schemes
        ",https://b.example|\",https://b.example\" contains a comma. An element is one origin: write"
            + " each as an element of its own.",
        "https://a.example x|\"https://a.example x\" contains white space, which no origin does.",
        "https://a\t.example|\"https://a\\u0009.example\" contains white space, which no origin does.",
        "https://a\u001c.example|\"https://a\\u001c.example\" contains a control character, which no"
            + " origin does.",
        "https://a\u001f.example|\"https://a\\u001f.example\" contains a control character, which no"
            + " origin does.",
        "https://@evil.com|\"https://@evil.com\" contains an \"@\", and an origin has no user.",
        "app.example.com|\"app.example.com\" does not begin with a scheme and \"://\". Write the whole"
            + " origin: \"https://app.example.com\".",
        "wss://a.example|\"wss://a.example\" is the address of a WebSocket. The Origin header of a"
            + " WebSocket is that of the page that opens it, which is http or https.",
        "ftp://a.example|\"ftp://a.example\" cannot be allowed: what has the scheme \"ftp\" sends"
            + " \"null\", or the origin of the site that it comes from. Name the origin of the site.",
        "htps://a.example|\"htps://a.example\" has the scheme \"htps\", which looks like a misspelled"
            + " one.",
        // ports
        "https://a:x|\"https://a:x\" has the port \"x\", which is not a number.",
        "https://[::1]:80:*|\"https://[::1]:80:*\" has the port \"80:*\", which is not a number.",
        "https://2001:db8::1|\"https://2001:db8::1\" has the port \"db8::1\", which is not a number."
            + " Put an IPv6 address in brackets.",
        "https://a.example:65536|\"https://a.example:65536\" has a port above 65535, the highest there"
            + " is.",
        "https://a.example:0|\"https://a.example:0\" has the port 0, where nothing can be served. Serve"
            + " the page from another port and name that one.",
        "https://a.example:6000|\"https://a.example:6000\" has the port 6000, which browsers block."
            + " Serve the page from another port and name that one.",
        // wildcards
        "https://*|\"https://*\" has a wildcard in a place where none can be. Write \"*\" alone for any"
            + " origin, or name the host.",
        "app://*|\"app://*\" has a wildcard in a place where none can be. Name the host; there is no"
            + " wildcard for all applications or extensions.",
        "https://*.127.0.0.1|\"https://*.127.0.0.1\" has a wildcard in a place where none can be."
            + " \"*.\" needs a host name behind it: only names have subdomains.",
        "*://*.example.com|\"*://*.example.com\" has a wildcard in a place where none can be."
            + " \"*.\" before a host name stands for its subdomains, \":*\" at the end for any port,"
            + " and \"*\" alone for any origin.",
        "https://*.*.example.com|\"https://*.*.example.com\" has a wildcard in a place where none can"
            + " be. \"*.\" before a host name stands for its subdomains, \":*\" at the end for any"
            + " port, and \"*\" alone for any origin.",
        // hosts
        "https://:80|\"https://:80\" has no host. Write one behind \"://\", as in"
            + " \"https://app.example.com\".",
        "https://.|The host of \"https://.\" has an empty label: two dots in a row, or a dot at its"
            + " start.",
        "https://*.a..b|The host of \"https://*.a..b\" has an empty label: two dots in a row, or a dot"
            + " at its start.",
        "https://a.example.|The host of \"https://a.example.\" ends with a dot. Leave the dot at the"
            + " end out.",
        "https://a$b.example|The host of \"https://a$b.example\" contains \"$\", which no DNS name can"
            + " contain.",
        "https://[::g]|The host of \"https://[::g]\" is not an IPv6 address.",
        "https://1.2.3.256|The host of \"https://1.2.3.256\" ends in a number, and is not an IPv4"
            + " address.",
        "https://h\u00fc.example|The host of \"https://h\u00fc.example\" is not ASCII. Write its labels"
            + " in their \"xn--\" form.",
        "app://*.h\u00fc|The host of \"app://*.h\u00fc\" is not ASCII. Write its labels in their"
            + " \"xn--\" form.",
        "https://a<b|The host of \"https://a<b\" is not a name that a browser accepts: it has characters"
            + " that no host name can have, or an \"xn--\" label that cannot be decoded.",
        "app://{host}|The host of \"app://{host}\" has a character that it cannot have: an"
            + " application's host is made of letters, digits, \"-\", \".\", \"_\", \"~\" and percent"
            + " escapes.",
      })
  void aRefusedOriginIsToldItsFault(String text, String sentence) {
    assertThat(problem(text)).isEqualTo(sentence);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\t", "\u0001", "\u3000"})
  void whatShowsNothingIsEmpty(String text) {
    assertThat(problem(text))
        .endsWith("\" is empty. Write an origin, \"https://app.example.com\".");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https://app.example.com?x|an origin has no query.",
        "https://app.example.com#x?y|an origin has no fragment.",
        "https://app.example.com/?x|an origin has no path or query.",
        "https:app.example.com|an origin has \"//\" behind its scheme.",
        "https:app.example.com/|an origin has no path, and it has \"//\" behind its scheme.",
        "HTTPS://app.example.com|an origin's scheme is lower case.",
        "https://A.example.com|an origin's host is lower case.",
        "https://Z.example.com|an origin's host is lower case.",
        "https://%61pp.example.com|an origin's host has no percent escapes.",
        "app://*.h%41.example|an origin's host has no percent escapes.",
        "https://2130706433|an origin's IPv4 address is four decimal numbers.",
        "app://[0::1]|an origin's IPv6 address is in its shortest form.",
        "app://h\u00fc|an origin's host is in ASCII, other characters as percent escapes.",
        "https://app.example.com:|an origin's colon is left out where no port follows.",
        "https://app.example.com:08443|an origin's port has no leading zero.",
        "https://App.example.com:8443|an origin's host is lower case.",
      })
  void whatIsNotCanonicalIsToldHowBrowsersWriteIt(String text, String clause) {
    assertThat(problem(text)).endsWith("is never sent by a browser: " + clause);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "http://app.example.com|https://app.example.com|the scheme differs",
        "HTTPS://app.example.com|https://app.example.com|browsers send schemes in lower case",
        "https://App.example.com|https://app.example.com|browsers send hosts in lower case",
        "https://app.example.com.|https://app.example.com|the host has a trailing dot",
        "https://x.app.example.com|https://app.example.com|the request comes from a subdomain of it",
        "https://example.com|https://app.example.com|it is a subdomain of the request's",
        "https://example.com|https://*.example.com|the pattern covers subdomains only, not the domain"
            + " itself",
        "https://a.example.net|https://*.example.com|the host differs",
        "https://|https://app.example.com|the host differs",
        "https://app.example.com:8443|https://app.example.com|the port differs",
        "http://app.example.com:8443|https://app.example.com:*|the scheme differs",
        "https://app.example.com/|https://app.example.com|an origin has no path and no slash at its"
            + " end",
        "https://x.example.com:08|https://*.example.com:*|browsers would write it otherwise",
        "app.example.com|https://app.example.com|this is not an origin as browsers send it",
        "https://app.example.com|*|this is not an origin as browsers send it",
      })
  void aRequestIsToldHowTheNearestOriginDiffers(String origin, String pattern, String difference) {
    assertThat(NearestOrigin.hint(origin, List.of(OriginPattern.of(pattern))))
        .isEqualTo(" The nearest configured origin is \"" + pattern + "\": " + difference + ".");
  }

  @Test
  void theSameHostIsNearerThanASimilarOne() {
    List<OriginPattern> patterns = patterns("https://abc.test:8080", "https://abd.test");

    assertThat(NearestOrigin.hint("https://abd.test:8080", patterns))
        .contains("\"https://abd.test\": the port differs");
  }

  @Test
  void ofOriginsThatAreEquallyNearTheFirstIsNamed() {
    assertThat(NearestOrigin.hint("https://b.test", patterns("https://a.test", "https://c.test")))
        .contains("\"https://a.test\"");
    assertThat(
            NearestOrigin.hint(
                "https://bbb.test", patterns("https://xyz.test", "https://bbc.test")))
        .contains("\"https://bbc.test\"");
  }

  @Test
  void withoutOriginsNothingIsSaidOfTheNearest() {
    assertThat(NearestOrigin.hint("https://a.example", List.of())).isEmpty();
  }

  private static List<OriginPattern> patterns(String... texts) {
    return Arrays.stream(texts).map(OriginPattern::of).toList();
  }

  private static String problem(String text) {
    return ((Refused) new OriginGrammar(DomainToAscii.ASCII_ONLY).read(text)).problem();
  }
}
