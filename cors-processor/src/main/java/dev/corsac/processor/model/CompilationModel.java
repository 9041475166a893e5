package dev.corsac.processor.model;

import dev.corsac.policy.route.TableListing.Described;
import dev.corsac.policy.route.TableListing.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything that was read.
 *
 * @param resources resource classes by canonical name: those of the sources and those that locators
 *     lead to
 * @param applications the {@code Application} subclasses of the sources
 * @param bearers the elements of the sources that bear policies, sorted
 * @param handwritten what declarations of the sources show of CORS by hand
 * @param foreign the cross-origin annotations of other frameworks on Jakarta REST classes of the
 *     sources
 * @param frontDoor whether Corsac's servlet filter is on the class path
 * @param carried the canonical names of the classes that earlier compilations left in the class
 *     output and this one does not compile
 * @param complete whether everything could be read: false for broken sources
 */
public record CompilationModel(
    SortedMap<String, ResourceClassDeclaration> resources,
    List<ApplicationDeclaration> applications,
    List<PolicyBearer> bearers,
    List<CorsByHand> handwritten,
    List<ForeignCors> foreign,
    boolean frontDoor,
    Set<String> carried,
    boolean complete) {

  public CompilationModel {
    resources = new TreeMap<>(resources);
    applications = List.copyOf(applications);
    bearers = List.copyOf(bearers);
    handwritten = List.copyOf(handwritten);
    carried = Set.copyOf(carried);
    foreign = List.copyOf(foreign);
  }

  /**
   * The policy of the {@code Application}; empty if it has none, or if there are several that say
   * different things: then only the deployment tells which of them counts.
   */
  public Optional<PolicyAnnotation> applicationPolicy() {
    Optional<PolicyAnnotation> first = Optional.empty();
    for (ApplicationDeclaration each : applications) {
      if (each.policies().isEmpty()
          || (first.isPresent()
              && !first.get().declaration().grantsSameAs(each.policies().get(0).declaration()))) {
        return Optional.empty();
      }
      first = first.isPresent() ? first : Optional.of(each.policies().get(0));
    }
    return first;
  }

  /** The elements of the sources that bear a policy. */
  public Set<ElementRef> bearingElements() {
    Set<ElementRef> elements = new HashSet<>();
    for (PolicyBearer bearer : bearers) {
      elements.add(bearer.element());
    }
    return elements;
  }

  /** What a table of this model is made of, for the listing. */
  public List<Described> described() {
    List<Described> described = new ArrayList<>();
    for (ResourceClassDeclaration each : resources.values()) {
      if (each.fromSource()) {
        described.add(new Described(Kind.RESOURCE, each.binaryName(), each.element().owner()));
      }
    }
    for (ApplicationDeclaration each : applications) {
      described.add(new Described(Kind.APPLICATION, each.binaryName(), each.element().owner()));
    }
    for (PolicyBearer each : bearers) {
      if (each.kind() == PolicyBearer.Kind.PACKAGE) {
        described.add(new Described(Kind.PACKAGE, each.element().owner(), each.element().owner()));
      }
    }
    return described;
  }
}
