package dev.corsac.spring;

import dev.corsac.servlet.ServedEndpoint;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.MappingMatch;
import jakarta.ws.rs.core.Configuration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.cxf.Bus;
import org.apache.cxf.endpoint.Server;
import org.apache.cxf.endpoint.ServerRegistry;
import org.apache.cxf.transport.servlet.CXFNonSpringServlet;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;

/**
 * A server of Jakarta REST behind CXF's servlet. Thread safe.
 *
 * <p>CXF's servlet has one path, and below it each of its servers an address; the longest address
 * that a path begins with is the one that is asked, and it may be that of a server of JAX-WS.
 */
final class CxfEndpoint implements ServedEndpoint {
  private final Bus bus;
  private final Server server;
  private final Configuration configuration;
  private final Map<String, Boolean> servletsOfCxf = new ConcurrentHashMap<>();

  CxfEndpoint(Bus bus, Server server, Configuration configuration) {
    this.bus = bus;
    this.server = server;
    this.configuration = configuration;
  }

  @Override
  public Configuration configuration() {
    return configuration;
  }

  @Override
  public @Nullable String basePath(HttpServletRequest request) {
    if (request.getHttpServletMapping().getMappingMatch() != MappingMatch.PATH
        || !isOfCxf(request)
        || !isAsked(request.getPathInfo() == null ? "" : request.getPathInfo())) {
      return null;
    }
    return request.getContextPath() + request.getServletPath() + path(server);
  }

  private boolean isOfCxf(HttpServletRequest request) {
    return servletsOfCxf.computeIfAbsent(
        request.getHttpServletMapping().getServletName(),
        name -> {
          ServletRegistration servlet = request.getServletContext().getServletRegistration(name);
          String type = servlet == null ? null : servlet.getClassName();
          ClassLoader loader = CxfEndpoint.class.getClassLoader();
          return type != null
              && ClassUtils.isPresent(type, loader)
              && CXFNonSpringServlet.class.isAssignableFrom(
                  ClassUtils.resolveClassName(type, loader));
        });
  }

  private boolean isAsked(String path) {
    String own = path(server);
    if (!isBelow(path, own)) {
      return false;
    }
    List<Server> running = bus.getExtension(ServerRegistry.class).getServers();
    return running.contains(server)
        && running.stream()
            .map(CxfEndpoint::path)
            .noneMatch(other -> other.length() > own.length() && isBelow(path, other));
  }

  private static boolean isBelow(String path, String address) {
    return path.startsWith(address)
        && (path.length() == address.length() || path.charAt(address.length()) == '/');
  }

  /** The address, below the path of the servlet, without a slash at its end. */
  private static String path(Server each) {
    String address = each.getEndpoint().getEndpointInfo().getAddress();
    String text = address == null ? "" : address;
    String path =
        text.isEmpty() || text.startsWith("/") || text.contains("://") ? text : "/" + text;
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }
}
