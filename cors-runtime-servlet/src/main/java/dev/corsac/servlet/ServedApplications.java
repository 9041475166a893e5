package dev.corsac.servlet;

import jakarta.servlet.ServletContext;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The applications of Jakarta REST in one web application, by the servlets and filters that serve
 * them. Lives as an attribute of the {@link ServletContext}, so that web applications that share
 * Corsac's classes do not see each other's. Thread safe.
 */
final class ServedApplications {
  private static final String ATTRIBUTE = "dev.corsac.servlet.applications";

  private final Map<String, ServedApplication.OfServlet> ofServlets = new ConcurrentHashMap<>();
  private final Map<String, ServedApplication.OfFilter> ofFilters = new ConcurrentHashMap<>();
  private final Collection<ServedApplication> others = new CopyOnWriteArrayList<>();

  private ServedApplications() {}

  /** Those of a web application. */
  static synchronized ServedApplications in(ServletContext context) {
    if (context.getAttribute(ATTRIBUTE) instanceof ServedApplications known) {
      return known;
    }
    ServedApplications applications = new ServedApplications();
    context.setAttribute(ATTRIBUTE, applications);
    return applications;
  }

  /** A servlet that is started anew has another configuration than before. */
  void note(ServedApplication.OfServlet application) {
    ofServlets.put(application.name(), application);
  }

  /** See {@link #note(ServedApplication.OfServlet)}. */
  void note(ServedApplication.OfFilter application) {
    ofFilters.put(application.name(), application);
  }

  /** What neither a servlet of its own nor a filter serves. */
  void note(ServedApplication.OfListener application) {
    others.add(application);
  }

  /** See {@link #note(ServedApplication.OfListener)}. */
  void note(ServedApplication.OfEndpoint application) {
    others.add(application);
  }

  /** See {@link #note(ServedApplication.OfListener)}; once, however often the filter is there. */
  void note(ServedApplication.OfTomee application) {
    others.removeIf(ServedApplication.OfTomee.class::isInstance);
    others.add(application);
  }

  /** That of a servlet; null if it serves none. */
  ServedApplication.@Nullable OfServlet ofServlet(String name) {
    return ofServlets.get(name);
  }

  /** What no servlet and no filter has for itself. */
  Collection<ServedApplication> others() {
    return others;
  }

  /** Those of filters. */
  Collection<ServedApplication.OfFilter> ofFilters() {
    return ofFilters.values();
  }
}
