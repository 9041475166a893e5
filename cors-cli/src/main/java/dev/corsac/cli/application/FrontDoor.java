package dev.corsac.cli.application;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What answers before Jakarta REST, and where the container answers, if an application has it. */
public enum FrontDoor {
  /** Spring Boot's, which brings that of servlet containers. */
  SPRING_BOOT("cors-spring-boot-starter", "dev/corsac/spring/CorsacAutoConfiguration"),
  /** That of servlet containers. */
  SERVLET("cors-runtime-servlet", "dev/corsac/servlet/CorsFilter"),
  /** Quarkus's. */
  QUARKUS("cors-runtime-quarkus", "dev/corsac/quarkus/VertxFrontDoor");

  private final String module;
  private final String internalName;

  FrontDoor(String module, String internalName) {
    this.module = module;
    this.internalName = internalName;
  }

  /** The one that lies among some jars and class folders. */
  static Optional<FrontDoor> among(ClassFiles files) {
    return Arrays.stream(values())
        .filter(each -> files.classFile(each.internalName).isPresent())
        .findFirst();
  }

  /** The artifact that brings it. */
  public String module() {
    return module;
  }

  /**
   * Where a policy's answers come from, in a sentence.
   *
   * @param found the one that was seen; one that was not may be on the class path all the same
   */
  public static String sentence(Optional<FrontDoor> found) {
    return found
        .map(door ->
            "The front door ("
                + door.module
                + ") answers, also before a login and where the container answers.")
        .orElseGet(() ->
            "Corsac answers what reaches Jakarta REST. What a login or the container answers has"
                + " CORS headers only if a front door is on the application's class path: "
                + Arrays.stream(values())
                    .map(FrontDoor::module)
                    .sorted()
                    .collect(Collectors.joining(", "))
                + ".");
  }
}
