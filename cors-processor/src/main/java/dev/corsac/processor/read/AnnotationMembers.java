package dev.corsac.processor.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Annotations read by name. What the source does not spell out is absent: defaults are ours. */
final class AnnotationMembers {

  /** What compilers put in the place of a constant that they cannot resolve. */
  private static final String ERROR_CONSTANT = "<error>";

  private AnnotationMembers() {}

  /** The annotation of that name on an element, if it bears one directly. */
  static Optional<? extends AnnotationMirror> find(Element element, String annotationName) {
    for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
      if (nameOf(mirror).equals(annotationName)) {
        return Optional.of(mirror);
      }
    }
    return Optional.empty();
  }

  /** Whether an element bears the annotation directly. */
  static boolean has(Element element, String annotationName) {
    return find(element, annotationName).isPresent();
  }

  /** The name of an annotation's type. */
  static String nameOf(AnnotationMirror mirror) {
    return typeOf(mirror).getQualifiedName().toString();
  }

  /** The annotation's type. */
  static TypeElement typeOf(AnnotationMirror mirror) {
    return (TypeElement) mirror.getAnnotationType().asElement();
  }

  /** Whether the annotation's type does not exist (yet). */
  static boolean isUnresolved(AnnotationMirror mirror) {
    return mirror.getAnnotationType().getKind() == TypeKind.ERROR;
  }

  /**
   * Makes sure that all spelled-out members are known, by their names and types: annotations of
   * another version may say something that must not be ignored.
   */
  static void expectMembers(AnnotationMirror mirror, Map<String, String> types)
      throws UnresolvedException {
    for (ExecutableElement member : valuesOf(mirror).keySet()) {
      String name = member.getSimpleName().toString();
      TypeMirror type = member.getReturnType();
      if (type.getKind() != TypeKind.ERROR && !type.toString().equals(types.get(name))) {
        throw UnresolvedException.inClassFile(
            "this version of cors-processor does not know the member "
                + type
                + " "
                + name
                + " of @"
                + nameOf(mirror)
                + "; use cors-annotations and cors-processor of one version");
      }
    }
  }

  /** A String member; empty if it is not spelled out. */
  static Optional<String> string(AnnotationMirror mirror, String member)
      throws UnresolvedException {
    Optional<AnnotationValue> value = value(mirror, member);
    return value.isEmpty() ? Optional.empty() : Optional.of(text(mirror, value.get().getValue()));
  }

  /** A String[] member; empty if it is not spelled out. */
  static List<String> strings(AnnotationMirror mirror, String member) throws UnresolvedException {
    List<String> texts = new ArrayList<>();
    for (Object element : elements(mirror, member)) {
      texts.add(text(mirror, element));
    }
    return texts;
  }

  /** A member of annotations; empty if it is not spelled out. */
  static List<AnnotationMirror> annotations(AnnotationMirror mirror, String member)
      throws UnresolvedException {
    List<AnnotationMirror> annotations = new ArrayList<>();
    for (Object element : elements(mirror, member)) {
      annotations.add(expect(AnnotationMirror.class, mirror, element));
    }
    return annotations;
  }

  /** A boolean member; empty if it is not spelled out. */
  static Optional<Boolean> bool(AnnotationMirror mirror, String member) throws UnresolvedException {
    return scalar(Boolean.class, mirror, member);
  }

  /** A long member; empty if it is not spelled out. */
  static Optional<Long> number(AnnotationMirror mirror, String member) throws UnresolvedException {
    Optional<Number> number = scalar(Number.class, mirror, member);
    return number.isPresent() ? Optional.of(number.get().longValue()) : Optional.empty();
  }

  private static <T> Optional<T> scalar(Class<T> type, AnnotationMirror mirror, String member)
      throws UnresolvedException {
    Optional<AnnotationValue> value = value(mirror, member);
    return value.isEmpty()
        ? Optional.empty()
        : Optional.of(expect(type, mirror, value.get().getValue()));
  }

  private static Optional<AnnotationValue> value(AnnotationMirror mirror, String member)
      throws UnresolvedException {
    for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry :
        valuesOf(mirror).entrySet()) {
      if (entry.getKey().getSimpleName().contentEquals(member)) {
        return Optional.of(entry.getValue());
      }
    }
    return Optional.empty();
  }

  /**
   * The spelled-out values. The Eclipse compiler throws where a constant is of the wrong type, such
   * as a String for a long; it reports that error itself.
   */
  private static Map<? extends ExecutableElement, ? extends AnnotationValue> valuesOf(
      AnnotationMirror mirror) throws UnresolvedException {
    try {
      return mirror.getElementValues();
    } catch (RuntimeException e) {
      throw UnresolvedException.inSource("a value in @" + nameOf(mirror));
    }
  }

  private static List<Object> elements(AnnotationMirror mirror, String member)
      throws UnresolvedException {
    Optional<AnnotationValue> value = value(mirror, member);
    if (value.isEmpty()) {
      return List.of();
    }
    if (!(value.get().getValue() instanceof List<?> list)) {
      return List.of(value.get().getValue());
    }
    List<Object> elements = new ArrayList<>();
    for (Object element : list) {
      elements.add(element instanceof AnnotationValue each ? each.getValue() : element);
    }
    return elements;
  }

  private static String text(AnnotationMirror mirror, Object value) throws UnresolvedException {
    String text = expect(String.class, mirror, value);
    if (text.equals(ERROR_CONSTANT)) {
      throw UnresolvedException.inSource("a constant in @" + nameOf(mirror));
    }
    return text;
  }

  private static <T> T expect(Class<T> type, AnnotationMirror mirror, Object value)
      throws UnresolvedException {
    if (type.isInstance(value)) {
      return type.cast(value);
    }
    throw UnresolvedException.inSource("a value in @" + nameOf(mirror));
  }
}
