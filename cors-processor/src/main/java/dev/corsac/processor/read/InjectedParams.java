package dev.corsac.processor.read;

import static java.util.Objects.requireNonNull;

import dev.corsac.policy.surface.InferredHeader;
import dev.corsac.processor.read.ParamAnnotations.Kind;
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
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Types;

/**
 * What parameters, fields and bean members take from a request (Jakarta REST 3.1, section 3.2):
 * collected over as many elements as lead to one method.
 */
final class InjectedParams {
  private static final Comparator<InferredHeader> BY_SOURCE =
      Comparator.comparing(InferredHeader::source).thenComparing(InferredHeader::name);

  private static final String REST_HEADER = "org.jboss.resteasy.reactive.RestHeader";
  private static final String CONTINUATION = "kotlin.coroutines.Continuation";

  /**
   * What all of a compilation have in common.
   *
   * @param sources what is compiled here
   * @param types of the compilation
   * @param names the names of parameters
   * @param quarkus what Quarkus adds, if it is there
   */
  record Tools(Sources sources, Types types, ParameterNames names, QuarkusRest quarkus) {}

  /** What a header is named after where its annotation has no value; empty if nobody knows it. */
  private interface Named {
    Optional<String> name();
  }

  private final Tools tools;
  private final DeclaredType resource;
  private final SortedMap<String, InferredHeader> headers = new TreeMap<>();
  private final Set<String> beans = new HashSet<>();
  private boolean cookies;
  private boolean securityContext;
  private boolean principalRequired;
  private boolean entity;
  private Optional<String> servletResponse = Optional.empty();

  /**
   * @param resource the resource class: it says what type variables of its superclasses stand for
   */
  InjectedParams(Tools tools, DeclaredType resource) {
    this.tools = tools;
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

  /** Whether a parameter is a principal without whom the method does not run. */
  boolean requiresPrincipal() {
    return principalRequired;
  }

  boolean takesEntity() {
    return entity;
  }

  /** The simple name of the servlet type that lets the method answer by itself, if there is one. */
  Optional<String> servletResponse() {
    return servletResponse;
  }

  /**
   * The parameters of a resource method or locator.
   *
   * @param pathVariables the names of the variables in the templates of the method and its class
   */
  void addMethod(ExecutableElement method, Set<String> pathVariables) throws UnresolvedException {
    for (int i = 0; i < method.getParameters().size(); i++) {
      VariableElement parameter = method.getParameters().get(i);
      TypeMirror type = parameterType(method, i);
      String source = "parameter " + (i + 1) + " of " + method.getSimpleName() + "(…)";
      if (!add(parameter, type, source, named(method, i))) {
        addUnannotated(method, i, type, pathVariables);
      }
    }
  }

  /** Jakarta REST: the entity. */
  private void addUnannotated(
      ExecutableElement method, int index, TypeMirror type, Set<String> pathVariables)
      throws UnresolvedException {
    String typeName = typeName(type).orElse("");
    QuarkusRest quarkus = tools.quarkus();
    Optional<String> name = tools.names().of(method, index);
    if (typeName.equals(CONTINUATION)
        || quarkus.isContext(typeName)
        || (name.isPresent() && quarkus.isPathVariable(name.get(), pathVariables))) {
      return;
    }
    if (quarkus.isBean(type)) {
      addBean(type, method.getParameters().get(index));
    } else {
      entity = true;
    }
  }

  private TypeMirror parameterType(ExecutableElement method, int index) {
    TypeMirror declared = method.getParameters().get(index).asType();
    return declared.getKind() == TypeKind.TYPEVAR
        ? ((ExecutableType) tools.types().asMemberOf(resource, method))
            .getParameterTypes()
            .get(index)
        : declared;
  }

  /** The fields, constructors and setters of a class; its superclasses are the caller's. */
  void addMembers(TypeElement type) throws UnresolvedException {
    String owner = type.getSimpleName().toString();
    // Fields first: a record's speak for its canonical constructor.
    for (VariableElement field : ElementFilter.fieldsIn(type.getEnclosedElements())) {
      String name = field.getSimpleName().toString();
      add(field, field.asType(), "field " + name + " of " + owner, () -> Optional.of(name));
    }
    for (Element member : type.getEnclosedElements()) {
      if (member.getKind() == ElementKind.CONSTRUCTOR) {
        addConstructor((ExecutableElement) member, owner);
      } else if (member instanceof ExecutableElement method) {
        addSetter(method, owner);
      }
    }
  }

  private void addConstructor(ExecutableElement constructor, String owner)
      throws UnresolvedException {
    boolean canonical = ParameterNames.isCanonical(constructor);
    for (int i = 0; i < constructor.getParameters().size(); i++) {
      VariableElement parameter = constructor.getParameters().get(i);
      add(
          parameter,
          parameter.asType(),
          "constructor parameter " + (i + 1) + " of " + owner,
          named(constructor, i),
          canonical ? onField(constructor, i) : Set.of());
    }
  }

  /**
   * The annotations of a component, as its field bears them. Compilers put them on the parameters
   * of a compact constructor in class files only, and know no names of those parameters.
   */
  private static Set<String> onField(ExecutableElement canonical, int index) {
    TypeElement type = (TypeElement) requireNonNull(canonical.getEnclosingElement());
    String component = type.getRecordComponents().get(index).getSimpleName().toString();
    Set<String> annotations = new HashSet<>();
    for (VariableElement field : ElementFilter.fieldsIn(type.getEnclosedElements())) {
      if (field.getSimpleName().contentEquals(component)) {
        field
            .getAnnotationMirrors()
            .forEach(mirror -> annotations.add(AnnotationMembers.nameOf(mirror)));
      }
    }
    return annotations;
  }

  private void addSetter(ExecutableElement setter, String owner) throws UnresolvedException {
    String name = setter.getSimpleName().toString();
    if (setter.getParameters().size() == 1 && name.startsWith("set")) {
      VariableElement parameter = setter.getParameters().get(0);
      String source = "setter " + name + " of " + owner;
      add(setter, parameter.asType(), source, () -> Optional.of(property(name)));
      add(parameter, parameter.asType(), source, named(setter, 0));
    }
  }

  private static String property(String setter) {
    return setter.length() == 3
        ? ""
        : setter.substring(3, 4).toLowerCase(Locale.ROOT) + setter.substring(4);
  }

  private Named named(ExecutableElement method, int index) {
    return () -> tools.names().deciding(method, index);
  }

  private boolean add(Element element, TypeMirror type, String source, Named named)
      throws UnresolvedException {
    return add(element, type, source, named, Set.of());
  }

  /** Whether the element is injected by an annotation, apart from those told before. */
  private boolean add(
      Element element, TypeMirror type, String source, Named named, Set<String> toldBefore)
      throws UnresolvedException {
    boolean injected = false;
    for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
      if (tools.sources().lack(mirror, element)
          || toldBefore.contains(AnnotationMembers.nameOf(mirror))) {
        continue;
      }
      Optional<Kind> kind = ParamAnnotations.kindOf(AnnotationMembers.nameOf(mirror));
      if (kind.isPresent()) {
        injected = true;
        take(kind.get(), mirror, element, type, source, named);
      }
    }
    if (injected) {
      String name = typeName(type).orElse("");
      securityContext |= JakartaNames.SECURITY_CONTEXTS.contains(name);
      if (JakartaNames.SERVLET_RESPONSES.contains(name)) {
        servletResponse = Optional.of(name.substring(name.lastIndexOf('.') + 1));
      }
    }
    return injected;
  }

