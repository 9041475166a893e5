package dev.corsac.suites;

import java.util.List;
import java.util.Map;

/**
 * A policy of a suite, in Corsac's terms.
 *
 * @param line where it stands in the data
 * @param name what it is called there
 * @param kind what governs the resource
 * @param origins the origins
 * @param credentials whether credentials are allowed
 * @param methods the HTTP methods that the resource has
 * @param allowedHeaders the request headers that are listed
 * @param exposedHeaders the exposed headers
 * @param maxAge the seconds as they are written; empty for the default
 * @param tolerated the diagnostics that are accepted
 * @param answers the header lines of the resource's own answers
 * @param properties the application's properties
 * @param must whether it must compile, if the suite says anything of that
 * @param ours whether it does, where that is something else
 * @param says the diagnostics of a policy that does not compile
 * @param because why it does not, where the suite says it must
 * @param rows the requests
 */
record SuitePolicy(
    int line,
    String name,
    Kind kind,
    List<String> origins,
    boolean credentials,
    List<String> methods,
    List<String> allowedHeaders,
    List<String> exposedHeaders,
    String maxAge,
    List<String> tolerated,
    List<String> answers,
    Map<String, Object> properties,
    List<Fact> must,
    List<Fact> ours,
    List<String> says,
    String because,
    List<SuiteRow> rows) {

  /** What governs the resource. */
  enum Kind {
    CROSS_ORIGIN,
    SAME_ORIGIN,
    UNGUARDED_SAME_ORIGIN,
    UNGOVERNED
  }

  /** Whether Corsac compiles it. */
  boolean compiles() {
    return says.isEmpty();
  }

  /** Whether the suite says itself that it must compile or must not. */
  boolean isRow() {
    return !must.isEmpty();
  }
}
