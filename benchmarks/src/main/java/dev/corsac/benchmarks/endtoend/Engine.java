package dev.corsac.benchmarks.endtoend;

/** The implementations of Jakarta REST. */
enum Engine {
  JERSEY("Jersey on Grizzly", "/org/jboss/resteasy/"),
  RESTEASY("RESTEasy on Undertow", "/org/glassfish/jersey/");

  private final String title;
  private final String other;

  Engine(String title, String other) {
    this.title = title;
    this.other = other;
  }

  /** The name in tables. */
  String title() {
    return title;
  }

  /** Whether an entry of the class path is none of the other implementation's. */
  boolean takes(String entry) {
    return !entry.contains(other);
  }
}
