package dev.corsac.processor.model;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Which requests browsers send without asking first. */
public final class SimpleRequests {

  /** Fetch, "CORS-safelisted request-header", the essences of {@code Content-Type}. */
  static final Set<String> SAFELISTED =
      Set.of("application/x-www-form-urlencoded", "multipart/form-data", "text/plain");

  /** What stands for one of them, among others. */
  private static final Set<String> WILDCARDS =
      Set.of("multipart/*", "*/*", "text/*", "application/*");

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
    return !method.takesEntity()
        || method.consumes().isEmpty()
        || consumed(method).anyMatch(each -> SAFELISTED.contains(each) || WILDCARDS.contains(each));
  }

  /** The essences of the media types that a method consumes, in lower case. */
  static Stream<String> consumed(ResourceMethodDeclaration method) {
    return method.consumes().stream()
        .flatMap(value -> Stream.of(value.split(",", -1)))
        .map(mediaType -> mediaType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT));
  }
}
