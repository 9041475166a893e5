package dev.corsac.servlet;

import dev.corsac.jaxrs.front.FrontDoor;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.MappingMatch;
import jakarta.ws.rs.core.Configuration;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An application of Jakarta REST, and what of a web application leads to it. Thread safe. */
abstract sealed class ServedApplication {
  private static final Logger LOG = System.getLogger("dev.corsac");

  private static final String RESTEASY = "org.jboss.resteasy.";
  private static final String RESTEASY_PREFIX = "resteasy.servlet.mapping.prefix";

  private final String name;
  private final Supplier<@Nullable FrontDoor> finder;
  private volatile @Nullable FrontDoor door;

  private ServedApplication(String name, Supplier<@Nullable FrontDoor> finder) {
    this.name = name;
    this.finder = finder;
  }

  /** The name of the servlet or filter; empty if it has none of its own. */
  final String name() {
    return name;
  }

  /**
   * What decides about its requests; null if {@code CorsFeature} has not configured it. Only for
   * requests: when features are configured, the order of the two differs between servers.
   */
  final @Nullable FrontDoor door() {
    FrontDoor known = door;
    if (known == null) {
      FrontDoor found = finder.get();
      known = found == null ? null : ofThis(found);
      door = known;
    }
    return known;
  }

  FrontDoor ofThis(FrontDoor found) {
    return found;
  }

  /**
   * The base path under which the application serves a request, without a slash at its end; null if
   * the request is not for it.
   */
  abstract @Nullable String basePath(HttpServletRequest request);

  /** Without the slash at its end, and with one that begins it unless it is empty. */
  private static String asPrefix(@Nullable String path) {
    String text = path == null ? "" : path.strip();
    while (text.endsWith("/")) {
      text = text.substring(0, text.length() - 1);
    }
    return text.isEmpty() || text.startsWith("/") ? text : "/" + text;
  }

  /** Whether RESTEasy made it. */
  static boolean isResteasy(Configuration configuration) {
    return configuration.getClass().getName().startsWith(RESTEASY);
  }

  /** RESTEasy does not ask where it is mapped, but what this parameter says. */
  private static String resteasyPrefix(ServletContext context, String servlet) {
    ServletRegistration registration = context.getServletRegistration(servlet);
    String own = registration == null ? null : registration.getInitParameter(RESTEASY_PREFIX);
    return asPrefix(own == null ? context.getInitParameter(RESTEASY_PREFIX) : own);
  }

  /** That of a servlet. */
  static final class OfServlet extends ServedApplication {
    private final boolean resteasy;

    OfServlet(String name, Configuration configuration) {
      super(name, () -> FrontDoor.of(configuration));
      resteasy = isResteasy(configuration);
    }

    @Override
    @Nullable String basePath(HttpServletRequest request) {
      if (request.getHttpServletMapping().getMappingMatch() != MappingMatch.PATH) {
        return null;
      }
      return request.getContextPath()
          + (resteasy
              ? resteasyPrefix(request.getServletContext(), name())
              : request.getServletPath());
    }
  }

  /** That of RESTEasy's listener: all servlets of RESTEasy serve it that have none of their own. */
  static final class OfListener extends ServedApplication {
    private static final String SERVLETS = RESTEASY + "plugins.server.servlet.";

    OfListener(Configuration configuration) {
      super("", () -> FrontDoor.of(configuration));
    }

    @Override
    @Nullable String basePath(HttpServletRequest request) {
      HttpServletMapping mapping = request.getHttpServletMapping();
      ServletContext context = request.getServletContext();
      String servlet = mapping.getServletName();
      ServletRegistration registration =
          servlet == null ? null : context.getServletRegistration(servlet);
      String type = registration == null ? null : registration.getClassName();
      return mapping.getMappingMatch() == MappingMatch.PATH
              && servlet != null
              && type != null
              && type.startsWith(SERVLETS)
          ? request.getContextPath() + resteasyPrefix(context, servlet)
          : null;
    }
  }

  /** That of somebody else, who knows where it is. */
  static final class OfEndpoint extends ServedApplication {
    private final ServedEndpoint endpoint;

    OfEndpoint(ServedEndpoint endpoint) {
      super("", () -> FrontDoor.of(endpoint.configuration()));
      this.endpoint = endpoint;
    }

    @Override
    @Nullable String basePath(HttpServletRequest request) {
      return endpoint.basePath(request);
    }
  }

  /**
   * That of TomEE, which serves Jakarta REST by a filter of its own, behind all others, and shows
   * no servlet context to features. So it is the only application of the archive, or none.
   */
  static final class OfTomee extends ServedApplication {
    private static final String FILTER = "org.apache.tomee.webservices.CXFJAXRSFilter";
    private static final String MAPPING = "mapping";

    private final AtomicBoolean warned = new AtomicBoolean();

    OfTomee() {
      super("", FrontDoor::only);
    }

    /** Whether it is TomEE that shows these classes to a web application. */
    static boolean isThere(ClassLoader loader) {
      try {
        Class.forName(FILTER, false, loader);
        return true;
      } catch (ClassNotFoundException | LinkageError e) {
        return false;
      }
    }

    /** What is no resource may be a static file: only TomEE itself tells. */
    @Override
    FrontDoor ofThis(FrontDoor found) {
      return found.besideOthers();
    }

