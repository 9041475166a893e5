package dev.corsac.processor.read;

import static java.util.Objects.requireNonNull;

import dev.corsac.processor.model.ApplicationDeclaration;
import dev.corsac.processor.model.ElementRef;
import dev.corsac.processor.model.PolicyAnnotation;
import dev.corsac.processor.model.ResourceClassDeclaration;
import dev.corsac.processor.model.ResourceMethodDeclaration;
import dev.corsac.processor.model.ResourceMethodDeclaration.Designator;
import dev.corsac.processor.model.ResourceMethodDeclaration.SubResource;
import dev.corsac.processor.model.Scope;
import dev.corsac.processor.model.Scope.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * Reads resource classes by Jakarta REST's rules: designators, URI templates and annotation
 * inheritance (3.1, sections 3.3, 3.4 and 3.6).
 */
public final class ResourceReader {
  private static final Set<String> LISTINGS = Set.of("getClasses", "getSingletons");

  /** What the annotation types that were met stand for: they are few, and methods many. */
  private final Map<String, Optional<String>> httpMethods = new HashMap<>();

  private final Elements elements;
  private final Types types;
  private final Signatures signatures;
  private final PolicyReader policies;
  private final Sources sources;
  private final InjectedParams.Tools params;

  /** Reads with these tools of one compilation. */
  ResourceReader(
      Elements elements,
      Types types,
      Signatures signatures,
      PolicyReader policies,
      Sources sources,
      ParameterNames names) {
    this.elements = elements;
    this.types = types;
    this.signatures = signatures;
    this.policies = policies;
    this.sources = sources;
    this.params = new InjectedParams.Tools(sources, types, names, QuarkusRest.on(elements));
  }

  /**
   * Reads a type as a resource class.
   *
   * @return empty if it has neither resource methods nor locators
   * @throws UnresolvedException if something it depends on does not exist yet
   */
  Optional<ResourceClassDeclaration> read(TypeHierarchy hierarchy) throws UnresolvedException {
    TypeElement type = hierarchy.type();
    List<Scope> typeScopes = typeScopes(hierarchy);
    InjectedParams injected = new InjectedParams(params, (DeclaredType) type.asType());
    for (TypeElement each : hierarchy.classes()) {
      injected.addMembers(each);
    }
    List<ResourceMethodDeclaration> methods = new ArrayList<>();
    for (List<ExecutableElement> family : hierarchy.methods(elements, types)) {
      Optional<ResourceMethodDeclaration> method =
          readMethod(hierarchy, family, typeScopes, injected);
      if (method.isPresent()) {
        methods.add(method.get());
      }
    }
    if (methods.isEmpty()) {
      return Optional.empty();
    }
    methods.sort(ResourceReader::bySignature);
    String name = type.getQualifiedName().toString();
    PathSource path = pathOf(hierarchy);
    return Optional.of(
        new ResourceClassDeclaration(
            ElementRef.type(name),
            elements.getBinaryName(type).toString(),
            !type.getKind().isInterface() && !type.getModifiers().contains(Modifier.ABSTRACT),
            sources.containsOrCarries(name),
            path.template(),
            path.aliases(),
            AnnotationMembers.has(type, JakartaNames.REGISTER_REST_CLIENT),
            methods,
            injected.headers(),
            injected.servletResponse(),
            packageScope(type)));
  }

  private static int bySignature(ResourceMethodDeclaration one, ResourceMethodDeclaration two) {
    return one.signatures().get(0).compareTo(two.signatures().get(0));
  }

  /**
   * Reads a type as an {@code Application}.
   *
   * @return empty if it is none, or abstract
   * @throws UnresolvedException if something it depends on does not exist yet
   */
  Optional<ApplicationDeclaration> readApplication(TypeHierarchy hierarchy)
      throws UnresolvedException {
    TypeElement type = hierarchy.type();
    List<TypeElement> belowApplication = belowApplication(hierarchy);
    if (belowApplication.isEmpty() || type.getModifiers().contains(Modifier.ABSTRACT)) {
      return Optional.empty();
    }
    return Optional.of(
        new ApplicationDeclaration(
            policies.refOf(type),
            elements.getBinaryName(type).toString(),
            nearestPolicies(belowApplication),
            listing(type, belowApplication)));
  }

