package dev.corsac.testing;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** The CORS-preflight cache (Fetch, section 4.9). Not thread safe. */
final class PreflightCache {

  private record Entry(
      String origin,
      URI url,
      boolean credentials,
      boolean isMethod,
      String value,
      Instant expires) {}

  private final InstantSource clock;
  private final List<Entry> entries = new ArrayList<>();

  PreflightCache(InstantSource clock) {
    this.clock = clock;
  }

  boolean hasMethod(String origin, URI url, boolean include, String method) {
    return matches(
        origin,
        url,
        include,
        one -> one.isMethod() && (one.value().equals(method) || one.value().equals("*")));
  }

  boolean hasHeader(String origin, URI url, boolean include, String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return matches(
        origin,
        url,
        include,
        one -> !one.isMethod() && (one.value().equals(lower) || one.value().equals("*")));
  }

  void store(
      String origin,
      URI url,
      boolean include,
      List<String> methods,
      List<String> names,
      Duration maxAge) {
    Instant expires = clock.instant().plus(maxAge);
    methods.forEach(method -> put(new Entry(origin, url, include, true, method, expires)));
    names.forEach(name ->
        put(new Entry(origin, url, include, false, name.toLowerCase(Locale.ROOT), expires)));
  }

  void clear(String origin, URI url) {
    entries.removeIf(one -> one.origin().equals(origin) && one.url().equals(url));
  }

  private void put(Entry entry) {
    entries.removeIf(one ->
        one.origin().equals(entry.origin())
            && one.url().equals(entry.url())
            && one.credentials() == entry.credentials()
            && one.isMethod() == entry.isMethod()
            && one.value().equals(entry.value()));
    entries.add(entry);
  }

  private boolean matches(String origin, URI url, boolean include, Predicate<Entry> what) {
    Instant now = clock.instant();
    return entries.stream()
        .anyMatch(one ->
            one.origin().equals(origin)
                && one.url().equals(url)
                && (one.credentials() || !include)
                && now.isBefore(one.expires())
                && what.test(one));
  }
}
