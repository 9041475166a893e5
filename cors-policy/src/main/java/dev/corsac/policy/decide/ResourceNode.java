package dev.corsac.policy.decide;

import dev.corsac.policy.Policy;
import dev.corsac.policy.path.TemplateIndex;
import dev.corsac.policy.path.Templated;
import dev.corsac.policy.path.UriTemplate;
import dev.corsac.policy.route.ResourceMethod;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A place in the graph of routes: the root resource classes that share a template, or a class that
 * locators lead to, with all that it inherits from them. Immutable once the graph is built.
 */
final class ResourceNode {

  /** A resource method as reached here. */
  record Route(String className, ResourceMethod method, @Nullable Policy policy) {}

  /**
   * The resource methods at one template: what each HTTP method grants here, several if media types
   * or classes differ.
   */
  static final class Endpoint implements Templated {
    private final UriTemplate template;
    private final Map<String, Set<Terms>> terms;
    private final List<Route> routes;
    private final Set<String> httpMethods;
    private volatile @Nullable PreflightAnswers answers;
    private volatile @Nullable PreflightAnswers answersOfSome;

    Endpoint(UriTemplate template, Map<String, Set<Terms>> terms, List<Route> routes) {
      this.template = template;
      this.terms = terms;
      this.routes = routes;
      Set<String> methods = new LinkedHashSet<>(terms.keySet());
      if (methods.contains("GET")) {
        methods.add("HEAD");
      }
      this.httpMethods = Collections.unmodifiableSet(methods);
    }

    @Override
    public UriTemplate template() {
      return template;
    }

    Map<String, Set<Terms>> terms() {
      return terms;
    }

    List<Route> routes() {
      return routes;
    }

    /** The answers where this is the only endpoint that a server could choose. */
    PreflightAnswers answers() {
      PreflightAnswers known = answers;
      if (known == null) {
        known = new PreflightAnswers(new PathView(this, true));
        answers = known;
      }
      return known;
    }

    /** The answers where some readings of the path lead here, and others nowhere. */
    PreflightAnswers answersOfSome() {
      PreflightAnswers known = answersOfSome;
      if (known == null) {
        known = new PreflightAnswers(new PathView(this, false));
        answersOfSome = known;
      }
      return known;
    }

    /** Every HTTP method that it has, HEAD for GET included. */
    Set<String> httpMethods() {
      return httpMethods;
    }

    boolean has(String httpMethod) {
      return terms.containsKey(httpMethod) || (isHead(httpMethod) && terms.containsKey("GET"));
    }

    /** Jakarta REST 3.1, section 3.3.5: GET serves HEAD where nothing else does. */
    Set<Terms> terms(String httpMethod) {
      Set<Terms> own = terms.get(httpMethod);
      if (own == null && isHead(httpMethod)) {
        own = terms.get("GET");
      }
      return own == null ? Set.of() : own;
    }

    private static boolean isHead(String httpMethod) {
      return httpMethod.equals("HEAD");
    }
  }

  /**
   * A sub-resource locator.
   *
   * @param target where it leads; null if it is opaque
   * @param opaque what holds below an opaque one
   * @param handedDown what holds for what it returns, unless that has a policy of its own
   */
  record Branch(
      UriTemplate template, @Nullable ResourceNode target, Terms opaque, HandedPolicy handedDown)
      implements Templated {}

  private TemplateIndex<Endpoint> endpoints = new TemplateIndex<>(List.of());
  private TemplateIndex<Branch> branches = new TemplateIndex<>(List.of());
  private boolean hasLocators;
  private boolean hasSubResources;
  private boolean hasOwnHead;

  void complete(Collection<Endpoint> endpoints, Collection<Branch> branches) {
    this.endpoints = new TemplateIndex<>(endpoints);
    this.branches = new TemplateIndex<>(branches);
    this.hasLocators = !branches.isEmpty();
    this.hasSubResources = hasLocators || endpoints.stream().anyMatch(e -> !e.template().isEmpty());
    this.hasOwnHead = endpoints.stream().anyMatch(e -> e.terms().containsKey("HEAD"));
  }

  TemplateIndex<Endpoint> endpoints() {
    return endpoints;
  }

  TemplateIndex<Branch> branches() {
    return branches;
  }

  boolean hasLocators() {
    return hasLocators;
  }

  /** Whether anything is below the node's own path (section 3.7.2, step 1, filter). */
  boolean hasSubResources() {
    return hasSubResources;
  }

  /** Whether one of its methods serves HEAD and nothing else. */
  boolean hasOwnHead() {
    return hasOwnHead;
  }
}
