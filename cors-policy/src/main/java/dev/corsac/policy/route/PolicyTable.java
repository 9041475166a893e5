package dev.corsac.policy.route;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The policy table: the routes of one compilation, as data. Immutable.
 *
 * @param name the generated class that holds it, for messages
 * @param classes the resource classes, sorted by name
 * @param application the binary name of the compilation's one {@code Application} subclass that
 *     bears a policy; null if there is none
 * @param applicationPolicy that policy; null if there is none
 */
public record PolicyTable(
    String name,
    List<ResourceClass> classes,
    @Nullable String application,
    @Nullable DeclaredPolicy applicationPolicy) {

  public PolicyTable {
    classes = List.copyOf(classes);
  }
}
