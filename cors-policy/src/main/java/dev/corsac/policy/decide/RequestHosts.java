package dev.corsac.policy.decide;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The hosts under which a request says that it reached the service: those of the request URI, of
 * {@code Host}, and those that proxies pass on. A page cannot set any of these fields without a
 * preflight, which only an allowed origin is granted.
 */
final class RequestHosts {
  private static final String HTTP = "http://";
  private static final String HTTPS = "https://";

  /** RFC 9110, section 7.2, without what could make another URL of it. */
  private static final Pattern HOST_AND_PORT =
      Pattern.compile("(\\[[0-9a-f:.]+]|[^\\s@/?#\\\\:\\[\\]]+)(?::([0-9]*))?");

  private final GuardedRequest request;

  RequestHosts(GuardedRequest request) {
    this.request = request;
  }

  /**
   * Whether an origin is the service's own. Each host is written as the origin that a browser would
   * send for it, and compared as a whole: an {@code Origin} with user information, a path, upper
   * case or a default port is none of them.
   */
  boolean include(String origin) {
    String scheme = origin.startsWith(HTTPS) ? HTTPS : HTTP;
    if (!origin.startsWith(scheme)) {
      return false;
    }
    String defaultPort = scheme.equals(HTTPS) ? "443" : "80";
    List<String> ports = forwardedPorts();
    if (ports.isEmpty()) {
      ports.add(defaultPort);
    }
    for (String host : hosts()) {
      for (String each : onPorts(host.strip().toLowerCase(Locale.ROOT), ports)) {
        String serialized = scheme + each;
        String suffix = ":" + defaultPort;
        if (origin.equals(
            serialized.endsWith(suffix)
                ? serialized.substring(0, serialized.length() - suffix.length())
                : serialized)) {
          return true;
        }
      }
    }
    return false;
  }

  private List<String> hosts() {
    List<String> hosts = new ArrayList<>();
    String authority = request.authority();
    if (authority != null) {
      hosts.add(authority);
    }
    hosts.addAll(request.lines("host"));
    hosts.addAll(elements("x-forwarded-host"));
    request.lines("forwarded").forEach(line -> hosts.addAll(ForwardedField.hosts(line)));
    return hosts;
  }

  private List<String> forwardedPorts() {
    List<String> ports = elements("x-forwarded-port");
    ports.removeIf(port -> !port.matches("[1-9][0-9]{0,4}"));
    return ports;
  }

  /** The elements of a list in all lines of a field (RFC 9110, section 5.6.1). */
  private List<String> elements(String name) {
    List<String> elements = new ArrayList<>();
    for (String line : request.lines(name)) {
      for (String element : line.split(",", -1)) {
        elements.add(element.strip());
      }
    }
    return elements;
  }

  /** With its own port, if it has one, else with each of these; nothing of what is no host. */
  private static List<String> onPorts(String host, List<String> ports) {
    Matcher parts = HOST_AND_PORT.matcher(host);
    if (!parts.matches()) {
      return List.of();
    }
    String name = parts.group(1);
    String port = parts.group(2);
    return port == null || port.isEmpty()
        ? ports.stream().map(each -> name + ":" + each).toList()
        : List.of(name + ":" + port);
  }
}
