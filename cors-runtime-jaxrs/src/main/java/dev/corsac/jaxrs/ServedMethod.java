package dev.corsac.jaxrs;

import dev.corsac.policy.route.ChosenMethod;
import dev.corsac.policy.route.Decisions;
import org.jspecify.annotations.Nullable;

/**
 * A resource method that the server has chosen once, with all that later requests to it would have
 * to look up. Thread safe.
 */
final class ServedMethod {
  private final MethodKey key;
  private final String writer;
  private final boolean ofServer;
  private volatile @Nullable ChosenMethod known;

  /**
   * @param writer the name of the table whose filter writes the responses; empty for the run time's
   *     own
   */
  ServedMethod(MethodKey key, String writer) {
    this.key = key;
    this.writer = writer;
    this.ofServer = key.equals(MethodKey.OF_SERVER);
  }

  /** The name of the table whose filter writes the responses; empty for the run time's own. */
  String writer() {
    return writer;
  }

  /** Whether it is a handler of the server itself, which answers OPTIONS: the path decides. */
  boolean isOfServer() {
    return ofServer;
  }

  /** What is decided about the method; null if no table knows it. */
  @Nullable ChosenMethod in(Decisions decisions) {
    ChosenMethod last = known;
    if (last == null || !last.isOf(decisions)) {
      last = key.isKnown() ? resolve(decisions) : null;
      known = last;
    }
    return last;
  }

  private @Nullable ChosenMethod resolve(Decisions decisions) {
    ChosenMethod method = decisions.resolve(key.className(), key.signature());
    for (int i = 0; method != null && i < key.inherited().size(); i++) {
      MethodKey inherited = key.inherited().get(i);
      ChosenMethod other = decisions.resolve(inherited.className(), inherited.signature());
      method = other == null ? null : method.or(other);
    }
    return method;
  }
}
