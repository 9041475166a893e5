package dev.corsac.processor.read;

import dev.corsac.policy.route.TableListing.Described;
import dev.corsac.processor.model.ApplicationDeclaration;
import dev.corsac.processor.model.CompilationModel;
import dev.corsac.processor.model.CorsByHand;
import dev.corsac.processor.model.ElementRef;
import dev.corsac.processor.model.ForeignCors;
import dev.corsac.processor.model.PolicyAnnotation;
import dev.corsac.processor.model.PolicyBearer;
import dev.corsac.processor.model.PolicyBearer.Kind;
import dev.corsac.processor.model.ResourceClassDeclaration;
import dev.corsac.processor.model.ResourceMethodDeclaration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * Reads a compilation, round by round. Between rounds it keeps names only: what cannot be read yet
 * is tried again when another processor may have generated what was missing.
 */
public final class CompilationReader {
  private static final String KOTLIN = "kotlin.Metadata";

  /** The servlet filter of {@code cors-runtime-servlet}. */
  private static final String FRONT_DOOR = "dev.corsac.servlet.CorsFilter";

  private static final String RETENTION = "java.lang.annotation.Retention";

  private final Elements elements;
  private final PolicyReader policies;
  private final ResourceReader resources;
  private final ParameterNames names;

  private final Sources sources = new Sources();
  private final Carried carried;
  private final SortedMap<String, ResourceClassDeclaration> found = new TreeMap<>();
  private final Map<String, ApplicationDeclaration> applications = new TreeMap<>();
  // Abstract ones too, whose policies count for their subclasses.
  private final Set<String> applicationTypes = new HashSet<>();
  private final Map<ElementRef, PolicyBearer> bearers = new TreeMap<>();
  private final Map<String, List<CorsByHand>> handwritten = new TreeMap<>();
  private final Map<String, List<ForeignCors>> foreign = new TreeMap<>();
  private final SortedSet<String> deferredTypes = new TreeSet<>();
  private final SortedSet<String> deferredPackages = new TreeSet<>();
  private final SortedMap<ElementRef, String> unreadable = new TreeMap<>();
  private Optional<Boolean> frontDoor = Optional.empty();
  private boolean begun;

  /** Reads with these tools of one compilation. */
  public CompilationReader(Elements elements, Types types, ClassOutput output) {
    this.elements = elements;
    this.carried = new Carried(elements, output);
    Signatures signatures = new Signatures(elements, types);
    this.policies = new PolicyReader(signatures, sources);
    this.names = new ParameterNames(sources, signatures);
    this.resources = new ResourceReader(elements, types, signatures, policies, sources, names);
  }

  /**
   * Takes over what the table of an earlier compilation was made of. To be called before the first
   * round; what that presents itself is not taken over.
   */
  public void carry(Collection<Described> described) {
    carried.add(described);
  }

  /**
   * Reads the root elements of a round, and what earlier rounds left.
   *
   * @param again whether to read all again: class files were read that this round replaces
   * @return the canonical names of the resource classes, presented or carried, that were read now
   */
  public SortedSet<String> readRound(Collection<? extends Element> roots, boolean again) {
    SortedSet<String> packages = new TreeSet<>(deferredPackages);
    SortedSet<String> types = new TreeSet<>(deferredTypes);
    deferredPackages.clear();
    deferredTypes.clear();
    unreadable.clear();
    // What was put off is not presented by that: it may be carried.
    SortedSet<String> presentedPackages = new TreeSet<>();
    for (PackageElement each : ElementFilter.packagesIn(roots)) {
      presentedPackages.add(each.getQualifiedName().toString());
    }
    SortedSet<String> presented = new TreeSet<>();
    for (TypeElement each : ElementFilter.typesIn(roots)) {
      addNested(each, presented);
    }
    sources.addTypes(presented);
    sources.addPackages(presentedPackages);
    packages.addAll(presentedPackages);
    types.addAll(presented);
    types.addAll(inPackages(packages));
    boolean first = !begun;
    begun = true;
    boolean dropped = carried.dropPresented(sources);
    if (!first && (dropped || again)) {
      forget();
      types.addAll(sources.types());
      packages.addAll(sources.packages());
      first = true;
    }
    if (first) {
      carried.dropUnreadable();
      sources.carry(carried.types());
      types.addAll(carried.types());
      packages.addAll(carried.packages());
    }
    for (String each : packages) {
      readPackage(each);
    }
    SortedSet<String> read = new TreeSet<>();
    for (String name : types) {
      if (readType(name)) {
        read.add(name);
      }
    }
    return read;
  }

