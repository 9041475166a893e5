package dev.corsac.policy.decide;

import dev.corsac.policy.HeaderNames;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The request headers that a route allows: inferred ones and those that its policy lists. Names are
 * case-insensitive (RFC 9110, section 5.1). {@code *} stands for all but {@code Authorization}
 * (Fetch Standard, CORS-preflight fetch). What is no name is never sent, whoever made the table.
 */
final class RequestHeaders {
  private static final String ANY = "*";
  private static final String AUTHORIZATION = "Authorization";

  private final Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

  RequestHeaders(Collection<String> inferred, Collection<String> listed) {
    inferred.stream().filter(HeaderNames::isToken).forEach(names::add);
    listed.stream().filter(HeaderNames::isToken).forEach(names::add);
    if (names.contains(ANY)) {
      boolean authorization = names.contains(AUTHORIZATION);
      names.clear();
      names.add(ANY);
      if (authorization) {
        names.add(AUTHORIZATION);
      }
    }
  }

  /** The value of {@code Access-Control-Allow-Headers}; null if there is nothing to allow. */
  @Nullable String value() {
    return names.isEmpty() ? null : String.join(", ", names);
  }

  /** Whether every request that these allow is allowed by the others too. */
  boolean within(RequestHeaders others) {
    return names.stream().allMatch(others::allows);
  }

  private boolean allows(String name) {
    return names.contains(name) || (names.contains(ANY) && !name.equalsIgnoreCase(AUTHORIZATION));
  }

  /** What either allows. */
  RequestHeaders or(RequestHeaders others) {
    return new RequestHeaders(names, others.names);
  }

  /** What both allow. */
  RequestHeaders and(RequestHeaders others) {
    Set<String> both = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    names.stream().filter(others::allows).forEach(both::add);
    others.names.stream().filter(this::allows).forEach(both::add);
    return new RequestHeaders(both, List.of());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RequestHeaders headers && names.equals(headers.names);
  }

  @Override
  public int hashCode() {
    return names.hashCode();
  }

  @Override
  public String toString() {
    return names.toString();
  }
}