  private void take(
      Kind kind,
      AnnotationMirror mirror,
      Element element,
      TypeMirror type,
      String source,
      Named named)
      throws UnresolvedException {
    switch (kind) {
      case HEADER -> addHeader(headerName(mirror, element, named), source);
      case COOKIE -> cookies = true;
      case FORM -> entity = true;
      case BEAN -> addBean(type, element);
      case FORM_BEAN -> {
        entity = true;
        addBean(type, element);
      }
      case PRINCIPAL -> addPrincipal(mirror, type);
      case OTHER -> {}
    }
  }

  private static String headerName(AnnotationMirror mirror, Element element, Named named)
      throws UnresolvedException {
    String written = AnnotationMembers.string(mirror, "value").orElse("");
    if (!written.isEmpty()) {
      return written;
    }
    String annotation = AnnotationMembers.nameOf(mirror);
    if (annotation.equals(JakartaNames.HEADER_PARAM)) {
      return written;
    }
    Optional<String> name = named.name();
    if (name.isEmpty()) {
      throw UnresolvedException.inClassFile(
          "@"
              + annotation
              + " takes the header that is named like its parameter, and the class file of "
              + element.getEnclosingElement()
              + " does not have the parameter's name: compile it with -parameters, or write the"
              + " header's name into the annotation");
    }
    return annotation.equals(REST_HEADER) ? QuarkusRest.headerName(name.get()) : name.get();
  }

  private void addHeader(String name, String source) {
    // Which of several is shown must not hang on the order of members, which class files change.
    headers.merge(
        name.toLowerCase(Locale.ROOT),
        new InferredHeader(name, source),
        (one, two) -> BY_SOURCE.compare(one, two) <= 0 ? one : two);
  }

  /** Dropwizard calls a method whose principal is optional for anyone. */
  private void addPrincipal(AnnotationMirror mirror, TypeMirror type) throws UnresolvedException {
    securityContext = true;
    principalRequired |=
        AnnotationMembers.bool(mirror, "required").orElse(true)
            && !typeName(type).equals(Optional.of("java.util.Optional"));
  }

  private void addBean(TypeMirror type, Element bearer) throws UnresolvedException {
    Element mentionedBy = bearer;
    TypeMirror next =
        type instanceof TypeVariable variable
            ? tools.types().erasure(variable.getUpperBound())
            : type;
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
      throw tools.sources().unresolved(next.toString(), mentionedBy);
    }
  }

  private static Optional<String> typeName(TypeMirror type) {
    return type.getKind() == TypeKind.DECLARED
        ? Optional.of(
            ((TypeElement) ((DeclaredType) type).asElement()).getQualifiedName().toString())
        : Optional.empty();
  }
}
