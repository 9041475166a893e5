package dev.corsac.policy.rule;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * The public suffix list (publicsuffix.org), both its sections, as the build packed it. Its
 * implicit rule {@code *} is left out: an unknown last label is no public suffix. Immutable and
 * thread safe.
 *
 * <p>The list is searched as it was packed, sorted and with the last label first: to make sets of
 * its ten thousand rules costs a cold compiler more than it asks afterwards.
 */
final class PublicSuffixList {

  private static final String RESOURCE = "public-suffixes.gz";
  private static final String VERSION = "// VERSION: ";
  private static final String END_OF_SECTION = "\n\n";

  /** Loads the list when a rule first asks for it. */
  private static final class Bundled {
    static final PublicSuffixList LIST = load();
  }

  private final String text;
  private final int icann;
  private final int others;

  private PublicSuffixList(String text) {
    this.text = text;
    this.icann = text.indexOf(END_OF_SECTION) + END_OF_SECTION.length();
    this.others = text.indexOf(END_OF_SECTION, icann) + END_OF_SECTION.length();
  }

  static PublicSuffixList bundled() {
    return Bundled.LIST;
  }

  private static PublicSuffixList load() {
    try (InputStream resource = PublicSuffixList.class.getResourceAsStream(RESOURCE)) {
      if (resource == null) {
        throw new IllegalStateException(RESOURCE + " is missing beside " + PublicSuffixList.class);
      }
      byte[] ascii = new GZIPInputStream(resource).readAllBytes();
      return new PublicSuffixList(new String(ascii, StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether anyone can register names directly below a domain. */
  boolean isPublicSuffix(String domain) {
    String name = lastLabelFirst(domain);
    int dot = name.lastIndexOf('.');
    return !isRule(name + "!")
        && (isRule(name) || (dot >= 0 && isRule(name.substring(0, dot) + ".*")));
  }

  /** Whether a public suffix ends with this domain and is longer. */
  boolean hasPublicSuffixBelow(String domain) {
    String beginning = lastLabelFirst(domain) + ".";
    return icannRuleFrom(beginning).startsWith(beginning)
        || otherRuleFrom(beginning).startsWith(beginning);
  }

  /** Whether a label is the last one of a rule of the ICANN section. */
  boolean isTopLevelDomain(String label) {
    String beginning = label + ".";
    return icannRuleFrom(label).equals(label) || icannRuleFrom(beginning).startsWith(beginning);
  }

  /** The day of the list, {@code 2026-10-06}. */
  String date() {
    int from = text.indexOf(VERSION) + VERSION.length();
    return text.substring(from, from + "2026-10-06".length());
  }

  private static String lastLabelFirst(String domain) {
    List<String> labels = Arrays.asList(domain.split("\\.", -1));
    Collections.reverse(labels);
    return String.join(".", labels);
  }

  private boolean isRule(String rule) {
    return icannRuleFrom(rule).equals(rule) || otherRuleFrom(rule).equals(rule);
  }

  private String icannRuleFrom(String key) {
    return firstFrom(key, icann, others - 1);
  }

  private String otherRuleFrom(String key) {
    return firstFrom(key, others, text.length());
  }

  /** The first line between two places that is not less than a key; empty if all are. */
  private String firstFrom(String key, int from, int to) {
    int low = from;
    int high = to;
    while (low < high) {
      int start = text.lastIndexOf('\n', (low + high) / 2 - 1) + 1;
      int end = text.indexOf('\n', start);
      if (text.substring(start, end).compareTo(key) < 0) {
        low = end + 1;
      } else {
        high = start;
      }
    }
    return low < to ? text.substring(low, text.indexOf('\n', low)) : "";
  }
}
