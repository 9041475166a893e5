package dev.corsac.jaxrs.resource;

import java.util.List;

/**
 * A resource method as the tables name it.
 *
 * @param className the binary name of the class in whose entry the method stands; empty if it is
 *     not known
 * @param signature {@code name(erased.Parameter,types[])}
 * @param inherited what else it can be, the path decides: what it is called below locators that
 *     declare a supertype of the class
 */
public record MethodKey(String className, String signature, List<MethodKey> inherited) {

  public MethodKey {
    inherited = List.copyOf(inherited);
  }

  MethodKey(String className, String signature) {
    this(className, signature, List.of());
  }

  /** A method that no table knows: it gets no CORS headers. */
  static final MethodKey UNKNOWN = new MethodKey("", "");

  /** A method under a policy that nobody has judged: nothing is granted. */
  public static final MethodKey REFUSED = new MethodKey("", "-");

  /** A handler of the server itself, which answers OPTIONS: the path decides. */
  public static final MethodKey OF_SERVER = new MethodKey("", "OPTIONS");

  public boolean isKnown() {
    return !className.isEmpty();
  }

  /** The same, which can also be called otherwise. */
  MethodKey or(List<MethodKey> others) {
    return new MethodKey(className, signature, others);
  }
}
