package dev.corsac.jaxrs;

/**
 * A resource method as the tables name it: all that a request has to look up.
 *
 * @param className the binary name of the class in whose entry the method stands; empty if no table
 *     knows the class
 * @param signature {@code name(erased.Parameter,types[])}
 * @param table the name of the table that knows the class; empty if none does
 */
record MethodKey(String className, String signature, String table) {

  /** A method that no table knows: it gets no CORS headers. */
  static final MethodKey UNKNOWN = new MethodKey("", "", "");

  /** A handler of the server itself, which answers OPTIONS: the path decides. */
  static final MethodKey OF_SERVER = new MethodKey("", "OPTIONS", "");

  boolean isKnown() {
    return !table.isEmpty();
  }
}
