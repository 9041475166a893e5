package dev.corsac.jaxrs.server;

import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Configuration;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;

/** What is particular to Jersey. */
public final class JerseyQuirks {
  private static final String MEDIA_TYPE_MAPPINGS = "jersey.config.server.mediaTypeMappings";
  private static final String LANGUAGE_MAPPINGS = "jersey.config.server.languageMappings";
  private static final String FORWARD_ON_404 = "jersey.config.servlet.filter.forwardOn404";
  private static final String STATIC_CONTENT = "jersey.config.servlet.filter.staticContentRegex";

  private JerseyQuirks() {}

  /**
   * What the server chose; null if the server is another one. Jersey's {@code UriInfo} is a {@code
   * ResourceInfo} too; what it injects is a proxy that looks this very object up at each call, for
   * more than all the rest of Corsac costs.
   */
  public static @Nullable ResourceInfo chosen(UriInfo uriInfo) {
    return uriInfo instanceof ResourceInfo known ? known : null;
  }

  /** The suffixes that Jersey's {@code UriConnegFilter} takes off paths. */
  public static SuffixMappings mappings(Configuration configuration) {
    return SuffixMappings.of(
        configuration.getProperty(MEDIA_TYPE_MAPPINGS),
        configuration.getProperty(LANGUAGE_MAPPINGS));
  }

  /**
   * Whether Jersey, as a servlet filter, hands requests that it answers with an empty 404 on to the
   * next filter or servlet, headers that were written included.
   */
  public static boolean forwardsOn404(Configuration configuration) {
    return isOn(configuration.getProperty(FORWARD_ON_404));
  }

  /** Whether Jersey, as a servlet filter, leaves some paths to others. */
  public static boolean leavesStaticContent(Configuration configuration) {
    Object pattern = configuration.getProperty(STATIC_CONTENT);
    return pattern != null && !pattern.toString().isEmpty();
  }

  private static boolean isOn(@Nullable Object property) {
    return property != null && Boolean.parseBoolean(property.toString().strip());
  }
}
