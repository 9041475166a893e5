package dev.corsac.processor.read;

import dev.corsac.processor.model.InferredHeader;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.util.Types;

/**
 * What parameters, fields and bean members take from a request (Jakarta REST 3.1, section 3.2):
 * collected over as many elements as lead to one method.
 */
final class InjectedParams {
  private static final Comparator<InferredHeader> BY_SOURCE =
      Comparator.comparing(InferredHeader::source).thenComparing(InferredHeader::name);

  private final Sources sources;
  private final Types types;
  private final DeclaredType resource;
  private final SortedMap<String, InferredHeader> headers = new TreeMap<>();
  private final Set<String> beans = new HashSet<>();
  private boolean cookies;
  private boolean securityContext;
  private boolean entity;

  /**
   * @param resource the resource class: it says what type variables of its superclasses stand for
   */
  InjectedParams(Sources sources, Types types, DeclaredType resource) {
    this.sources = sources;
    this.types = types;
    this.resource = resource;
  }

  /** The headers, sorted by name. */
  List<InferredHeader> headers() {
    return List.copyOf(headers.values());
  }

  boolean readsCookies() {
    return cookies;
  }

  boolean readsSecurityContext() {
    return securityContext;
  }

  boolean takesEntity() {
    return entity;
  }

  /** The parameters of a resource method or locator. */
  void addMethod(ExecutableElement method) throws UnresolvedException {
    for (int i = 0; i < method.getParameters().size(); i++) {
      VariableElement parameter = method.getParameters().get(i);
      String source = "parameter " + (i + 1) + " of " + method.getSimpleName() + "(…)";
      if (!add(parameter, parameterType(method, i), source)) {
        entity = true;
      }
    }
  }

  private TypeMirror parameterType(ExecutableElement method, int index) {
    TypeMirror declared = method.getParameters().get(index).asType();
    return declared.getKind() == TypeKind.TYPEVAR
        ? ((ExecutableType) types.asMemberOf(resource, method)).getParameterTypes().get(index)
        : declared;
  }

  /** The fields, constructors and setters of a class; its superclasses are the caller's. */
  void addMembers(TypeElement type) throws UnresolvedException {
    for (Element member : type.getEnclosedElements()) {
      String owner = type.getSimpleName().toString();
      if (member.getKind() == ElementKind.CONSTRUCTOR) {
        // A record's annotations are those of its components, which are on the fields too: on the
        // constructor, compilers show them from the class file but not from the source.
        if (type.getKind() != ElementKind.RECORD) {
          addConstructor((ExecutableElement) member, owner);
        }
      } else if (member.getKind() == ElementKind.FIELD) {
        add(member, member.asType(), "field " + member.getSimpleName() + " of " + owner);
      } else if (member instanceof ExecutableElement setter
          && setter.getParameters().size() == 1
          && setter.getSimpleName().toString().startsWith("set")) {
        VariableElement parameter = setter.getParameters().get(0);
        String source = "setter " + setter.getSimpleName() + " of " + owner;
        add(setter, parameter.asType(), source);
        add(parameter, parameter.asType(), source);
      }
    }
  }

  private void addConstructor(ExecutableElement constructor, String owner)
      throws UnresolvedException {
    for (int i = 0; i < constructor.getParameters().size(); i++) {
      VariableElement parameter = constructor.getParameters().get(i);
      add(parameter, parameter.asType(), "constructor parameter " + (i + 1) + " of " + owner);
    }
  }

  /** Whether the element is injected by an annotation; a parameter that is not is the entity. */
  private boolean add(Element element, TypeMirror type, String source) throws UnresolvedException {
    boolean injected = false;
    for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
      if (sources.lack(mirror, element)) {
        continue;
      }
      String name = AnnotationMembers.nameOf(mirror);
      switch (name) {
        case JakartaNames.HEADER_PARAM -> {
          Optional<String> value = AnnotationMembers.string(mirror, "value");
          if (value.isPresent()) {
            addHeader(value.get(), source);
          }
        }
        case JakartaNames.COOKIE_PARAM -> cookies = true;
        case JakartaNames.FORM_PARAM -> entity = true;
        case JakartaNames.BEAN_PARAM -> addBean(type, element);
        default -> {}
      }
      injected |= injects(name);
    }
    securityContext |=
        injected && JakartaNames.SECURITY_CONTEXTS.contains(typeName(type).orElse(""));
    return injected;
  }

  private static boolean injects(String annotation) {
    return (annotation.startsWith(JakartaNames.JAX_RS_PACKAGE)
            && !annotation.equals(JakartaNames.DEFAULT_VALUE)
            && !annotation.equals(JakartaNames.ENCODED))
        || annotation.startsWith("org.jboss.resteasy.")
        || annotation.startsWith("org.glassfish.jersey.")
        || annotation.startsWith("org.apache.cxf.")
        || annotation.equals("jakarta.inject.Inject");
  }

  private void addHeader(String name, String source) {
    // Which of several is shown must not hang on the order of members, which class files change.
    headers.merge(
        name.toLowerCase(Locale.ROOT),
        new InferredHeader(name, source),
        (one, two) -> BY_SOURCE.compare(one, two) <= 0 ? one : two);
  }

  private void addBean(TypeMirror type, Element bearer) throws UnresolvedException {
    Element mentionedBy = bearer;
    TypeMirror next =
        type instanceof TypeVariable variable ? types.erasure(variable.getUpperBound()) : type;
    while (next.getKind() == TypeKind.DECLARED) {
      TypeElement bean = (TypeElement) ((DeclaredType) next).asElement();
      if (!beans.add(bean.getQualifiedName().toString())) {
        return;
      }
      addMembers(bean);
      mentionedBy = bean;
      next = bean.getSuperclass();
    }
    if (next.getKind() == TypeKind.ERROR) {
      throw sources.unresolved(next.toString(), mentionedBy);
    }
  }

  private static Optional<String> typeName(TypeMirror type) {
    return type.getKind() == TypeKind.DECLARED
        ? Optional.of(
            ((TypeElement) ((DeclaredType) type).asElement()).getQualifiedName().toString())
        : Optional.empty();
  }
}
