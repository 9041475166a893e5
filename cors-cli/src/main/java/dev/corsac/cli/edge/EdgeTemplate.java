package dev.corsac.cli.edge;

import dev.corsac.policy.path.TemplateSegment;
import dev.corsac.policy.path.UriTemplate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A set of ordinary paths below the base path: segment by segment a text, anything, or a regular
 * expression. Immutable.
 */
public record EdgeTemplate(List<TemplateSegment> segments) {
  private static final TemplateSegment ANYTHING = UriTemplate.parse("{any}").segments().get(0);

  /** A subset before what contains it. */
  static final Comparator<EdgeTemplate> NARROWEST_FIRST =
      Comparator.<EdgeTemplate>comparingLong(one -> one.count(s -> s.text().isPresent()))
          .thenComparingLong(one -> one.count(s -> s.text().isEmpty() && !s.isVariable()))
          .reversed()
          .thenComparing(EdgeTemplate::toString);

  public EdgeTemplate {
    segments = List.copyOf(segments);
  }

  static EdgeTemplate of(String template) {
    return new EdgeTemplate(UriTemplate.parse(template).segments());
  }

  /**
   * A path below the base path that a template matches; empty if none comes to mind.
   *
   * @param template as {@code policies.json} writes it
   */
  public static Optional<String> samplePath(String template) {
    return UriTemplate.isWellFormed(template) && template.indexOf('…') < 0
        ? of(template).samples(List.of()).map(samples -> samples.get(0))
        : Optional.empty();
  }

  /** A route's template as it is written; empty where it is none, as recursive locators have. */
  public static Optional<EdgeTemplate> written(String template) {
    return UriTemplate.isWellFormed(template) ? Optional.of(of(template)) : Optional.empty();
  }

  private long count(Predicate<TemplateSegment> what) {
    return segments.stream().filter(what).count();
  }

  /** Whether a segment has a regular expression, or a variable beside text. */
  public boolean hasExpression() {
    // Asked of every two templates, so without a stream.
    for (TemplateSegment segment : segments) {
      if (segment.text().isEmpty() && !segment.isVariable()) {
        return true;
      }
    }
    return false;
  }

  /** This template, and behind it anything, up to a number of segments. */
  EdgeTemplate extendedTo(int length) {
    List<TemplateSegment> more = new ArrayList<>(segments);
    more.addAll(Collections.nCopies(length - segments.size(), ANYTHING));
    return new EdgeTemplate(more);
  }

  /** The paths that match both; empty if there are none, or if {@link #meetsSomewhere} knows. */
  Optional<EdgeTemplate> meet(EdgeTemplate other) {
    if (!meets(other)) {
      return Optional.empty();
    }
    List<TemplateSegment> both = new ArrayList<>();
    for (int i = 0; i < segments.size(); i++) {
      TemplateSegment mine = segments.get(i);
      TemplateSegment theirs = other.segments.get(i);
      both.add(mine.text().isPresent() || theirs.isVariable() ? mine : theirs);
    }
    return Optional.of(new EdgeTemplate(both));
  }

  // Asked of every two templates: nothing is made before it is known that they meet.
  private boolean meets(EdgeTemplate other) {
    boolean meets = segments.size() == other.segments.size();
    for (int i = 0; meets && i < segments.size(); i++) {
      TemplateSegment mine = segments.get(i);
      TemplateSegment theirs = other.segments.get(i);
      meets = mine.mayOverlap(theirs) && !areTwoExpressions(mine, theirs);
    }
    return meets;
  }

  /** Whether some path may match both, where two regular expressions hide which. */
  boolean meetsSomewhere(EdgeTemplate other) {
    if (segments.size() != other.segments.size() || !hasExpression() || !other.hasExpression()) {
      return false;
    }
    boolean hidden = false;
    for (int i = 0; i < segments.size(); i++) {
      if (!segments.get(i).mayOverlap(other.segments.get(i))) {
        return false;
      }
      hidden |= areTwoExpressions(segments.get(i), other.segments.get(i));
    }
    return hidden;
  }

  /** Whether all that matches another one matches this. */
  public boolean contains(EdgeTemplate other) {
    return meet(other).filter(other::equals).isPresent();
  }

  /** Whether some path may match both. */
  public boolean overlaps(EdgeTemplate other) {
    return meets(other) || meetsSomewhere(other);
  }

  private static boolean areTwoExpressions(TemplateSegment one, TemplateSegment other) {
    return one.text().isEmpty()
        && other.text().isEmpty()
        && !one.isVariable()
        && !other.isVariable()
        && !one.equals(other);
  }

  /**
   * Two paths that match and have different texts for what is variable, if they can be found; such
   * that the others' regular expressions match neither, if there are such.
   */
  Optional<List<String>> samples(Collection<EdgeTemplate> others) {
    List<EdgeTemplate> hiding = others.stream().filter(this::meetsSomewhere).toList();
    List<String> samples = new ArrayList<>();
    for (int which = 0; which < 2; which++) {
      StringBuilder path = new StringBuilder();
      for (int i = 0; i < segments.size(); i++) {
        int at = i;
        List<TemplateSegment> rivals =
            hiding.stream()
                .map(each -> each.segments().get(at))
                .filter(each -> areTwoExpressions(segments.get(at), each))
                .toList();
        Optional<String> text = SampleText.of(segments.get(i), rivals, which);
        if (text.isEmpty()) {
          return Optional.empty();
        }
        path.append('/').append(text.get());
      }
      samples.add(path.isEmpty() ? "/" : path.toString());
    }
    return Optional.of(samples);
  }

  /**
   * The regular expression of the raw path below the base path, with one optional slash at its end.
   *
   * @param segment the expression of each segment
   */
  public String expression(Function<TemplateSegment, String> segment) {
    return segments.stream().map(s -> "/" + segment.apply(s)).collect(Collectors.joining()) + "/?";
  }

  /** For messages, and to tell templates apart: variables without their names. */
  @Override
  public String toString() {
    return "/" + segments.stream().map(Object::toString).collect(Collectors.joining("/"));
  }
}
