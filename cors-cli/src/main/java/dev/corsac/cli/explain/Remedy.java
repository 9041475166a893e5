package dev.corsac.cli.explain;

import dev.corsac.cli.application.ConfiguredOrigins;
import dev.corsac.policy.PolicyDeclaration;
import java.util.List;
import java.util.Optional;

/** What a developer can do about a refusal. */
public sealed interface Remedy {

  /**
   * The smallest change of an annotation that grants the request.
   *
   * @param element the element on which the annotation stands, or is to be put
   * @param what changes, in words
   * @param before what the annotation says now; empty if there is none
   * @param after what it is to say
   * @param objections what the compiler would say of it: warnings and notes
   * @param configured origins that the policy does not name itself, among which the request's
   *     origin would do without any change of the annotation; empty if there are none
   */
  record Change(
      String element,
      List<String> what,
      Optional<PolicyDeclaration> before,
      PolicyDeclaration after,
      List<String> objections,
      Optional<ConfiguredOrigins> configured)
      implements Remedy {

    public Change {
      what = List.copyOf(what);
      objections = List.copyOf(objections);
    }
  }

  /**
   * No change of an annotation grants it.
   *
   * @param reasons in sentences
   */
  record Impossible(List<String> reasons) implements Remedy {

    public Impossible {
      reasons = List.copyOf(reasons);
    }
  }
}
