package dev.corsac.testing;

import dev.corsac.policy.HeaderNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which headers need no permission (Fetch, section 2.2.2). */
final class SafelistedHeaders {
  private static final int LONGEST_VALUE = 128;
  private static final int LONGEST_TOGETHER = 1024;
  private static final Pattern UNSAFE_BYTES =
      Pattern.compile("[\\x00-\\x08\\x0a-\\x1f\"():<>?@\\[\\\\\\]{}\\x7f]");
  private static final Pattern LANGUAGES = Pattern.compile("[0-9A-Za-z *,\\-.;=]*");
  private static final Pattern RANGE = Pattern.compile("bytes=([0-9]+)-([0-9]*)");
  private static final Set<String> SIMPLE_TYPES =
      Set.of("application/x-www-form-urlencoded", "multipart/form-data", "text/plain");
  private static final Set<String> RESPONSE =
      Set.of(
          "cache-control",
          "content-language",
          "content-length",
          "content-type",
          "expires",
          "last-modified",
          "pragma");
  private static final Set<String> OVERRIDES =
      Set.of("x-http-method", "x-http-method-override", "x-method-override");
  private static final Set<String> FORBIDDEN_METHODS = Set.of("CONNECT", "TRACE", "TRACK");

  private SafelistedHeaders() {}

  /** "CORS-unsafe request-header names": lower-cased, sorted, unique. */
  static List<String> unsafeNames(Headers headers) {
    Set<String> unsafe = new TreeSet<>();
    List<String> safelisted = new ArrayList<>();
    int together = 0;
    for (Headers.Line line : headers.lines()) {
      String name = line.name().toLowerCase(Locale.ROOT);
      if (isSafelisted(name, line.value())) {
        safelisted.add(name);
        together += line.value().length();
      } else {
        unsafe.add(name);
      }
    }
    if (together > LONGEST_TOGETHER) {
      unsafe.addAll(safelisted);
    }
    return List.copyOf(unsafe);
  }

  /** "CORS-safelisted request-header". */
  static boolean isSafelisted(String lowerName, String value) {
    if (value.length() > LONGEST_VALUE) {
      return false;
    }
    return switch (lowerName) {
      case "accept" -> !UNSAFE_BYTES.matcher(value).find();
      case "accept-language", "content-language" -> LANGUAGES.matcher(value).matches();
      case "content-type" -> !UNSAFE_BYTES.matcher(value).find() && isSimpleType(value);
      case "range" -> isSimpleRange(value);
      default -> false;
    };
  }

  private static boolean isSimpleType(String value) {
    int parameters = value.indexOf(';');
    String essence = parameters < 0 ? value : value.substring(0, parameters);
    return SIMPLE_TYPES.contains(essence.strip().toLowerCase(Locale.ROOT));
  }

  private static boolean isSimpleRange(String value) {
    Matcher range = RANGE.matcher(value);
    if (!range.matches()) {
      return false;
    }
    return range.group(2).isEmpty()
        || new java.math.BigInteger(range.group(1))
                .compareTo(new java.math.BigInteger(range.group(2)))
            <= 0;
  }

  /** "Forbidden request-header". */
  static boolean isForbidden(String name, String value) {
    if (HeaderNames.isForbiddenRequestHeader(name)) {
      return true;
    }
    if (!OVERRIDES.contains(name.toLowerCase(Locale.ROOT))) {
      return false;
    }
    for (String method : value.split(",", -1)) {
      if (isForbiddenMethod(method.strip())) {
        return true;
      }
    }
    return false;
  }

  /** "Forbidden method". */
  static boolean isForbiddenMethod(String method) {
    return FORBIDDEN_METHODS.contains(method.toUpperCase(Locale.ROOT));
  }

  /** "CORS-safelisted response-header name". */
  static boolean isReadable(String name, Set<String> lowerExposed) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.equals("set-cookie") || lower.equals("set-cookie2")) {
      return false;
    }
    return RESPONSE.contains(lower) || lowerExposed.contains(lower);
  }
}
