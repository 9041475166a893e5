package dev.corsac.contract.door;

import dev.corsac.contract.ServerUnderTest.Running;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRegistration;
import jakarta.ws.rs.core.Application;
import java.util.Map;

/** Starts web applications on one kind of servlet container. */
public interface ServletServer {

  /** Declares what a web application consists of, as an initializer does. */
  interface Content {
    /** Adds servlets and filters. */
    void addTo(ServletContext context) throws ServletException;
  }

  /**
   * A web application.
   *
   * @param contextPath empty for the root
   * @param errorPages their locations, by status
   * @param content its servlets and filters
   */
  record WebApplication(String contextPath, Map<Integer, String> errorPages, Content content) {}

  /** Starts it on 127.0.0.1, on a port that is free. */
  Running start(WebApplication application) throws Exception;

  /**
   * Adds a servlet that serves an application of Jakarta REST.
   *
   * @param mapping {@code /x/*}, or {@code /*}
   * @return its registration; the servlet is loaded when the web application starts
   */
  ServletRegistration.Dynamic addRest(
      ServletContext context, String name, String mapping, Class<? extends Application> application)
      throws ServletException;
}
