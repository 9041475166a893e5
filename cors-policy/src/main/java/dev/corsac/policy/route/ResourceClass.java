package dev.corsac.policy.route;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A resource class (Jakarta REST 3.1, section 3.1): a root resource class, a class that locators
 * lead to, or both.
 *
 * @param name the binary name, {@code com.acme.Outer$Inner}
 * @param aliases binary names of interfaces and superclasses that some servers report in place of
 *     the class, because its {@code @Path} is theirs
 * @param template the class's URI template as written; null if it is not a root resource class
 * @param methods its resource methods, sub-resource methods included
 * @param locators its sub-resource locators
 */
public record ResourceClass(
    String name,
    List<String> aliases,
    @Nullable String template,
    List<ResourceMethod> methods,
    List<Locator> locators) {

  public ResourceClass {
    aliases = List.copyOf(aliases);
    methods = List.copyOf(methods);
    locators = List.copyOf(locators);
  }

  /**
   * Says of a resource class one thing after the other, as generated tables do: statements without
   * type arguments compile in a third of the time of nested lists. Not thread safe.
   */
  public static final class Builder {
    private final String name;
    private final @Nullable String template;
    private final List<String> aliases = new ArrayList<>();
    private final List<ResourceMethod> methods = new ArrayList<>();
    private final List<Locator> locators = new ArrayList<>();

    /** See {@link ResourceClass}. */
    public Builder(String name, @Nullable String template) {
      this.name = name;
      this.template = template;
    }

    /** Adds an alias. */
    public void alias(String alias) {
      aliases.add(alias);
    }

    /** Adds a {@link ResourceMethod} with one signature. */
    public void method(
        String httpMethod,
        String methodTemplate,
        String signature,
        @Nullable DeclaredPolicy own,
        @Nullable DeclaredPolicy outer,
        String... requestHeaders) {
      methods.add(
          new ResourceMethod(
              httpMethod, methodTemplate, List.of(signature), own, outer, List.of(requestHeaders)));
    }

    /**
     * Adds a signature to the resource method that was added last.
     *
     * @throws IndexOutOfBoundsException if there is none
     */
    public void signature(String further) {
      ResourceMethod last = methods.remove(methods.size() - 1);
      List<String> signatures = new ArrayList<>(last.signatures());
      signatures.add(further);
      methods.add(
          new ResourceMethod(
              last.httpMethod(),
              last.template(),
              signatures,
              last.own(),
              last.outer(),
              last.requestHeaders()));
    }

    /** Adds a {@link Locator}. */
    public void locator(
        String locatorTemplate,
        String signature,
        @Nullable String target,
        @Nullable DeclaredPolicy own,
        String... requestHeaders) {
      locators.add(new Locator(locatorTemplate, signature, target, own, List.of(requestHeaders)));
    }

    /** The resource class. */
    public ResourceClass build() {
      return new ResourceClass(name, aliases, template, methods, locators);
    }
  }
}
