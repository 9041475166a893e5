package dev.corsac.policy.path;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds the pairs of templates that may match one path, without comparing all with all: a tree of
 * their segments, in which only those meet that agree in every literal. More pairs than do overlap,
 * and each pair once.
 *
 * @param <T> what has a template
 */
public final class MeetingTemplates<T> {

  private final Map<String, MeetingTemplates<T>> literals = new LinkedHashMap<>();
  private final List<T> ending = new ArrayList<>();
  private final List<T> wide = new ArrayList<>();
  private @Nullable MeetingTemplates<T> variable;

  /**
   * Adds a template.
   *
   * @param beginning whether it matches every path that begins with it
   */
  public void add(List<TemplateSegment> segments, boolean beginning, T what) {
    MeetingTemplates<T> node = this;
    for (TemplateSegment segment : segments) {
      if (segment.spans()) {
        node.wide.add(what);
        return;
      }
      node = node.next(segment);
    }
    (beginning ? node.wide : node.ending).add(what);
  }

  private MeetingTemplates<T> next(TemplateSegment segment) {
    TemplateSegment.Literal literal = segment.literal();
    if (literal != null) {
      return literals.computeIfAbsent(literal.raw(), key -> new MeetingTemplates<>());
    }
    if (variable == null) {
      variable = new MeetingTemplates<>();
    }
    return variable;
  }

  /** Gives all pairs to an action. */
  public void forEachPair(BiConsumer<T, T> action) {
    pairsWithin(ending, action);
    pairsWithin(wide, action);
    for (T each : wide) {
      ending.forEach(other -> action.accept(each, other));
      forEachBelow(other -> action.accept(each, other));
    }
    for (MeetingTemplates<T> literal : literals.values()) {
      literal.forEachPair(action);
      if (variable != null) {
        variable.forEachPairWith(literal, action);
      }
    }
    if (variable != null) {
      variable.forEachPair(action);
    }
  }

  private void forEachPairWith(MeetingTemplates<T> other, BiConsumer<T, T> action) {
    for (T each : ending) {
      other.ending.forEach(theirs -> action.accept(each, theirs));
      other.wide.forEach(theirs -> action.accept(each, theirs));
    }
    for (T each : wide) {
      other.ending.forEach(theirs -> action.accept(each, theirs));
      other.wide.forEach(theirs -> action.accept(each, theirs));
      other.forEachBelow(theirs -> action.accept(each, theirs));
    }
    for (T theirs : other.wide) {
      forEachBelow(mine -> action.accept(mine, theirs));
    }
    descend(other, action);
  }

  private void descend(MeetingTemplates<T> other, BiConsumer<T, T> action) {
    boolean fewer = literals.size() <= other.literals.size();
    Map<String, MeetingTemplates<T>> more = fewer ? other.literals : literals;
    for (String literal : (fewer ? literals : other.literals).keySet()) {
      if (more.containsKey(literal)) {
        at(literal).forEachPairWith(other.at(literal), action);
      }
    }
    if (other.variable != null) {
      for (MeetingTemplates<T> mine : literals.values()) {
        mine.forEachPairWith(other.variable, action);
      }
    }
    if (variable != null) {
      for (MeetingTemplates<T> theirs : other.literals.values()) {
        variable.forEachPairWith(theirs, action);
      }
      if (other.variable != null) {
        variable.forEachPairWith(other.variable, action);
      }
    }
  }

  private MeetingTemplates<T> at(String literal) {
    return literals.getOrDefault(literal, new MeetingTemplates<>());
  }

  private void forEachBelow(Consumer<T> action) {
    List<MeetingTemplates<T>> below = new ArrayList<>(literals.values());
    if (variable != null) {
      below.add(variable);
    }
    for (MeetingTemplates<T> node : below) {
      node.ending.forEach(action);
      node.wide.forEach(action);
      node.forEachBelow(action);
    }
  }

  private static <T> void pairsWithin(List<T> list, BiConsumer<T, T> action) {
    for (int i = 0; i < list.size(); i++) {
      for (int j = i + 1; j < list.size(); j++) {
        action.accept(list.get(i), list.get(j));
      }
    }
  }
}
