package dev.corsac.processor.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/**
 * A type with its supertypes in the order in which Jakarta REST looks for annotations (3.1, section
 * 3.6): the type, its superclasses from near to far, then the interfaces of each.
 *
 * @param types the type itself first
 */
record TypeHierarchy(List<TypeElement> types) {

  static TypeHierarchy of(TypeElement type, Sources sources) throws UnresolvedException {
    Map<String, TypeElement> found = new LinkedHashMap<>();
    List<TypeElement> classes = new ArrayList<>();
    for (TypeElement next = type; next != null; next = superclassOf(next, sources)) {
      // A class that extends itself is javac's to report.
      if (found.putIfAbsent(nameOf(next), next) != null) {
        break;
      }
      classes.add(next);
    }
    for (TypeElement each : classes) {
      addInterfaces(each, found, sources);
    }
    return new TypeHierarchy(List.copyOf(found.values()));
  }

  /** The type itself. */
  TypeElement type() {
    return types.get(0);
  }

  /** The classes among them: the type and its superclasses. */
  List<TypeElement> classes() {
    List<TypeElement> classes = new ArrayList<>();
    for (TypeElement each : types) {
      if (!each.getKind().isInterface()) {
        classes.add(each);
      }
    }
    return classes;
  }

  /**
   * The public instance methods, each with those that it overrides or implements, nearest first.
   * What is overridden may be less visible.
   */
  List<List<ExecutableElement>> methods(Elements elements, Types types) {
    Map<String, List<List<ExecutableElement>>> byShape = new LinkedHashMap<>();
    for (TypeElement declaring : this.types) {
      for (ExecutableElement method : ElementFilter.methodsIn(declaring.getEnclosedElements())) {
        if (isCandidate(method)) {
          String shape = method.getSimpleName() + "/" + method.getParameters().size();
          add(method, byShape.computeIfAbsent(shape, key -> new ArrayList<>()), elements, types);
        }
      }
    }
    List<List<ExecutableElement>> methods = new ArrayList<>();
    for (List<List<ExecutableElement>> families : byShape.values()) {
      for (List<ExecutableElement> family : families) {
        if (family.get(0).getModifiers().contains(Modifier.PUBLIC)) {
          methods.add(family);
        }
      }
    }
    return methods;
  }

  private void add(
      ExecutableElement method,
      List<List<ExecutableElement>> families,
      Elements elements,
      Types types) {
    for (List<ExecutableElement> family : families) {
      if (overridden(method, family, elements)
          || sameInterfaceMethod(family.get(0), method, types)) {
        family.add(method);
        return;
      }
    }
    families.add(new ArrayList<>(List.of(method)));
  }

  private boolean overridden(
      ExecutableElement method, List<ExecutableElement> family, Elements elements) {
    for (ExecutableElement nearer : family) {
      if (elements.overrides(nearer, method, type())) {
        return true;
      }
    }
    return false;
  }

  // Two unrelated interfaces of an abstract type: neither method overrides the other.
  private boolean sameInterfaceMethod(ExecutableElement one, ExecutableElement other, Types types) {
    return one.getModifiers().contains(Modifier.ABSTRACT)
        && other.getModifiers().contains(Modifier.ABSTRACT)
        && types.isSubsignature(inThisType(one, types), inThisType(other, types));
  }

  private ExecutableType inThisType(ExecutableElement method, Types types) {
    return (ExecutableType) types.asMemberOf((DeclaredType) type().asType(), method);
  }

  private static boolean isCandidate(ExecutableElement method) {
    return !method.getModifiers().contains(Modifier.PRIVATE)
        && !method.getModifiers().contains(Modifier.STATIC)
        && !String.valueOf(method.getEnclosingElement()).equals("java.lang.Object");
  }

  private static void addInterfaces(
      TypeElement type, Map<String, TypeElement> found, Sources sources)
      throws UnresolvedException {
    for (TypeMirror mirror : type.getInterfaces()) {
      TypeElement each = elementOf(mirror, type, sources);
      if (found.putIfAbsent(nameOf(each), each) == null) {
        addInterfaces(each, found, sources);
      }
    }
  }

  private static @Nullable TypeElement superclassOf(TypeElement type, Sources sources)
      throws UnresolvedException {
    TypeMirror superclass = type.getSuperclass();
    return superclass.getKind() == TypeKind.NONE || type.getKind() == ElementKind.INTERFACE
        ? null
        : elementOf(superclass, type, sources);
  }

  private static TypeElement elementOf(TypeMirror mirror, TypeElement subtype, Sources sources)
      throws UnresolvedException {
    if (mirror.getKind() != TypeKind.DECLARED) {
      throw sources.unresolved(mirror.toString(), subtype);
    }
    return (TypeElement) ((DeclaredType) mirror).asElement();
  }

  private static String nameOf(TypeElement type) {
    return type.getQualifiedName().toString();
  }
}
