package dev.corsac.policy.surface;

import dev.corsac.policy.PolicyDeclaration;
import dev.corsac.policy.Toleration;
import dev.corsac.policy.finding.Quoted;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The surface as text for a review: one line for each route, and for whatever else can grant,
 * sorted. Methods and templates come first, the Java method last, and behind that, if locators lead
 * to it, the root resource class. Characters that a reviewer would not see are spelled as escapes.
 * Immutable and thread safe.
 *
 * @param lines the lines, without line breaks
 */
public record SurfaceLock(SortedSet<String> lines) {
  /** Where a compilation's own is, below the root of the class output or of a jar. */
  public static final String PATH = "META-INF/corsac/surface.lock";

  private static final String SEPARATOR = " | ";
  private static final String VIA = " via ";
  private static final String COMMENT = "#";
  private static final String BYTE_ORDER_MARK = "\ufeff";
  private static final String HEADER =
      "# The cross-origin surface: HTTP method, path, who may read it, resource method.\n";

  public SurfaceLock {
    lines = Collections.unmodifiableSortedSet(new TreeSet<>(lines));
  }

  /** The surface of these ways. */
  public static SurfaceLock of(List<SurfaceWay> ways) {
    SortedSet<String> lines = new TreeSet<>();
    for (SurfaceWay way : ways) {
      lines.add(line(way));
    }
    return new SurfaceLock(lines);
  }

  /** Reads what {@link #text} gave, in whatever order and with whatever line ends. */
  public static SurfaceLock parse(String text) {
    return new SurfaceLock(
        (text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text)
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith(COMMENT))
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  /** The file's content. */
  public String text() {
    StringBuilder text = new StringBuilder(HEADER);
    for (String line : lines) {
      text.append(line).append('\n');
    }
    return text.toString();
  }

  /** The lines whose root resource class, by its canonical name, passes. */
  public SurfaceLock of(Predicate<String> rootClass) {
    return new SurfaceLock(
        lines.stream()
            .filter(line -> rootClass.test(rootOf(line)))
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  /** The canonical names of the root resource classes; a set of the caller's own. */
  public SortedSet<String> classes() {
    SortedSet<String> classes = new TreeSet<>();
    for (String line : lines) {
      classes.add(rootOf(line));
    }
    return classes;
  }

  /** What was taken away from a surface and what was added to it, as a diff; empty if nothing. */
  public List<String> differencesFrom(SurfaceLock before) {
    SortedSet<String> both = new TreeSet<>(before.lines);
    both.addAll(lines);
    return both.stream()
        .filter(line -> lines.contains(line) != before.lines.contains(line))
        .map(line -> (lines.contains(line) ? "+ " : "- ") + line)
        .toList();
  }

  private static String rootOf(String line) {
    String method = line.substring(line.lastIndexOf(SEPARATOR) + SEPARATOR.length());
    int via = method.lastIndexOf(VIA);
    if (via >= 0) {
      return method.substring(via + VIA.length());
    }
    int parameters = method.indexOf('(');
    if (parameters < 0) {
      return method;
    }
    String name = method.substring(0, parameters);
    return name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : name;
  }

  private static String line(SurfaceWay way) {
    SurfaceRoute route = way.route();
    List<String> parts = new ArrayList<>();
    parts.add(route.method() + " " + route.template());
    if (route.policy().isPresent()) {
      addPolicy(route.policy().get().declaration(), route, parts);
    } else {
      parts.add("not governed");
    }
    parts.add(
        (route.resourceMethod().isEmpty()
                ? route.resourceClass()
                : route.resourceClass() + "." + route.resourceMethod())
            + (way.rootClass().equals(route.resourceClass()) ? "" : VIA + way.rootClass()));
    return visible(String.join(SEPARATOR, parts)).strip();
  }

  private static void addPolicy(PolicyDeclaration policy, SurfaceRoute route, List<String> parts) {
    if (policy.crossOrigin()) {
      parts.add(String.join(" ", policy.effectiveOrigins()));
      parts.add(policy.allowCredentials() ? "credentials" : "no credentials");
      Set<String> allowed = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
      allowed.addAll(policy.allowedHeaders());
      for (InferredHeader header : route.requestHeaders()) {
        allowed.add(header.name());
      }
      addList("allows ", allowed, parts);
      addList("exposes ", new TreeSet<>(policy.exposedHeaders()), parts);
      parts.add("max-age " + policy.maxAge());
    } else {
      parts.add("same origin");
    }
    if (!policy.guarded()) {
      parts.add("unguarded");
    }
    for (Toleration accepted : policy.tolerate()) {
      parts.add("tolerates " + accepted.id() + ": " + flat(accepted.reason()));
    }
  }

  private static void addList(String label, Collection<String> values, List<String> parts) {
    if (!values.isEmpty()) {
      parts.add(label + String.join(", ", values));
    }
  }

  // A line break would end the line, and a change of the writing direction would show the reviewer
  // another policy than the compiler's.
  private static String visible(String line) {
    boolean plain = !line.startsWith(COMMENT);
    for (int i = 0; plain && i < line.length(); i++) {
      plain = line.charAt(i) >= ' ' && line.charAt(i) <= '~';
    }
    return plain ? line : escaped(line);
  }

  private static String escaped(String line) {
    StringBuilder visible = new StringBuilder(line.length());
    int next = 0;
    for (int i = 0; i < line.length(); i = next) {
      int c = line.codePointAt(i);
      next = i + Character.charCount(c);
      if (!Quoted.isVisible(c) || (i == 0 && c == COMMENT.charAt(0))) {
        visible.append(
            c > Character.MAX_VALUE ? String.format("\\x{%x}", c) : String.format("\\u%04x", c));
      } else {
        visible.appendCodePoint(c);
      }
    }
    return visible.toString();
  }

  private static String flat(String reason) {
    return reason.replaceAll("[\\s|]+", " ").strip();
  }
}
