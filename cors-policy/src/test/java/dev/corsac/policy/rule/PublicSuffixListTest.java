package dev.corsac.policy.rule;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.net.InternetDomainName;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicSuffixListTest {

  private final PublicSuffixList list = PublicSuffixList.bundled();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "com",
        "co.uk",
        "github.io",
        "herokuapp.com",
        "web.app",
        "pages.dev",
        "anything.ck",
        "xn--p1ai",
        "foo.kawasaki.jp",
        "s3.amazonaws.com"
      })
  void whereAnyoneCanRegisterIsAPublicSuffix(String domain) {
    assertThat(list.isPublicSuffix(domain)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "example.com",
        "amazonaws.com",
        "www.ck",
        "ck",
        "city.kawasaki.jp",
        "kawasaki.jp",
        "localhost",
        "intranet",
        "example",
        "foo.bar.ck",
        "xn--",
        "1",
        "",
        ".",
        "a..b",
        "[::1]",
        "127.0.0.1"
      })
  void everythingElseIsNot(String domain) {
    assertThat(list.isPublicSuffix(domain)).isFalse();
  }

  @Test
  void namesAboveAPublicSuffixAreTold() {
    assertThat(List.of("amazonaws.com", "ck", "kawasaki.jp", "com", "uk"))
        .allMatch(list::hasPublicSuffixBelow);
    assertThat(List.of("example.com", "www.ck", "city.kawasaki.jp", "co.uk.example", "localhost"))
        .noneMatch(list::hasPublicSuffixBelow);
  }

  @Test
  void topLevelDomainsAreThoseOfTheIcannSection() {
    assertThat(List.of("com", "uk", "ck", "arpa", "xn--p1ai", "dev"))
        .allMatch(list::isTopLevelDomain);
    assertThat(List.of("con", "test", "local", "internal", "co.uk", ""))
        .noneMatch(list::isTopLevelDomain);
  }

  @Test
  void itCarriesItsDateAndItsLicence() throws IOException {
    assertThat(list.date()).matches("20[0-9]{2}-[01][0-9]-[0-3][0-9]");
    assertThat(packed()).anyMatch(line -> line.contains("Mozilla Public"));
  }

  /** Guava's own copy of the list is some weeks older or younger, hence not exactly the same. */
  @Tag("slow")
  @Test
  void guavaAgreesButForItsAge() throws IOException {
    List<String> disagreements = new ArrayList<>();
    int asked = 0;
    for (String line : packed()) {
      if (line.isEmpty() || line.startsWith("//")) {
        continue;
      }
      List<String> labels = Arrays.asList(line.replaceFirst("!$|\\.\\*$", "").split("\\.", -1));
      Collections.reverse(labels);
      String name = String.join(".", labels);
      for (String domain : List.of(name, "x." + name, "x.y." + name)) {
        asked++;
        boolean guava = InternetDomainName.from(domain).isPublicSuffix();
        if (guava != list.isPublicSuffix(domain)) {
          disagreements.add(domain);
        }
      }
    }
    assertThat(asked).isGreaterThan(30_000);
    assertThat(disagreements).hasSizeLessThan(100);
  }

  private static List<String> packed() throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(
                    Objects.requireNonNull(
                        PublicSuffixList.class.getResourceAsStream("public-suffixes.gz"))),
                StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    }
  }
}
