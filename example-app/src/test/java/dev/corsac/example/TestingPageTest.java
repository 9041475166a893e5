package dev.corsac.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.policy.route.TableListing;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The class and the test of {@code docs/testing.md} are compiled as they stand, and run. */
class TestingPageTest {
  private final ClassLoader before = Thread.currentThread().getContextClassLoader();

  @TempDir Path classes;
  private URLClassLoader loader;

  /** Shows the page's policy table, and not that of the example beside it. */
  private static final class PageClassLoader extends URLClassLoader {
    PageClassLoader(URL classes) {
      super(new URL[] {classes}, TestingPageTest.class.getClassLoader());
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
      return name.equals(TableListing.PATH) ? findResources(name) : super.getResources(name);
    }
  }

  @BeforeEach
  void compile() throws IOException {
    List<String> blocks =
        Documents.blocks(Documents.read(Documents.ROOT.resolve("docs/testing.md")), "java");
    assertThat(blocks).hasSize(2);
    assertThat(Compilation.into(classes, blocks).printed()).isEmpty();
    loader = new PageClassLoader(classes.toUri().toURL());
    Thread.currentThread().setContextClassLoader(loader);
  }

  @AfterEach
  void close() throws IOException {
    Thread.currentThread().setContextClassLoader(before);
    loader.close();
  }

  @TestFactory
  Stream<DynamicTest> thePagesTestPasses() throws ReflectiveOperationException {
    Class<?> test = loader.loadClass("com.acme.OrderPolicyTest");
    Constructor<?> constructor = test.getDeclaredConstructor();
    constructor.setAccessible(true);
    List<Method> methods =
        Arrays.stream(test.getDeclaredMethods())
            .filter(method -> method.isAnnotationPresent(Test.class))
            .toList();
    assertThat(methods).hasSize(4);
    return methods.stream()
        .map(method ->
            DynamicTest.dynamicTest(
                method.getName(),
                () -> {
                  method.setAccessible(true);
                  method.invoke(constructor.newInstance());
                }));
  }
}
