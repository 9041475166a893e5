package dev.corsac.benchmarks.decision;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What is configured. */
public enum Setup {
  /** One exact origin. */
  O1(1, 0, 1, 1),
  /** A hundred exact origins. */
  O100(100, 0, 1, 1),
  /** Ten thousand exact origins. */
  O10K(10_000, 0, 1, 1),
  /** A thousand patterns {@code https://*.tN.example.com}. */
  S1K(0, 1_000, 1, 1),
  /** Ten routes, each with a policy of its own. */
  R10(1, 0, 10, 1),
  /** A thousand routes, each with a policy of its own. */
  R1K(1, 0, 1_000, 1),
  /** Ten thousand of them. */
  R10K(1, 0, 10_000, 1),
  /** One resource with a hundred templates with regular expressions. */
  P100(1, 0, 1, 100);

  private final int origins;
  private final int patterns;
  private final int resources;
  private final int templates;

  Setup(int origins, int patterns, int resources, int templates) {
    this.origins = origins;
    this.patterns = patterns;
    this.resources = resources;
    this.templates = templates;
  }

  /** How many resources there are, each with an origin list of its own. */
  public int resources() {
    return resources;
  }

  /** How many templates with regular expressions a resource has; 1 for none. */
  public int templates() {
    return templates;
  }

  /** The exact origins of a resource. */
  public List<String> origins(int resource) {
    return IntStream.range(0, origins)
        .mapToObj(i -> "https://app" + i + ".r" + resource + ".example.com")
        .toList();
  }

  /** The domains whose subdomains a resource allows: {@code t5.example.com}. */
  public List<String> domains() {
    return IntStream.range(0, patterns).mapToObj(i -> "t" + i + ".example.com").toList();
  }

  /** Where a resource's method is, as a Jakarta REST template without leading slash. */
  public String template(int resource, int template) {
    return templates == 1
        ? "resource" + resource + "/items/{id}"
        : "resource" + resource + "/t" + template + "/{id: [0-9]+}/{name: [a-z]+}";
  }

  /** A path that the template matches, with its leading slash. */
  public String path(int resource, int template) {
    return templates == 1
        ? "/resource" + resource + "/items/4711"
        : "/resource" + resource + "/t" + template + "/4711/abc";
  }

  /** An origin that is allowed, one of many. */
  public String allowedOrigin(int resource, int nth) {
    return patterns > 0
        ? "https://app" + nth % 7 + ".t" + nth % patterns + ".example.com"
        : "https://app" + nth % origins + ".r" + resource + ".example.com";
  }

  /** An origin that is not, but looks like one. */
  public String refusedOrigin(int resource, int nth) {
    return "https://app" + nth % 7 + ".x" + resource + ".example.org";
  }

  /** The request URI of each path; parsing it is a server's work. */
  Map<String, URI> uris() {
    Map<String, URI> uris = new HashMap<>();
    for (int resource = 0; resource < resources; resource++) {
      for (int template = 0; template < templates; template++) {
        String path = path(resource, template);
        uris.put(path, URI.create("http://api.example.com/api" + path));
      }
    }
    return uris;
  }
}
