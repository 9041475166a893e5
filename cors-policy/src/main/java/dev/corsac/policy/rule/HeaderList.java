package dev.corsac.policy.rule;

import dev.corsac.policy.Place;
import dev.corsac.policy.PolicyDeclaration;
import dev.corsac.policy.origin.Quoted;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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

  static List<Name> requestHeaders(PolicyDeclaration declaration) {
    return names("allowedHeaders", declaration.allowedHeaders());
  }

  static List<Name> responseHeaders(PolicyDeclaration declaration) {
    return names("exposedHeaders", declaration.exposedHeaders());
  }

  private static List<Name> names(String member, List<String> texts) {
    List<Name> names = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      names.add(new Name(new Place(member, i), texts.get(i)));
    }
    return names;
  }
}
