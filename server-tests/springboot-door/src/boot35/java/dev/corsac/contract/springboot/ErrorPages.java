package dev.corsac.contract.springboot;

import java.util.Map;
import org.springframework.boot.web.server.ErrorPage;
import org.springframework.boot.web.server.ErrorPageRegistrar;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.http.HttpStatus;

/** Error pages of an application, in the package of this version of Spring Boot. */
final class ErrorPages {
  private ErrorPages() {}

  /** Registers pages by their status. */
  static void add(GenericApplicationContext context, Map<Integer, String> locations) {
    context.registerBean(
        ErrorPageRegistrar.class,
        () ->
            registry ->
                locations.forEach((status, location) ->
                    registry.addErrorPages(
                        new ErrorPage(HttpStatus.valueOf(status), location))));
  }
}
