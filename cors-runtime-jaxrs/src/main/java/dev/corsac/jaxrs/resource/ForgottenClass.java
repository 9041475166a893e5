package dev.corsac.jaxrs.resource;

import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.security.CodeSource;
import java.util.Optional;

/**
 * Classes that bear a policy that no table knows: which these are, and what to tell whoever has
 * compiled them.
 */
public final class ForgottenClass {

  private ForgottenClass() {}

  /**
   * Whether a class that no table describes bears a policy, or inherits one as a root resource
   * class. It may be treated as a described supertype (a locator declares an interface and returns
   * its implementation), as long as nothing between the two says anything about CORS.
   */
  static boolean is(Class<?> type, DescribedClasses described) {
    boolean root = false;
    boolean inherits = false;
    for (Class<?> c : ResourceAnnotations.hierarchy(type)) {
      boolean policy = bearsPolicy(c);
      if (described.entry(c) == null) {
        // What an alias says was judged for the class that it stands for, and for no other.
        if (policy && (c == type || described.aliased(c).isEmpty())) {
          return true;
        }
        root |= c.isAnnotationPresent(Path.class);
      }
      inherits |= policy;
    }
    return root
        && (inherits
            || (type.getPackage() != null && !PolicyAnnotations.on(type.getPackage()).isEmpty()));
  }

  private static boolean bearsPolicy(Class<?> type) {
    if (!PolicyAnnotations.on(type).isEmpty()) {
      return true;
    }
    for (Method method : type.getDeclaredMethods()) {
      if (!method.isSynthetic() && !PolicyAnnotations.on(method).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /** Says what is wrong with such a class, and how to mend it. */
  public static String text(Class<?> type) {
    PlaceOfClass place = PlaceOfClass.of(type);
    Optional<String> table = place.tableOf(type);
    // A table that its own jar does not list came with a listing, which another one replaced.
    boolean replaced = place.jar() && place.listings() == 1 && table.isPresent();
    if (place.listings() > 1 || replaced) {
      return named(type) + merged(table);
    }
    if (place.listings() == 1) {
      return named(type)
          + " has a CORS policy, but no policy table knows it, although META-INF/corsac/tables is"
          + " beside it. An incremental build may have left it out: build clean."
          + " If that does not help, it was compiled without cors-processor, "
          + addTheProcessor();
    }
    return named(type)
        + table
            .map(name ->
                " has a CORS policy, and its policy table is there ("
                    + name
                    + "), but META-INF/corsac/tables is not, so nothing enforces it. The"
                    + " build left that file out: keep all of META-INF/corsac.")
            .orElseGet(() ->
                " has a CORS policy, but no policy table knows it: it was compiled without"
                    + " cors-processor, "
                    + addTheProcessor());
  }

  /** The lines for Maven and Gradle, behind what says that the processor is missing. */
  static String addTheProcessor() {
    return """
    so nothing has checked the policy and nothing enforces it. Add the processor to the build that \
    compiles the class.
    """
        + buildLines();
  }

  /** What to paste into a build. */
  public static String buildLines() {
    String version =
        Optional.ofNullable(ForgottenClass.class.getPackage())
            .map(Package::getImplementationVersion)
            .orElse("the version of cors-runtime-jaxrs");
    return """
    Maven, in the <configuration> of maven-compiler-plugin (3.5 or newer):
      <annotationProcessorPaths>
        <path>
          <groupId>dev.corsac</groupId>
          <artifactId>cors-processor</artifactId>
          <version>%1$s</version>
        </path>
      </annotationProcessorPaths>
    Gradle:
      annotationProcessor("dev.corsac:cors-processor:%1$s")\
    """
        .formatted(version);
  }

  private static String merged(Optional<String> table) {
    return " has a CORS policy"
        + table
            .map(name -> ", and its policy table is there (" + name + "), but none of the listings")
            .orElse(", but none of the listings")
        + """
         in META-INF/corsac/tables names it, so nothing enforces it. When jars are merged, their \
        listings must be appended to one another, each of them whole.
        Maven, among the <transformers> of maven-shade-plugin:
          <transformer implementation="org.apache.maven.plugins.shade.resource.AppendingTransformer">
            <resource>META-INF/corsac/tables</resource>
          </transformer>
        Gradle, in shadowJar:
          append("META-INF/corsac/tables")\
        """
        + (table.isPresent()
            ? ""
            : "\nIf all of them are there, the class was compiled without cors-processor, "
                + addTheProcessor());
  }

  /** {@code Class com.acme.OrderResource (in orders.jar)}. */
  static String named(Class<?> type) {
    String kind = Modifier.isInterface(type.getModifiers()) ? "Interface " : "Class ";
    return kind + placed(type);
  }

  /** {@code com.acme.OrderResource (in orders.jar)}. */
  public static String placed(Class<?> type) {
    return type.getName() + jarOf(type).map(jar -> " (in " + jar + ")").orElse("");
  }

  /** The file name of the jar, or the directory, that a class was loaded from; empty if unknown. */
  public static Optional<String> jarOf(Class<?> type) {
    return Optional.ofNullable(type.getProtectionDomain().getCodeSource())
        .map(CodeSource::getLocation)
        .map(URL::getPath)
        .map(path -> path.endsWith(".jar") ? path.substring(path.lastIndexOf('/') + 1) : path);
  }
}
