package dev.corsac.suites;

import java.util.List;

/**
 * The facts of another project's tests.
 *
 * @param name the project
 * @param sources where its tests were read: repository, commit, paths
 * @param policies its policies, each with what must be so under it
 */
record Suite(String name, List<String> sources, List<SuitePolicy> policies) {

  /** The files of this package's resources, one for each suite. */
  static final List<String> FILES =
      List.of(
          "jub0bs",
          "rs",
          "spring",
          "tomcat",
          "jetty",
          "quarkus",
          "tower-http",
          "wpt",
          "go-cross-origin-protection");

  /** All suites. */
  static List<Suite> all() {
    return FILES.stream().map(SuiteReader::read).toList();
  }
}
