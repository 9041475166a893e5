package dev.corsac.jaxrs;

import java.util.List;

/**
 * A resource method as the tables name it.
 *
 * @param className the binary name of the class in whose entry the method stands; empty if no table
 *     knows the class
 * @param signature {@code name(erased.Parameter,types[])}
 * @param table the name of the table that knows the class; empty if none does
 * @param inherited what it is called below locators that declare a supertype of the class
 */
record MethodKey(String className, String signature, String table, List<MethodKey> inherited) {

  MethodKey {
    inherited = List.copyOf(inherited);
  }

  MethodKey(String className, String signature, String table) {
    this(className, signature, table, List.of());
  }

  /** A method that no table knows: it gets no CORS headers. */
  static final MethodKey UNKNOWN = new MethodKey("", "", "");

  /** A handler of the server itself, which answers OPTIONS: the path decides. */
  static final MethodKey OF_SERVER = new MethodKey("", "OPTIONS", "");

  boolean isKnown() {
    return !table.isEmpty();
  }
}
