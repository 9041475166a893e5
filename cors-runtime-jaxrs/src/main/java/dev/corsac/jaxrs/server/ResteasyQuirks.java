package dev.corsac.jaxrs.server;

import jakarta.ws.rs.core.Configuration;
import jakarta.ws.rs.core.UriInfo;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is particular to RESTEasy. */
public final class ResteasyQuirks {
  private static final Logger LOG = System.getLogger("dev.corsac");
  private static final String URI_INFO = "org.jboss.resteasy.specimpl.ResteasyUriInfo";
  private static final String CONTEXT = "org.jboss.resteasy.core.ResteasyContext";
  private static final String DEPLOYMENT = "org.jboss.resteasy.spi.ResteasyDeployment";
  private static final String MEDIA_TYPE_MAPPINGS = "resteasy.media.type.mappings";
  private static final String LANGUAGE_MAPPINGS = "resteasy.language.mappings";

  /** The servers of RESTEasy that write on an IO thread. */
  private static final List<String> ON_IO_THREADS =
      List.of(
          "org.jboss.resteasy.plugins.server.netty.NettyJaxrsServer",
          "org.jboss.resteasy.plugins.server.reactor.netty.ReactorNettyJaxrsServer",
          "org.jboss.resteasy.plugins.server.vertx.VertxJaxrsServer");

  private ResteasyQuirks() {}

  /**
   * Whether the server answers 500 where any {@code WriterInterceptor} is registered: on its IO
   * thread it refuses to write behind one. RESTEasy does not say which server it is, but that
   * server is what starts the deployment, and so it is on the stack while features are configured.
   */
  public static boolean refusesInterceptors(Configuration configuration) {
    return isResteasy(configuration)
        && StackWalker.getInstance()
            .walk(frames -> frames.anyMatch(frame -> ON_IO_THREADS.contains(frame.getClassName())));
  }

  /** What RESTEasy shows on this thread; null if it shows none of the type. */
  private static @Nullable Object contextData(String type, ClassLoader loader) {
    try {
      return Class.forName(CONTEXT, false, loader)
          .getMethod("getContextData", Class.class)
          .invoke(null, Class.forName(type, false, loader));
    } catch (ReflectiveOperationException | LinkageError e) {
      LOG.log(Level.DEBUG, "RESTEasy does not show its " + type, e);
      return null;
    }
  }

  /**
   * Whether the server keeps the raw path that it matches on, with its leading slash. URIs it would
   * have to parse first, which allocates more than all headers of a preflight's answer.
   */
  public static boolean keepsRawPath(UriInfo uriInfo) {
    return uriInfo.getClass().getName().equals(URI_INFO);
  }

  /**
   * The suffixes that RESTEasy takes off paths. Its deployment has them, which is where it puts
   * what a {@code web.xml} says; it shows the deployment while features are configured, and to
   * requests.
   */
  public static SuffixMappings mappings(Configuration configuration) {
    Object mediaTypes = configuration.getProperty(MEDIA_TYPE_MAPPINGS);
    Object languages = configuration.getProperty(LANGUAGE_MAPPINGS);
    if (mediaTypes == null && languages == null && isResteasy(configuration)) {
      try {
        ClassLoader loader = configuration.getClass().getClassLoader();
        Object deployment = contextData(DEPLOYMENT, loader);
        if (deployment != null) {
          Class<?> type = Class.forName(DEPLOYMENT, false, loader);
          mediaTypes = type.getMethod("getMediaTypeMappings").invoke(deployment);
          languages = type.getMethod("getLanguageExtensions").invoke(deployment);
        }
      } catch (ReflectiveOperationException | LinkageError e) {
        LOG.log(Level.DEBUG, "RESTEasy's mappings of suffixes cannot be read", e);
      }
    }
    return SuffixMappings.of(mediaTypes, languages);
  }

  private static boolean isResteasy(@Nullable Object configuration) {
    return configuration != null
        && configuration.getClass().getName().startsWith("org.jboss.resteasy.");
  }
}
