package dev.corsac.processor.read;

import dev.corsac.processor.model.ForeignCors;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** Finds the cross-origin annotations of other frameworks, by name. */
final class ForeignCorsReader {
  private ForeignCorsReader() {}

  /** What stands on a type and on its methods. */
  static List<ForeignCors> read(TypeElement type, PolicyReader policies) {
    List<ForeignCors> found = new ArrayList<>();
    collect(type, policies, found);
    for (Element method : ElementFilter.methodsIn(type.getEnclosedElements())) {
      collect(method, policies, found);
    }
    return found;
  }

  private static void collect(Element element, PolicyReader policies, List<ForeignCors> found) {
    for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
      String name = AnnotationMembers.nameOf(mirror);
      if (ForeignCors.NAMES.contains(name)) {
        found.add(new ForeignCors(policies.refOf(element), name));
      }
    }
  }
}
