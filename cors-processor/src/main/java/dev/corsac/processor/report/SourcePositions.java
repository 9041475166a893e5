package dev.corsac.processor.report;

import dev.corsac.policy.finding.Place;
import dev.corsac.processor.model.Diagnostic;
import dev.corsac.processor.model.ElementRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.annotation.processing.Messager;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.tools.Diagnostic.Kind;

/**
 * Names become positions again: the element, the annotation on it, the value in that. javac points
 * at the very element of an array, the Eclipse compiler at the annotation's line.
 */
public final class SourcePositions {
  private final Elements elements;
  private final Function<ExecutableElement, String> signatures;

  /**
   * Finds positions in one compilation.
   *
   * @param signatures gives a method's erased signature
   */
  public SourcePositions(Elements elements, Function<ExecutableElement, String> signatures) {
    this.elements = elements;
    this.signatures = signatures;
  }

  void print(Messager messager, Kind kind, String text, Diagnostic diagnostic) {
    Optional<Element> element = find(diagnostic.element());
    if (element.isEmpty()) {
      messager.printMessage(kind, text);
      return;
    }
    Optional<? extends AnnotationMirror> mirror =
        element.get().getAnnotationMirrors().stream()
            .filter(each -> nameOf(each).equals(diagnostic.annotation()))
            .findFirst();
    if (mirror.isEmpty()) {
      messager.printMessage(kind, text, element.get());
      return;
    }
    Optional<AnnotationValue> value = value(mirror.get(), diagnostic.finding().place());
    AnnotationMirror annotation = mirror.get();
    Element annotated = element.get();
    boolean printed =
        value.isPresent()
            ? prints(() -> messager.printMessage(kind, text, annotated, annotation, value.get()))
            : prints(() -> messager.printMessage(kind, text, annotated, annotation));
    if (!printed) {
      messager.printMessage(kind, text, annotated);
    }
  }

  /**
   * Whether a message could be printed. The Eclipse compiler (3.46) looks for the annotation in the
   * source, and trips over an empty array on its way, {@code exposedHeaders = {}}.
   */
  private static boolean prints(Runnable message) {
    try {
      message.run();
      return true;
    } catch (NullPointerException e) {
      return false;
    }
  }

  private Optional<Element> find(ElementRef ref) {
    return switch (ref.kind()) {
      case PACKAGE -> Optional.ofNullable(elements.getPackageElement(ref.owner()));
      case TYPE -> Optional.ofNullable(elements.getTypeElement(ref.owner()));
      case METHOD ->
          Optional.<TypeElement>ofNullable(elements.getTypeElement(ref.owner())).stream()
              .flatMap(type -> ElementFilter.methodsIn(type.getEnclosedElements()).stream())
              .filter(method -> signatures.apply(method).equals(ref.signature()))
              .<Element>map(method -> method)
              .findFirst();
      case FIELD ->
          Optional.<TypeElement>ofNullable(elements.getTypeElement(ref.owner())).stream()
              .flatMap(type -> ElementFilter.fieldsIn(type.getEnclosedElements()).stream())
              .filter(field -> field.getSimpleName().contentEquals(ref.signature()))
              .<Element>map(field -> field)
              .findFirst();
    };
  }

  private static String nameOf(AnnotationMirror mirror) {
    Element type = mirror.getAnnotationType().asElement();
    return type instanceof TypeElement named ? named.getQualifiedName().toString() : "";
  }

  private static Optional<AnnotationValue> value(AnnotationMirror mirror, Place place) {
    for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry :
        mirror.getElementValues().entrySet()) {
      if (entry.getKey().getSimpleName().contentEquals(place.member())) {
        return Optional.of(element(entry.getValue(), place.index()));
      }
    }
    return Optional.empty();
  }

  private static AnnotationValue element(AnnotationValue value, int index) {
    return value.getValue() instanceof List<?> list
            && index >= 0
            && index < list.size()
            && list.get(index) instanceof AnnotationValue element
        ? element
        : value;
  }
}
