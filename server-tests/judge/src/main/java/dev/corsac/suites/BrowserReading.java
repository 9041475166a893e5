package dev.corsac.suites;

import dev.corsac.contract.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a browser makes of an answer, step by step as the Fetch Standard says: "CORS check" (4.10),
 * "CORS-preflight fetch" (4.8), and the response's exposed headers. It shares no code with what it
 * judges.
 */
record BrowserReading(SuiteRow row, Reply reply) {
  private static final Set<String> SAFELISTED_METHODS = Set.of("GET", "HEAD", "POST");
  private static final Set<String> SAFELISTED_NAMES =
      Set.of(
          "cache-control",
          "content-language",
          "content-length",
          "content-type",
          "expires",
          "last-modified",
          "pragma");
  private static final int DEFAULT_MAX_AGE = 5;

  /** Whether this is so of the answer. */
  boolean holds(Fact fact) {
    return switch (fact.word()) {
      case ACCEPTED, REFUSED -> throw new IllegalArgumentException(fact + " is not of an answer");
      case READABLE -> isReadable(false);
      case UNREADABLE -> !isReadable(false);
      case READABLE_WITH_CREDENTIALS -> isReadable(true);
      case UNREADABLE_WITH_CREDENTIALS -> !isReadable(true);
      case PASSES -> passes(false);
      case FAILS -> !passes(false);
      case PASSES_WITH_CREDENTIALS -> passes(true);
      case FAILS_WITH_CREDENTIALS -> !passes(true);
      case ANY_ORIGIN -> value("Access-Control-Allow-Origin").equals(Optional.of("*"));
      case UNTOUCHED -> reply.cors().isEmpty();
      case VARY -> varies();
      case NO_VARY -> !varies();
      case HANDLED -> !reply.lines("X-Handled").isEmpty();
      case STOPPED -> reply.lines("X-Handled").isEmpty() && reply.status() == 403;
      case STATUS -> reply.status() == Integer.parseInt(fact.value());
      case MAX_AGE -> maxAge() == Integer.parseInt(fact.value());
      case EXPOSES -> exposed().equals(fact.names());
      case VARY_LISTS -> varyLists(fact.names());
    };
  }

  private boolean varies() {
    return reply.vary().contains("origin") || reply.vary().contains("*");
  }

  private boolean varyLists(Set<String> names) {
    List<String> members = reply.vary();
    return new TreeSet<>(members).size() == members.size() && members.containsAll(names);
  }

  private Optional<String> value(String name) {
    List<String> lines = reply.lines(name);
    return lines.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", lines));
  }

  private boolean isReadable(boolean credentials) {
    Optional<String> allowed = value("Access-Control-Allow-Origin");
    if (allowed.isEmpty()) {
      return false;
    }
    if (!credentials && allowed.get().equals("*")) {
      return true;
    }
    if (!row.values("Origin").equals(List.of(allowed.get()))) {
      return false;
    }
    return !credentials || value("Access-Control-Allow-Credentials").equals(Optional.of("true"));
  }

  private boolean passes(boolean credentials) {
    if (!isReadable(credentials) || reply.status() < 200 || reply.status() > 299) {
      return false;
    }
    Optional<List<String>> methods = list("Access-Control-Allow-Methods");
    Optional<List<String>> names = list("Access-Control-Allow-Headers");
    if (methods.isEmpty() || names.isEmpty()) {
      return false;
    }
    String method = String.join(", ", row.values("Access-Control-Request-Method"));
    boolean anyMethod = !credentials && methods.get().contains("*");
    return (methods.get().contains(method) || SAFELISTED_METHODS.contains(method) || anyMethod)
        && asked().stream().allMatch(name -> isAllowed(name, names.get(), credentials));
  }

  private static boolean isAllowed(String name, List<String> allowed, boolean credentials) {
    boolean listed = allowed.stream().anyMatch(name::equalsIgnoreCase);
    boolean any = !credentials && allowed.contains("*") && !name.equalsIgnoreCase("authorization");
    return listed || any;
  }

  /** The names that the script wants to send. */
  private List<String> asked() {
    List<String> asked = new ArrayList<>();
    for (String line : row.values("Access-Control-Request-Headers")) {
      for (String name : line.split(",", -1)) {
        if (!name.isBlank()) {
          asked.add(name.strip());
        }
      }
    }
    return asked;
  }

  /** "Extract header list values": empty if a member is no token, which fails the preflight. */
  private Optional<List<String>> list(String name) {
    List<String> members = new ArrayList<>();
    for (String line : reply.lines(name)) {
      for (String member : line.split(",", -1)) {
        String stripped = member.strip();
        if (!stripped.isEmpty() && !stripped.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+")) {
          return Optional.empty();
        }
        if (!stripped.isEmpty()) {
          members.add(stripped);
        }
      }
    }
    return Optional.of(members);
  }

  private int maxAge() {
    String value = value("Access-Control-Max-Age").orElse("");
    return value.matches("[0-9]+") ? Integer.parseInt(value) : DEFAULT_MAX_AGE;
  }

  private Set<String> exposed() {
    return list("Access-Control-Expose-Headers").orElse(List.of()).stream()
        .map(name -> name.toLowerCase(Locale.ROOT))
        .filter(name -> !SAFELISTED_NAMES.contains(name))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
