package dev.corsac.processor.model;

import java.util.List;
import java.util.Locale;

/** Which requests browsers send without asking first. */
public final class SimpleRequests {

  private static final List<String> SAFELISTED =
      List.of(
          "application/x-www-form-urlencoded",
          "text/plain",
          "multipart/form-data",
          "multipart/*",
          "*/*",
          "text/*",
          "application/*");

  private SimpleRequests() {}

  /** Whether a request that the method takes can be such a one: any page on the web can send it. */
  public static boolean reach(ResourceMethodDeclaration method, String httpMethod) {
    return switch (httpMethod) {
      case "GET", "HEAD" -> true;
      case "POST" -> takesSimpleEntity(method);
      default -> false;
    };
  }

  private static boolean takesSimpleEntity(ResourceMethodDeclaration method) {
    if (!method.takesEntity() || method.consumes().isEmpty()) {
      return true;
    }
    for (String value : method.consumes()) {
      for (String mediaType : value.split(",", -1)) {
        if (SAFELISTED.contains(mediaType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))) {
          return true;
        }
      }
    }
    return false;
  }
}
