package dev.corsac.builds;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Parts of the class path of these tests, for compilers and services. */
final class ClassPath {
  private static final String VERSION = System.getProperty("corsac.version");
  private static final Predicate<String> OF_KOTLINS_COMPILER =
      Pattern.compile("/(kotlin|kotlinx|annotations)-[^/]*$").asPredicate();

  /** Jersey, Corsac's run time and Kotlin's library. */
  static final String SERVICE =
      jars(
          Pattern.compile(
                  "/(jersey|hk2|jakarta|javassist|aopalliance|osgi|cors-|kotlin-stdlib|annotations-)[^/]*$")
              .asPredicate()
              .and(Pattern.compile("/cors-(processor|testing)").asPredicate().negate()));

  /** Kotlin's compiler, with kapt. */
  static final String KOTLIN = jars(OF_KOTLINS_COMPILER);

  static final String KAPT = jars(entry -> entry.contains("kotlin-annotation-processing"));

  /** The processor, as it is published. */
  static final Path PROCESSOR =
      Path.of("target", "corsac", "cors-processor-" + VERSION + ".jar").toAbsolutePath();

  private ClassPath() {}

  private static String jars(Predicate<String> which) {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(entry -> entry.endsWith(".jar"))
        .filter(which)
        .collect(Collectors.joining(File.pathSeparator));
  }
}
