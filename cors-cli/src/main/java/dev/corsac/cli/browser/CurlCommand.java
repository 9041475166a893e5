package dev.corsac.cli.browser;

import dev.corsac.cli.application.BadInputException;
import dev.corsac.cli.browser.RecordedRequest.Header;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what browsers copy by "Copy as cURL". For one command; not thread safe. */
public final class CurlCommand {
  private static final Set<String> SWITCHES =
      Set.of(
          "--compressed",
          "--insecure",
          "--globoff",
          "--location",
          "--include",
          "--silent",
          "--verbose",
          "--http1.1",
          "--http2",
          "--http3",
          "-k",
          "-g",
          "-L",
          "-i",
          "-s",
          "-v");
  private static final Set<String> WITHOUT_MEANING_HERE =
      Set.of(
          "--proxy", "-x", "--output", "-o", "--max-time", "-m", "--connect-timeout", "--resolve");
  private static final Set<String> DATA =
      Set.of(
          "-d",
          "--data",
          "--data-raw",
          "--data-binary",
          "--data-ascii",
          "--data-urlencode",
          "-F",
          "--form",
          "--json",
          "-T",
          "--upload-file");

  private final List<String> words;
  private final List<Header> headers = new ArrayList<>();
  private int at;
  private @Nullable String method;
  private @Nullable String url;
  private boolean data;
  private boolean get;

  private CurlCommand(List<String> words) {
    this.words = words;
  }

  /**
   * Reads a command.
   *
   * @throws BadInputException if it is none, or has an option that is not known
   */
  public static RecordedRequest parse(String command) {
    List<String> words = CurlWords.of(command.strip());
    if (words.isEmpty() || !words.get(0).matches("curl(\\.exe)?")) {
      throw new BadInputException(
          "This is not a curl command. In the browser's network tab choose \"Copy\", \"Copy as"
              + " cURL\" (not PowerShell, not fetch).");
    }
    return new CurlCommand(words.subList(1, words.size())).read();
  }

  private RecordedRequest read() {
    while (at < words.size()) {
      String word = words.get(at++);
      if (word.equals(";") || word.equals("&") || word.equals("curl")) {
        throw new BadInputException(
            "These are several requests. Copy one, or save all of them as HAR and use --har.");
      }
      if (word.startsWith("--") || !word.startsWith("-")) {
        take(word);
      } else {
        takeShort(word);
      }
    }
    if (url == null) {
      throw new BadInputException("The curl command has no URL.");
    }
    return new RecordedRequest(
        method != null ? method : data && !get ? "POST" : "GET", url, headers);
  }

  /** {@code -XPUT} is {@code -X PUT}. */
  private void takeShort(String word) {
    String option = word.substring(0, Math.min(2, word.length()));
    if (word.length() > 2 && !SWITCHES.contains(option)) {
      words(option, word.substring(2));
    } else if (word.length() > 2) {
      takeShort(option);
      takeShort("-" + word.substring(2));
    } else {
      take(word);
    }
  }

  private void take(String word) {
    if (!word.startsWith("-")) {
      url = word;
    } else if (word.equals("-I") || word.equals("--head")) {
      method = "HEAD";
    } else if (word.equals("-G") || word.equals("--get")) {
      get = true;
    } else if (!SWITCHES.contains(word)) {
      words(word, value(word));
    }
  }

  private String value(String option) {
    if (at == words.size()) {
      throw new BadInputException(
          "curl's option " + option + " has no value. Copy the whole command.");
    }
    return words.get(at++);
  }

  private void words(String option, String value) {
    switch (option) {
      case "-X", "--request" -> method = value;
      case "--url" -> url = value;
      case "-H", "--header" -> header(value);
      case "-b", "--cookie" -> headers.add(new Header("Cookie", value));
      case "-A", "--user-agent" -> headers.add(new Header("User-Agent", value));
      case "-e", "--referer" -> headers.add(new Header("Referer", value));
      case "-u", "--user" -> headers.add(new Header("Authorization", "Basic"));
      default -> {
        if (DATA.contains(option)) {
          data = true;
        } else if (!WITHOUT_MEANING_HERE.contains(option)) {
          throw new BadInputException("corsac does not know curl's option " + option + ".");
        }
      }
    }
  }

  /** {@code Name: value}; {@code Name;} for one without a value. */
  private void header(String line) {
    int colon = line.indexOf(':', 1);
    String name = colon < 0 ? line.replaceFirst(";$", "") : line.substring(0, colon);
    headers.add(new Header(name.strip(), colon < 0 ? "" : line.substring(colon + 1).strip()));
  }
}
