package dev.corsac.processor.model;

import dev.corsac.policy.surface.InferredHeader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A class to which locators lead, or where they begin, under one policy that they hand down: what a
 * node is in the table's graph. There are at most as many as classes times policies, however often
 * locators lead back, so following them needs no bound.
 */
public final class Reached {

  private record Edge(ResourceMethodDeclaration locator, Reached to) {}

  private record Key(String type, Optional<PolicyAnnotation> inherited) {}

  private final ResourceClassDeclaration resource;
  private final Optional<PolicyAnnotation> inherited;
  private final @Nullable Reached before;
  private final @Nullable ResourceMethodDeclaration locator;
  private final Map<String, InferredHeader> headers = new TreeMap<>();
  private final List<Edge> next = new ArrayList<>();

  private Reached(
      ResourceClassDeclaration resource,
      Optional<PolicyAnnotation> inherited,
      @Nullable Reached before,
      @Nullable ResourceMethodDeclaration locator) {
    this.resource = resource;
    this.inherited = inherited;
    this.before = before;
    this.locator = locator;
  }

  /**
   * Follows all locators.
   *
   * @param roots where to begin, under no policy of a locator
   * @return the roots first, then what is fewest locators away
   */
  public static List<Reached> from(Collection<ResourceClassDeclaration> roots, Subtypes subtypes) {
    Map<Key, Reached> known = new LinkedHashMap<>();
    Deque<Reached> open = new ArrayDeque<>();
    for (ResourceClassDeclaration root : roots) {
      known.computeIfAbsent(
          new Key(root.element().owner(), Optional.empty()),
          key -> opened(new Reached(root, key.inherited(), null, null), open));
    }
    while (!open.isEmpty()) {
      Reached from = open.remove();
      for (ResourceMethodDeclaration method : from.resource.methods()) {
        for (ResourceClassDeclaration type : subtypes.mayReturn(method)) {
          Key to = new Key(type.element().owner(), Scopes.near(method, from.inherited));
          Reached below =
              known.computeIfAbsent(
                  to, key -> opened(new Reached(type, key.inherited(), from, method), open));
          from.next.add(new Edge(method, below));
        }
      }
    }
    handHeadersDown(known.values());
    return List.copyOf(known.values());
  }

  private static Reached opened(Reached reached, Deque<Reached> open) {
    open.add(reached);
    return reached;
  }

  /** One comes again only if it has gained a name. */
  private static void handHeadersDown(Collection<Reached> all) {
    Set<Reached> gaining = new LinkedHashSet<>(all);
    while (!gaining.isEmpty()) {
      Reached from = gaining.iterator().next();
      gaining.remove(from);
      for (Edge edge : from.next) {
        if (edge.to().gains(from.headersOf(edge.locator()))) {
          gaining.add(edge.to());
        }
      }
    }
  }

  private boolean gains(List<InferredHeader> more) {
    int before = headers.size();
    more.forEach(each -> headers.putIfAbsent(each.name().toLowerCase(Locale.ROOT), each));
    return headers.size() > before;
  }

  /** The class. */
  public ResourceClassDeclaration resource() {
    return resource;
  }

  /** The policy that locators hand down to it; empty if it is none. */
  public Optional<PolicyAnnotation> inherited() {
    return inherited;
  }

  /** The lower-case names of the headers that the locators on all ways to it show. */
  public Set<String> headerNames() {
    return Collections.unmodifiableSet(headers.keySet());
  }

  /** The headers of a method of it, after those of the locators on all ways. */
  public List<InferredHeader> headersOf(ResourceMethodDeclaration method) {
    return withOwn(new ArrayList<>(headers.values()), resource, method);
  }

  /** The headers on the way and those of a method that they do not name. */
  public static List<InferredHeader> withOwn(
      List<InferredHeader> onTheWay,
      ResourceClassDeclaration resource,
      ResourceMethodDeclaration method) {
    List<InferredHeader> all = new ArrayList<>(onTheWay);
    for (InferredHeader header : InferredHeaders.of(resource, method)) {
      if (onTheWay.stream().noneMatch(each -> each.name().equalsIgnoreCase(header.name()))) {
        all.add(header);
      }
    }
    return all;
  }

  /** The locators of a shortest way, the first first; empty if it is a root. */
  public List<Step> way() {
    Deque<Step> way = new ArrayDeque<>();
    for (Reached at = this; at.before != null && at.locator != null; at = at.before) {
      way.addFirst(new Step(at.locator, at.resource));
    }
    return List.copyOf(way);
  }

  /** A locator on a way, and the class to which it leads. */
  public record Step(ResourceMethodDeclaration locator, ResourceClassDeclaration to) {}
}
