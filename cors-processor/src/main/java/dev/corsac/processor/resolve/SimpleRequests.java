package dev.corsac.processor.resolve;

import dev.corsac.processor.model.ResourceMethodDeclaration;
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
    List<String> consumes = method.consumes();
    return !method.takesEntity()
        || consumes.isEmpty()
        || consumes.stream()
            .flatMap(value -> List.of(value.split(",", -1)).stream())
            .map(value -> value.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
            .anyMatch(value -> SAFELISTED.contains(value));
  }
}