  private void forget() {
    found.clear();
    applications.clear();
    applicationTypes.clear();
    bearers.clear();
    handwritten.clear();
    foreign.clear();
  }

  /** All that was read so far. */
  public CompilationModel model() {
    return new CompilationModel(
        found,
        List.copyOf(applications.values()),
        List.copyOf(bearers.values()),
        all(handwritten),
        all(foreign),
        isFrontDoorThere(),
        carried.types(),
        deferredTypes.isEmpty() && deferredPackages.isEmpty());
  }

  /** Asked once: compilers look for a missing class in every module. */
  private boolean isFrontDoorThere() {
    if (frontDoor.isEmpty()) {
      frontDoor = Optional.of(elements.getTypeElement(FRONT_DOOR) != null);
    }
    return frontDoor.get();
  }

  private static <T> List<T> all(Map<String, List<T>> byType) {
    return byType.values().stream().flatMap(List::stream).toList();
  }

  /** Whether this compilation compiles a type, given by its canonical name. */
  public boolean presents(String type) {
    return sources.contains(type);
  }

  /** Whether a type, given by its canonical name, was compiled before and not now. */
  public boolean carries(String type) {
    return sources.carries(type);
  }

  /** What an earlier compilation left in the class output, and cannot be read. */
  public List<Described> hidden() {
    return carried.unreadable();
  }

  /** The names of parameters that decided what was read. */
  public ParameterNames parameterNames() {
    return names;
  }

  /** What could not be read although the compiler has no objection, and why. */
  public SortedMap<ElementRef, String> unreadable() {
    return new TreeMap<>(unreadable);
  }

  /** The resource classes of earlier rounds in these packages, whose policy may come only now. */
  private List<String> inPackages(Set<String> packages) {
    List<String> types = new ArrayList<>();
    for (ResourceClassDeclaration resource : found.values()) {
      String type = resource.element().owner();
      if (packages.contains(resource.packageScope().element().owner())
          && sources.containsOrCarries(type)) {
        types.add(type);
      }
    }
    return types;
  }

  private static void addNested(TypeElement type, Set<String> names) {
    names.add(type.getQualifiedName().toString());
    for (TypeElement nested : ElementFilter.typesIn(type.getEnclosedElements())) {
      addNested(nested, names);
    }
  }

  private void readPackage(String name) {
    PackageElement element = elements.getPackageElement(name);
    if (element != null && !read(element, () -> readBearer(element, Kind.PACKAGE))) {
      deferredPackages.add(name);
    } else if (!sources.containsPackage(name) && !bearers.containsKey(ElementRef.ofPackage(name))) {
      carried.dropUnreadablePackage(name);
    }
  }

  /** Whether the type is a resource class. */
  private boolean readType(String name) {
    TypeElement type = elements.getTypeElement(name);
    if (type == null) {
      // The Eclipse compiler does not find a nested class whose simple name is "$".
      unreadable.put(ElementRef.type(name), "the compiler does not find it by its name");
      deferredTypes.add(name);
      return false;
    }
    handwritten.put(name, HandwrittenCorsReader.read(type));
    boolean resource = false;
    if (type.getKind() != ElementKind.ANNOTATION_TYPE) {
      boolean complete = read(type, () -> readResource(type));
      if (!complete) {
        deferredTypes.add(name);
      }
      resource = complete && found.containsKey(name);
      foreign.put(name, resource ? ForeignCorsReader.read(type, policies) : List.of());
    }
    readBearers(type);
    return resource;
  }

  private interface Reading {
    void read() throws UnresolvedException;
  }

  /** Whether something could be read; if not, it is tried again in the next round. */
  private boolean read(Element what, Reading reading) {
    try {
      reading.read();
      return true;
    } catch (UnresolvedException e) {
      if (e.isOursToReport()) {
        unreadable.put(policies.refOf(what), String.valueOf(e.getMessage()));
      } else if (isKotlinStub(policies.refOf(what))) {
        unreadable.put(
            policies.refOf(what), e.getMessage() + " has a type that is not on the class path");
      }
    } catch (RuntimeException e) {
      if (!CompilerFailure.is(e)) {
        throw e;
      }
      unreadable.put(policies.refOf(what), String.valueOf(e.getMessage()));
    }
    return false;
  }

