package dev.corsac.policy.rule;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * The public suffix list (publicsuffix.org), both its sections, as the build packed it. Its
 * implicit rule {@code *} is left out: an unknown last label is no public suffix. Immutable and
 * thread safe.
 */
final class PublicSuffixList {

  private static final String RESOURCE = "public-suffixes.gz";
  private static final Pattern VERSION = Pattern.compile("// VERSION: ([0-9-]{10}).*");

  /** Loads the list when a rule first asks for it. */
  private static final class Bundled {
    static final PublicSuffixList LIST = load();
  }

  private final Set<String> rules = new HashSet<>(1 << 15);
  private final Set<String> namesAboveRules = new HashSet<>(1 << 13);
  private final Set<String> topLevelDomains = new HashSet<>(1 << 12);
  private String date = "";

  private PublicSuffixList() {}

  static PublicSuffixList bundled() {
    return Bundled.LIST;
  }

  /** Whether anyone can register names directly below a domain. */
  boolean isPublicSuffix(String domain) {
    return !rules.contains("!" + domain)
        && (rules.contains(domain)
            || (domain.indexOf('.') >= 0
                && rules.contains("*." + domain.substring(domain.indexOf('.') + 1))));
  }

  /** Whether a public suffix ends with this domain and is longer. */
  boolean hasPublicSuffixBelow(String domain) {
    return namesAboveRules.contains(domain);
  }

  /** Whether a label is the last one of a rule of the ICANN section. */
  boolean isTopLevelDomain(String label) {
    return topLevelDomains.contains(label);
  }

  /** The day of the list, {@code 2026-10-06}. */
  String date() {
    return date;
  }

  private static PublicSuffixList load() {
    try (InputStream resource = PublicSuffixList.class.getResourceAsStream(RESOURCE)) {
      if (resource == null) {
        throw new IllegalStateException(RESOURCE + " is missing beside " + PublicSuffixList.class);
      }
      PublicSuffixList list = new PublicSuffixList();
      list.read(
          new BufferedReader(
              new InputStreamReader(new GZIPInputStream(resource), StandardCharsets.UTF_8)));
      return list;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read(BufferedReader lines) throws IOException {
    boolean icann = true;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.isEmpty()) {
        icann = false;
      } else if (line.startsWith("//")) {
        Matcher version = VERSION.matcher(line);
        if (version.matches()) {
          date = version.group(1);
        }
      } else {
        add(line, icann);
      }
    }
  }

  private void add(String rule, boolean icann) {
    rules.add(rule);
    if (icann) {
      topLevelDomains.add(rule.substring(rule.lastIndexOf('.') + 1));
    }
    if (!rule.startsWith("!")) {
      for (int dot = rule.indexOf('.'); dot >= 0; dot = rule.indexOf('.', dot + 1)) {
        namesAboveRules.add(rule.substring(dot + 1));
      }
    }
  }
}
