package dev.corsac.policy.rule;

import dev.corsac.policy.Place;
import dev.corsac.policy.PolicyDeclaration;
import dev.corsac.policy.origin.Quoted;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** The names in a member of the annotation that lists headers. */
final class HeaderList {

  /** Any header, where no credentials are allowed. */
  static final String ANY = "*";

  /**
   * One name.
   *
   * @param place where it stands
   * @param text as written
   */
  record Name(Place place, String text) {

    /** In lower case, since header names are compared without regard to it (RFC 9110, 5.1). */
    String lower() {
      return text.toLowerCase(Locale.ROOT);
    }

    String quoted() {
      return Quoted.text(text);
    }
  }

  private HeaderList() {}

  static void forEachRequestHeader(PolicyDeclaration declaration, Consumer<Name> action) {
    forEach("allowedHeaders", declaration.allowedHeaders(), action);
  }

  static void forEachResponseHeader(PolicyDeclaration declaration, Consumer<Name> action) {
    forEach("exposedHeaders", declaration.exposedHeaders(), action);
  }

  private static void forEach(String member, List<String> names, Consumer<Name> action) {
    for (int i = 0; i < names.size(); i++) {
      action.accept(new Name(new Place(member, i), names.get(i)));
    }
  }
}