  /** kapt compiles Java that stands for Kotlin, and holds back what javac says of missing types. */
  private boolean isKotlinStub(ElementRef element) {
    TypeElement type = elements.getTypeElement(element.owner());
    return type != null && !AnnotationMembers.find(type, KOTLIN).isEmpty();
  }

  private void readResource(TypeElement type) throws UnresolvedException {
    TypeHierarchy hierarchy = TypeHierarchy.of(type, sources);
    if (resources.isApplication(hierarchy)) {
      applicationTypes.add(type.getQualifiedName().toString());
    }
    Optional<ApplicationDeclaration> application = resources.readApplication(hierarchy);
    if (application.isPresent()) {
      applications.put(type.getQualifiedName().toString(), application.get());
    }
    Optional<ResourceClassDeclaration> resource = resources.read(hierarchy);
    if (resource.isPresent()) {
      Map<String, ResourceClassDeclaration> reached = new TreeMap<>();
      readBelow(resource.get(), reached);
      found.putAll(reached);
    }
  }

  /** Reads the classes that locators lead to, sources or not. */
  private void readBelow(
      ResourceClassDeclaration start, Map<String, ResourceClassDeclaration> reached)
      throws UnresolvedException {
    Deque<ResourceClassDeclaration> open = new ArrayDeque<>();
    open.add(start);
    while (!open.isEmpty()) {
      ResourceClassDeclaration next = open.pop();
      if (reached.putIfAbsent(next.element().owner(), next) != null) {
        continue;
      }
      for (ResourceMethodDeclaration method : next.methods()) {
        Optional<String> target = method.subResourceType();
        if (target.isPresent() && !found.containsKey(target.get())) {
          TypeElement type = elements.getTypeElement(target.get());
          Optional<ResourceClassDeclaration> below =
              type == null ? Optional.empty() : resources.read(TypeHierarchy.of(type, sources));
          if (below.isPresent()) {
            open.push(below.get());
          }
        }
      }
    }
  }

  /** Policies are read apart from resources: a wrong one is reported even in a broken class. */
  private void readBearers(TypeElement type) {
    List<Element> all = new ArrayList<>(List.of(type));
    all.addAll(ElementFilter.methodsIn(type.getEnclosedElements()));
    for (Element each : all) {
      if (!read(each, () -> readBearer(each, kindOf(type, each)))) {
        deferredTypes.add(type.getQualifiedName().toString());
      }
    }
  }

  private void readBearer(Element element, Kind kind) throws UnresolvedException {
    List<PolicyAnnotation> found = policies.policiesOn(element);
    if (!found.isEmpty()) {
      ElementRef ref = policies.refOf(element);
      bearers.put(ref, new PolicyBearer(ref, kind, found));
    }
  }

  private Kind kindOf(TypeElement type, Element element) {
    if (element instanceof ExecutableElement method) {
      return type.getKind().isInterface() || method.getModifiers().contains(Modifier.ABSTRACT)
          ? Kind.ABSTRACT_METHOD
          : Kind.METHOD;
    }
    if (type.getKind() == ElementKind.ANNOTATION_TYPE) {
      return isRetained(type) ? Kind.COMPOSED_ANNOTATION : Kind.COMPOSED_ANNOTATION_NOT_RETAINED;
    }
    if (applicationTypes.contains(type.getQualifiedName().toString())) {
      return Kind.APPLICATION;
    }
    return type.getKind().isInterface() || type.getModifiers().contains(Modifier.ABSTRACT)
        ? Kind.ABSTRACT_TYPE
        : Kind.CLASS;
  }

  /** Whether an annotation type lasts until run time. */
  static boolean isRetained(TypeElement annotation) {
    Optional<? extends AnnotationMirror> retention = AnnotationMembers.find(annotation, RETENTION);
    if (retention.isPresent()) {
      for (AnnotationValue value : retention.get().getElementValues().values()) {
        if (value.getValue().toString().equals("RUNTIME")) {
          return true;
        }
      }
    }
    return false;
  }
}
