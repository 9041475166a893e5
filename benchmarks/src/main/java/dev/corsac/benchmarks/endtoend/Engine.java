package dev.corsac.benchmarks.endtoend;

/** The implementations of Jakarta REST. */
enum Engine {
  JERSEY("Jersey on Grizzly", "/org/jboss/resteasy/"),
  RESTEASY("RESTEasy on Undertow", "/org/glassfish/jersey/"),
  JERSEY_ON_TOMCAT("Jersey on Tomcat", "/org/jboss/resteasy/");

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

  /** Whether a variant is one of this server's: the front door needs servlets. */
  boolean has(Variant variant) {
    return this == JERSEY_ON_TOMCAT || variant != Variant.DOOR;
  }

  /** Whether an entry of the class path is none of the other implementation's. */
  boolean takes(String entry) {
    return !entry.contains(other);
  }
}
