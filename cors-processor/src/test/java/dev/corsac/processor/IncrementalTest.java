package dev.corsac.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * {@link IncrementalSteps} in the compilers that users have: all of them in this JDK's javac, and
 * those that tell compilers apart in the others, which take all of them with {@code -Pbuilds}.
 * {@code -Dincremental.step=renamed} runs those whose name has the word.
 */
class IncrementalTest {
  private static final boolean EVERYWHERE = Boolean.getBoolean("incremental.everywhere");

  @TestFactory
  Stream<DynamicTest> javacOfThisJdk() {
    return tests(new IncrementalSteps().all(), ToolProvider::getSystemJavaCompiler);
  }

  @TestFactory
  Stream<DynamicTest> eclipseCompiler() {
    return eclipse(EclipseCompiler::new);
  }

  /** In a class loader of its own, which shows it no newer one. */
  @TestFactory
  Stream<DynamicTest> olderEclipseCompiler() throws Exception {
    URL jar = Path.of("target", "tools", "ecj-old.jar").toUri().toURL();
    @SuppressWarnings("resource") // The tests need it as long as they run.
    ClassLoader loader = new URLClassLoader(new URL[] {jar}, ClassLoader.getPlatformClassLoader());
    Class<?> type = loader.loadClass(EclipseCompiler.class.getName());
    assertThat(type).isNotEqualTo(EclipseCompiler.class);
    return eclipse(() -> newCompiler(type));
  }

  private static Stream<DynamicTest> eclipse(Supplier<JavaCompiler> compiler) {
    IncrementalSteps steps = new IncrementalSteps();
    return tests(EVERYWHERE ? steps.all() : steps.telling(), compiler)
        .filter(test -> !test.getDisplayName().endsWith(IncrementalSteps.JAVAC_ONLY));
  }

  private static JavaCompiler newCompiler(Class<?> type) {
    try {
      return (JavaCompiler) type.getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  @TestFactory
  Stream<DynamicTest> javacOfOtherJdks() {
    List<DynamicTest> tests = new ArrayList<>();
    for (int feature : OtherJdk.wanted()) {
      OtherJdk.find(feature)
          .ifPresent(jdk ->
              jdk.run(IncrementalSteps.class, EVERYWHERE ? new String[] {"all"} : new String[0])
                  .forEach((name, result) ->
                      tests.add(
                          dynamicTest(
                              name + ", JDK " + feature,
                              () -> assertThat(result).isEqualTo("same")))));
    }
    return tests.stream();
  }

  private static Stream<DynamicTest> tests(
      Map<String, Consumer<IncrementalProject>> steps, Supplier<JavaCompiler> compiler) {
    return steps.entrySet().stream()
        .filter(step -> step.getKey().contains(System.getProperty("incremental.step", "")))
        .map(step -> dynamicTest(step.getKey(), () -> run(step.getValue(), compiler)));
  }

  private static void run(Consumer<IncrementalProject> step, Supplier<JavaCompiler> compiler)
      throws Exception {
    Path directory = Files.createTempDirectory("corsac-incremental");
    try {
      step.accept(new IncrementalProject(directory, compiler));
    } finally {
      IncrementalProject.deleteTree(directory);
    }
  }
}
