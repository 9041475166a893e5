package dev.corsac.processor.model;

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
 * @param complete whether everything could be read: false for broken sources
 */
public record CompilationModel(
    SortedMap<String, ResourceClassDeclaration> resources,
    List<ApplicationDeclaration> applications,
    List<PolicyBearer> bearers,
    List<HandwrittenCors> handwritten,
    boolean complete) {

  public CompilationModel {
    resources = new TreeMap<>(resources);
    applications = List.copyOf(applications);
    bearers = List.copyOf(bearers);
    handwritten = List.copyOf(handwritten);
  }

  /**
   * The policy of the one {@code Application}; empty if there is none, or if there are several:
   * then nothing says whose classes are whose.
   */
  public Optional<PolicyAnnotation> applicationPolicy() {
    return applications.size() == 1 && !applications.get(0).policies().isEmpty()
        ? Optional.of(applications.get(0).policies().get(0))
        : Optional.empty();
  }

  /** The elements of the sources that bear a policy. */
  public Set<ElementRef> bearingElements() {
    Set<ElementRef> elements = new HashSet<>();
    for (PolicyBearer bearer : bearers) {
      elements.add(bearer.element());
    }
    return elements;
  }
}
