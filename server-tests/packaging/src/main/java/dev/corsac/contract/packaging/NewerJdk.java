package dev.corsac.contract.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A JDK for servers that need a newer one than this test. */
public final class NewerJdk {
  private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"(\\d+)");

  private NewerJdk() {}

  /**
   * The {@code java} of the newest JDK: the one that the system property {@code newer.jdk} names,
   * or one from the usual place.
   *
   * @throws IOException if there is none of this version or a newer one
   */
  public static String java(int atLeast) throws IOException {
    String told = System.getProperty("newer.jdk");
    if (told != null && !told.isEmpty()) {
      return Path.of(told, "bin", "java").toString();
    }
    try (Stream<Path> homes = Files.list(Path.of("/usr/lib/jvm"))) {
      Optional<Path> newest =
          homes
              .filter(home -> version(home) >= atLeast)
              .max((one, other) -> Integer.compare(version(one), version(other)));
      return newest
          .orElseThrow(
              () -> new IOException("no JDK " + atLeast + " or newer; say -Dnewer.jdk=HOME"))
          .resolve("bin/java")
          .toString();
    }
  }

  private static int version(Path home) {
    try {
      Matcher version = VERSION.matcher(Files.readString(home.resolve("release")));
      return version.find() ? Integer.parseInt(version.group(1)) : 0;
    } catch (IOException e) {
      return 0;
    }
  }
}