    @Override
    @Nullable String basePath(HttpServletRequest request) {
      HttpServletMapping mapping = request.getHttpServletMapping();
      // Servlets that are mapped below the application's path go before it.
      if (mapping.getMappingMatch() != MappingMatch.DEFAULT && !mapping.getPattern().equals("/*")) {
        return null;
      }
      List<String> paths =
          request.getServletContext().getFilterRegistrations().values().stream()
              .filter(each -> FILTER.equals(each.getClassName()))
              .map(each -> asPrefix(each.getInitParameter(MAPPING)))
              .toList();
      if (paths.size() > 1 && !warned.getAndSet(true)) {
        LOG.log(
            Level.WARNING,
            "Corsac's servlet filter leaves this web application's requests to Jakarta REST: TomEE"
                + " serves several applications here, below "
                + paths
                + ", and does not say which is which. Corsac then works only inside Jakarta REST: a"
                + " filter or a login in front of it can refuse preflights, and what that answers"
                + " gets no CORS headers.");
      }
      return paths.size() == 1 ? request.getContextPath() + paths.get(0) : null;
    }
  }

  /** That of Jersey as a filter. */
  static final class OfFilter extends ServedApplication {
    private static final String CONTEXT_PATH = "jersey.config.servlet.filter.contextPath";
    private static final String STATIC_CONTENT = "jersey.config.servlet.filter.staticContentRegex";

    private final Configuration configuration;
    private volatile @Nullable Mapping mapping;

    /**
     * Where it is mapped.
     *
     * @param base what the base path adds to the context's; null if that is not certain
     * @param patterns of URLs
     * @param servlets the names of servlets that it is before
     * @param leaving the paths that it leaves to others; null if none
     */
    private record Mapping(
        @Nullable String base,
        Collection<String> patterns,
        Collection<String> servlets,
        @Nullable Pattern leaving) {}

    OfFilter(String name, Configuration configuration) {
      super(name, () -> FrontDoor.of(configuration));
      this.configuration = configuration;
    }

    /** What is behind the filter answers too: for unknown paths only the filter itself tells. */
    @Override
    FrontDoor ofThis(FrontDoor found) {
      return found.besideOthers();
    }

    @Override
    @Nullable String basePath(HttpServletRequest request) {
      Mapping known = mapping;
      if (known == null) {
        known = mapping(request.getServletContext());
        mapping = known;
      }
      return known.base() == null || !reaches(known, request)
          ? null
          : request.getContextPath() + known.base();
    }

    private static boolean reaches(Mapping mapping, HttpServletRequest request) {
      String info = request.getPathInfo();
      String servletPath = request.getServletPath();
      String path = info == null ? servletPath : servletPath + info;
      // Jersey's versions ask one or the other.
      if (mapping.leaving() != null
          && (mapping.leaving().matcher(path).matches()
              || mapping.leaving().matcher(servletPath).matches())) {
        return false;
      }
      return mapping.servlets().contains(request.getHttpServletMapping().getServletName())
          || mapping.patterns().stream().anyMatch(pattern -> matches(pattern, path));
    }

    /** Servlet 6.0, section 12.2. */
    private static boolean matches(String pattern, String path) {
      if (pattern.startsWith("*.")) {
        return path.endsWith(pattern.substring(1));
      }
      if (!pattern.endsWith("/*")) {
        return path.equals(pattern);
      }
      int end = pattern.length() - 2;
      return path.regionMatches(0, pattern, 0, end)
          && (path.length() == end || path.charAt(end) == '/');
    }

    private Mapping mapping(ServletContext context) {
      FilterRegistration registration = context.getFilterRegistration(name());
      if (registration == null) {
        return new Mapping(null, Set.of(), Set.of(), null);
      }
      Collection<String> patterns = registration.getUrlPatternMappings();
      Object leaving = configuration.getProperty(STATIC_CONTENT);
      if (leaving == null) {
        leaving = registration.getInitParameter(STATIC_CONTENT);
      }
      return new Mapping(
          base(registration.getInitParameter(CONTEXT_PATH), patterns),
          patterns,
          registration.getServletNameMappings(),
          leaving == null || leaving.toString().isEmpty()
              ? null
              : Pattern.compile(leaving.toString()));
    }

    /**
     * Jersey takes the base path from its parameter, and with another of its jars from the patterns
     * of URLs.
     */
    private @Nullable String base(@Nullable String parameter, Collection<String> patterns) {
      Set<String> candidates = new LinkedHashSet<>();
      candidates.add(asPrefix(parameter));
      patterns.forEach(pattern ->
          candidates.add(
              asPrefix(
                  pattern.endsWith("*") ? pattern.substring(0, pattern.length() - 1) : pattern)));
      if (candidates.size() == 1) {
        return candidates.iterator().next();
      }
      LOG.log(
          Level.WARNING,
          "Corsac's servlet filter cannot tell under which path the filter \""
              + name()
              + "\" serves Jakarta REST: the parameter "
              + CONTEXT_PATH
              + " and the URL patterns "
              + patterns
              + " disagree. It leaves those requests to Jakarta REST. Map that filter to one"
              + " pattern, /x/*, and set the parameter to /x.");
      return null;
    }
  }
}
