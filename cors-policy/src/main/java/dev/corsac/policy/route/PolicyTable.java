package dev.corsac.policy.route;

import java.util.List;

/**
 * The policy table: the routes of one compilation, as data. Immutable.
 *
 * @param name the generated class that holds it, for messages
 * @param classes the resource classes, sorted by name
 * @param applications the compilation's concrete {@code Application} subclasses, sorted by name
 */
public record PolicyTable(
    String name, List<ResourceClass> classes, List<DeclaredApplication> applications) {

  public PolicyTable {
    classes = List.copyOf(classes);
    applications = List.copyOf(applications);
  }
}