  /** Whether a class is an {@code Application}, or an abstract superclass of some. */
  boolean isApplication(TypeHierarchy hierarchy) {
    return !belowApplication(hierarchy).isEmpty();
  }

  private List<PolicyAnnotation> nearestPolicies(List<TypeElement> classes)
      throws UnresolvedException {
    for (TypeElement each : classes) {
      List<PolicyAnnotation> found = policies.policiesOn(each);
      if (!found.isEmpty()) {
        return found;
      }
    }
    return List.of();
  }

  /** The classes up to {@code Application}, the type itself first; empty if it is not above. */
  private static List<TypeElement> belowApplication(TypeHierarchy hierarchy) {
    List<TypeElement> classes = hierarchy.classes();
    for (int i = 1; i < classes.size(); i++) {
      if (classes.get(i).getQualifiedName().contentEquals(JakartaNames.APPLICATION)) {
        return classes.subList(0, i);
      }
    }
    return List.of();
  }

  private Optional<ElementRef> listing(TypeElement type, List<TypeElement> classes) {
    if (classes.stream().anyMatch(ResourceReader::isResourceConfig)) {
      // It lists for Jersey alone, which finds features by itself.
      return Optional.empty();
    }
    for (TypeElement each : classes) {
      for (ExecutableElement method : ElementFilter.methodsIn(each.getEnclosedElements())) {
        if (method.getParameters().isEmpty()
            && LISTINGS.contains(method.getSimpleName().toString())) {
          return Optional.of(policies.refOf(each.equals(type) ? method : type));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isResourceConfig(TypeElement type) {
    return type.getQualifiedName().contentEquals(JakartaNames.JERSEY_RESOURCE_CONFIG);
  }

  private List<Scope> typeScopes(TypeHierarchy hierarchy) throws UnresolvedException {
    List<Scope> scopes = new ArrayList<>();
    for (TypeElement each : hierarchy.types()) {
      scopes.add(scope(levelOf(each, hierarchy.type()), each, each));
    }
    return scopes;
  }

  private static Level levelOf(TypeElement type, TypeElement resource) {
    if (type.equals(resource)) {
      return Level.CLASS;
    }
    return type.getKind().isInterface() ? Level.INTERFACE : Level.SUPERCLASS;
  }

  private Scope scope(Level level, Element element, TypeElement type) throws UnresolvedException {
    List<PolicyAnnotation> found = policies.policiesOn(element);
    Set<String> above = new HashSet<>();
    if (!found.isEmpty() && level != Level.METHOD && level != Level.CLASS) {
      TypeHierarchy.of(type, sources)
          .types()
          .forEach(each -> above.add(each.getQualifiedName().toString()));
      above.remove(type.getQualifiedName().toString());
    }
    return new Scope(level, policies.refOf(element), found, above);
  }

  private Scope packageScope(TypeElement type) throws UnresolvedException {
    PackageElement element = elements.getPackageOf(type);
    List<PolicyAnnotation> found = policies.policiesOn(element);
    return new Scope(Level.PACKAGE, policies.refOf(element), found, Set.of());
  }

  private record PathSource(Optional<String> template, List<String> aliases) {}

  private PathSource pathOf(TypeHierarchy hierarchy) throws UnresolvedException {
    List<String> aliases = new ArrayList<>();
    for (TypeElement each : hierarchy.types()) {
      Optional<? extends AnnotationMirror> path = AnnotationMembers.find(each, JakartaNames.PATH);
      if (path.isPresent()) {
        if (!each.equals(hierarchy.type())) {
          aliases.add(elements.getBinaryName(each).toString());
        }
        String template = AnnotationMembers.string(path.get(), "value").orElse("");
        return new PathSource(Optional.of(template), aliases);
      }
    }
    return new PathSource(Optional.empty(), List.of());
  }

  private Optional<ResourceMethodDeclaration> readMethod(
      TypeHierarchy hierarchy,
      List<ExecutableElement> family,
      List<Scope> typeScopes,
      InjectedParams ofClass)
      throws UnresolvedException {
    Optional<ExecutableElement> found = annotated(family);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    ExecutableElement annotated = found.get();
    List<Designator> designators = designators(annotated);
    Optional<String> path = stringOf(annotated, JakartaNames.PATH);
    if (designators.isEmpty() && path.isEmpty()) {
      return Optional.empty();
    }
    InjectedParams injected = new InjectedParams(params, (DeclaredType) hierarchy.type().asType());
    injected.addMethod(annotated, pathVariables(hierarchy, path));
    ExecutableElement method = family.get(0);
    return Optional.of(
        new ResourceMethodDeclaration(
            policies.refOf(method),
            signatures(family),
            designators,
            path,
            scopes(hierarchy, family, typeScopes),
            injected.headers(),
            consumes(annotated, hierarchy),
            injected.takesEntity(),
            injected.readsCookies() || ofClass.readsCookies(),
            injected.readsSecurityContext() || ofClass.readsSecurityContext(),
            injected.requiresPrincipal() ? Optional.of("@Auth") : authenticated(family, hierarchy),
            injected.servletResponse(),
            designators.isEmpty()
                ? Optional.of(subResource(hierarchy, method))
                : Optional.empty()));
  }

  private List<String> signatures(List<ExecutableElement> family) {
    Set<String> distinct = new LinkedHashSet<>();
    for (ExecutableElement method : family) {
      distinct.add(signatures.of(method));
    }
    return List.copyOf(distinct);
  }

  /** The public method whose annotations count: the nearest that has any of Jakarta REST's. */
  private Optional<ExecutableElement> annotated(List<ExecutableElement> family)
      throws UnresolvedException {
    for (ExecutableElement method : family) {
      if (!method.getModifiers().contains(Modifier.PUBLIC)) {
        continue;
      }
      if (isAnnotated(method)) {
        return Optional.of(method);
      }
      for (VariableElement parameter : method.getParameters()) {
        if (isAnnotated(parameter)) {
          return Optional.of(method);
        }
      }
    }
    return Optional.empty();
  }

  private boolean isAnnotated(Element element) throws UnresolvedException {
    for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
      if (sources.lack(mirror, element)) {
        continue;
      }
      if (AnnotationMembers.nameOf(mirror).startsWith(JakartaNames.JAX_RS_PACKAGE)
          || AnnotationMembers.has(AnnotationMembers.typeOf(mirror), JakartaNames.HTTP_METHOD)) {
        return true;
      }
    }
    return false;
  }

  private List<Designator> designators(ExecutableElement method) throws UnresolvedException {
    List<Designator> designators = new ArrayList<>();
    for (AnnotationMirror mirror : method.getAnnotationMirrors()) {
      TypeElement annotation = AnnotationMembers.typeOf(mirror);
      String name = annotation.getQualifiedName().toString();
      Optional<String> httpMethod = httpMethods.get(name);
      if (httpMethod == null) {
        httpMethod = stringOf(annotation, JakartaNames.HTTP_METHOD);
        httpMethods.put(name, httpMethod);
      }
      if (httpMethod.isPresent()) {
        designators.add(new Designator(name, httpMethod.get()));
      }
    }
    return designators;
  }

  private List<Scope> scopes(
      TypeHierarchy hierarchy, List<ExecutableElement> family, List<Scope> typeScopes)
      throws UnresolvedException {
    List<Scope> scopes = new ArrayList<>();
    for (ExecutableElement method : family) {
      TypeElement declaring = (TypeElement) requireNonNull(method.getEnclosingElement());
      Level level = declaring.equals(hierarchy.type()) ? Level.METHOD : Level.OVERRIDDEN;
      scopes.add(scope(level, method, declaring));
    }
    scopes.addAll(typeScopes);
    return scopes;
  }

  private static List<String> consumes(ExecutableElement annotated, TypeHierarchy hierarchy)
      throws UnresolvedException {
    Optional<? extends AnnotationMirror> own =
        AnnotationMembers.find(annotated, JakartaNames.CONSUMES);
    if (own.isPresent()) {
      return AnnotationMembers.strings(own.get(), "value");
    }
    for (TypeElement each : hierarchy.types()) {
      Optional<? extends AnnotationMirror> inherited =
          AnnotationMembers.find(each, JakartaNames.CONSUMES);
      if (inherited.isPresent()) {
        return AnnotationMembers.strings(inherited.get(), "value");
      }
    }
    return List.of();
  }

  /** The nearest of the security annotations decides (Jakarta Annotations, section 2.12). */
  private static Optional<String> authenticated(
      List<ExecutableElement> family, TypeHierarchy hierarchy) {
    List<Element> nearestFirst = new ArrayList<>(family);
    nearestFirst.addAll(hierarchy.types());
    for (Element element : nearestFirst) {
      for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
        String name = AnnotationMembers.nameOf(mirror);
        if (JakartaNames.AUTHENTICATING.contains(name)) {
          return Optional.of("@" + name.substring(name.lastIndexOf('.') + 1));
        }
        if (JakartaNames.NOT_AUTHENTICATING.contains(name)) {
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }

  private Set<String> pathVariables(TypeHierarchy hierarchy, Optional<String> ofMethod)
      throws UnresolvedException {
    Set<String> names = new HashSet<>();
    PathVariables.addTo(names, ofMethod.orElse(""));
    PathVariables.addTo(names, pathOf(hierarchy).template().orElse(""));
    return names;
  }

  private SubResource subResource(TypeHierarchy hierarchy, ExecutableElement locator)
      throws UnresolvedException {
    TypeMirror result =
        ((ExecutableType) types.asMemberOf((DeclaredType) hierarchy.type().asType(), locator))
            .getReturnType();
    TypeMirror instance = bound(result);
    if (instance.getKind() == TypeKind.DECLARED
        && nameOf(instance).equals("java.lang.Class")
        && !((DeclaredType) instance).getTypeArguments().isEmpty()) {
      instance = bound(((DeclaredType) instance).getTypeArguments().get(0));
    }
    if (instance.getKind() == TypeKind.ERROR) {
      throw sources.unresolved(instance.toString(), locator);
    }
    String shown = types.erasure(result).toString();
    boolean says = instance.getKind() == TypeKind.DECLARED && hasResourceMethods(instance);
    return new SubResource(says ? Optional.of(nameOf(instance)) : Optional.empty(), shown);
  }

  private TypeMirror bound(TypeMirror type) {
    return switch (type.getKind()) {
      case TYPEVAR -> types.erasure(((TypeVariable) type).getUpperBound());
      case WILDCARD -> {
        TypeMirror upper = ((WildcardType) type).getExtendsBound();
        yield upper == null ? type : bound(upper);
      }
      default -> type;
    };
  }

  private boolean hasResourceMethods(TypeMirror type) throws UnresolvedException {
    TypeHierarchy hierarchy =
        TypeHierarchy.of((TypeElement) ((DeclaredType) type).asElement(), sources);
    for (List<ExecutableElement> family : hierarchy.methods(elements, types)) {
      Optional<ExecutableElement> annotated = annotated(family);
      if (annotated.isPresent()
          && (AnnotationMembers.has(annotated.get(), JakartaNames.PATH)
              || !designators(annotated.get()).isEmpty())) {
        return true;
      }
    }
    return false;
  }

  private static String nameOf(TypeMirror type) {
    return ((TypeElement) ((DeclaredType) type).asElement()).getQualifiedName().toString();
  }

  private static Optional<String> stringOf(Element element, String annotation)
      throws UnresolvedException {
    Optional<? extends AnnotationMirror> mirror = AnnotationMembers.find(element, annotation);
    return mirror.isEmpty()
        ? Optional.empty()
        : Optional.of(AnnotationMembers.string(mirror.get(), "value").orElse(""));
  }
}
