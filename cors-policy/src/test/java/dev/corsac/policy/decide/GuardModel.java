package dev.corsac.policy.decide;

import dev.corsac.policy.Policy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** docs/architecture.md#guard in the most obvious way, row by row, sentence by sentence. */
@NullUnmarked // Proving what is never null would hide what is obvious.
final class GuardModel {
  private static final Pattern ORIGIN =
      Pattern.compile("(https?)://(\\[[0-9a-f:.]+]|[a-z0-9._-]+)(?::([1-9][0-9]*))?");
  private static final Pattern AUTHORITY =
      Pattern.compile("(\\[[0-9a-f:.]+]|[a-z0-9._-]+)(?::([0-9]*))?");
  private static final Pattern FORWARDED_HOST =
      Pattern.compile("(?i)(?:^|[;,])\\s*host=(?:\"([^\"]*)\"|([^;,\"]*))");

  private GuardModel() {}

  /**
   * Whether a request is handled.
   *
   * @param own {@code corsac.own.origins}; null if it is not set
   */
  static boolean handles(Policy policy, RequestFields request, @Nullable List<String> own) {
    if (policy == null || !policy.guarded()) {
      return true;
    }
    if (List.of("GET", "HEAD", "OPTIONS").contains(request.method())) {
      return true;
    }
    List<String> origins = request.values("origin");
    boolean star = policy.origins().patterns().toString().equals("[*]");
    boolean allowed = star || (origins.size() == 1 && policy.allows(origins.get(0)));
    if (allowed && (policy.credentials() || request.values("cookie").isEmpty())) {
      return true;
    }
    List<String> sites = request.values("sec-fetch-site");
    if (own != null
        && origins.size() == 1
        && !origins.get(0).equals("null")
        && !own.contains(origins.get(0))
        && !allowed
        && !sites.equals(List.of("none"))) {
      return false;
    }
    return !isCrossOriginBrowserRequest(request, sites, origins, own);
  }

  private static boolean isCrossOriginBrowserRequest(
      RequestFields request, List<String> sites, List<String> origins, List<String> own) {
    if (sites.size() > 1 || origins.size() > 1) {
      return true; // "repeated headers are cross-origin"
    }
    if (sites.equals(List.of("same-origin")) || sites.equals(List.of("none"))) {
      return false;
    }
    if (sites.isEmpty() && origins.isEmpty()) {
      return false;
    }
    return !sites.isEmpty() || !isOwn(request, origins.get(0), own);
  }

  private static boolean isOwn(RequestFields request, String origin, List<String> own) {
    if (own != null) {
      return own.contains(origin);
    }
    Matcher parsed = ORIGIN.matcher(origin);
    if (!parsed.matches()) {
      return false;
    }
    String defaultPort = parsed.group(1).equals("https") ? "443" : "80";
    // A browser leaves the default port out.
    if (defaultPort.equals(parsed.group(3))) {
      return false;
    }
    String port = parsed.group(3) == null ? defaultPort : parsed.group(3);
    List<String> missing =
        split(request, "x-forwarded-port").filter(p -> p.matches("[1-9][0-9]{0,4}")).toList();
    for (String candidate : candidates(request)) {
      Matcher host = AUTHORITY.matcher(candidate.strip().toLowerCase(Locale.ROOT));
      if (host.matches() && host.group(1).equals(parsed.group(2))) {
        boolean hasPort = host.group(2) != null && !host.group(2).isEmpty();
        List<String> ports =
            hasPort ? List.of(host.group(2)) : missing.isEmpty() ? List.of(defaultPort) : missing;
        if (ports.contains(port)) {
          return true;
        }
      }
    }
    return false;
  }

  private static List<String> candidates(RequestFields request) {
    List<String> candidates = new ArrayList<>(request.values("host"));
    if (request.target() != null) {
      candidates.add(request.target());
    }
    split(request, "x-forwarded-host").forEach(candidates::add);
    for (String line : request.values("forwarded")) {
      Matcher host = FORWARDED_HOST.matcher(line);
      while (host.find()) {
        candidates.add(host.group(1) != null ? host.group(1) : host.group(2));
      }
    }
    return candidates;
  }

  private static Stream<String> split(RequestFields request, String name) {
    return request.values(name).stream()
        .flatMap(line -> Arrays.stream(line.split(",", -1)))
        .map(String::strip);
  }
}
