package dev.corsac.processor.read;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/**
 * The names of parameters, where one counts: Quarkus' {@code @RestHeader String ifMatch} takes
 * {@code If-Match}. Sources have them; class files only if they were compiled with {@code
 * -parameters}, and not in every compiler. What an earlier compilation has seen in a source can be
 * handed in.
 */
public final class ParameterNames {
  private static final Pattern INVENTED = Pattern.compile("arg[0-9]+");

  private final Sources sources;
  private final Signatures signatures;
  private final SortedMap<String, String> seen = new TreeMap<>();
  private final SortedMap<String, String> remembered = new TreeMap<>();

  ParameterNames(Sources sources, Signatures signatures) {
    this.sources = sources;
    this.signatures = signatures;
  }

  /**
   * Takes names that an earlier compilation has seen.
   *
   * @param names as {@link #seen()} gave them
   */
  public void remember(Map<String, String> names) {
    remembered.putAll(names);
  }

  /**
   * The names that made a difference so far, by {@code com.acme.Orders.update(java.lang.String)#0}:
   * class, erased signature and position.
   */
  public SortedMap<String, String> seen() {
    return new TreeMap<>(seen);
  }

  /** The name of a parameter where it decides what is read; empty if nobody knows it. */
  Optional<String> deciding(ExecutableElement method, int index) {
    String key = method.getEnclosingElement() + "." + signatures.of(method) + "#" + index;
    Optional<String> name = of(method, index);
    if (name.isEmpty()) {
      name = Optional.ofNullable(remembered.get(key));
    }
    name.ifPresent(known -> seen.put(key, known));
    return name;
  }

  /** The name of a parameter; empty if the class file does not have it. */
  Optional<String> of(ExecutableElement method, int index) {
    String name = method.getParameters().get(index).getSimpleName().toString();
    if (sources.contains(method) || !INVENTED.matcher(name).matches()) {
      return Optional.of(name);
    }
    return component(method, index);
  }

  /** A record's canonical constructor has the names of its components, in every class file. */
  private static Optional<String> component(ExecutableElement method, int index) {
    return isCanonical(method)
        ? Optional.of(componentsOf(method).get(index).getSimpleName().toString())
        : Optional.empty();
  }

  /** Whether a method is a record's canonical constructor, compact or not. */
  static boolean isCanonical(ExecutableElement method) {
    List<? extends RecordComponentElement> components = componentsOf(method);
    List<? extends VariableElement> parameters = method.getParameters();
    if (method.getKind() != ElementKind.CONSTRUCTOR
        || components.isEmpty()
        || components.size() != parameters.size()) {
      return false;
    }
    for (int i = 0; i < components.size(); i++) {
      if (!components.get(i).asType().toString().equals(parameters.get(i).asType().toString())) {
        return false;
      }
    }
    return true;
  }

  /** Older Eclipse compilers throw if anything else is asked for its components. */
  private static List<? extends RecordComponentElement> componentsOf(ExecutableElement method) {
    TypeElement type = (TypeElement) requireNonNull(method.getEnclosingElement());
    return type.getKind() == ElementKind.RECORD ? type.getRecordComponents() : List.of();
  }
}
