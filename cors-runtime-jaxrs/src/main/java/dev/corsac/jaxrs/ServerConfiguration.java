package dev.corsac.jaxrs;

import dev.corsac.jaxrs.server.JerseyQuirks;
import dev.corsac.jaxrs.server.ResteasyQuirks;
import dev.corsac.jaxrs.server.SuffixMappings;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Configuration;
import java.util.List;
import java.util.Set;

/**
 * What the configuration says of what becomes of a request beside Corsac. Immutable.
 *
 * @param mappings the suffixes that the server takes off paths
 * @param forwardsOn404 whether a request that was answered with an empty 404 goes on to others
 * @param leavesStaticContent whether others answer some of the paths
 * @param rewriting whether the application has pre-matching filters, which can change the URI
 */
record ServerConfiguration(
    SuffixMappings mappings,
    boolean forwardsOn404,
    boolean leavesStaticContent,
    boolean rewriting) {

  /**
   * Reads it; complete when requests arrive.
   *
   * @param components the application's, as far as the server shows them
   */
  static ServerConfiguration of(Configuration configuration, Set<Class<?>> components) {
    SuffixMappings ofJersey = JerseyQuirks.mappings(configuration);
    return new ServerConfiguration(
        ofJersey.isEmpty() ? ResteasyQuirks.mappings(configuration) : ofJersey,
        JerseyQuirks.forwardsOn404(configuration),
        JerseyQuirks.leavesStaticContent(configuration),
        components.stream().anyMatch(ServerConfiguration::isPreMatching));
  }

  private static boolean isPreMatching(Class<?> type) {
    return ContainerRequestFilter.class.isAssignableFrom(type)
        && type.isAnnotationPresent(PreMatching.class)
        && !ApplicationFilter.class.isAssignableFrom(type);
  }

  /**
   * Whether somebody else answers in the place of Jakarta REST, so that the response is not its
   * own.
   *
   * @param hasEntity whether the response has an entity
   */
  boolean handsOn(int status, boolean hasEntity) {
    return forwardsOn404 && status == 404 && !hasEntity;
  }

  /** Whether a path that no template matches may be somebody else's. */
  boolean handsOnUnmatched() {
    return forwardsOn404 || leavesStaticContent;
  }

  /**
   * What the server can make of a path before it matches.
   *
   * @param from where the part below the base path begins
   */
  List<String> rewritten(String rawPath, int from) {
    return mappings.isEmpty() ? List.of() : mappings.rewritten(rawPath.substring(from));
  }
}
