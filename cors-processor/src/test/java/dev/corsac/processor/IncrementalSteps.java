package dev.corsac.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.processor.IncrementalProject.Compiled;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.FilerException;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * What people and tools do with a class output (docs/architecture.md#partial-compilations), for any
 * compiler: afterwards it must be that of a clean build.
 */
final class IncrementalSteps {

  static final String A = resource("A", "https://a.example");
  static final String B =
      """
      package com.acme;
      import dev.corsac.*;
      import jakarta.ws.rs.*;
      @Path("b") @CrossOrigin("https://b.example")
      public class B extends Base {
        @GET public String get() { return ""; }
        @Path("items") public Items items(@HeaderParam("X-Shop") String shop) { return null; }
      }
      """;
  static final String BASE =
      """
      package com.acme;
      import dev.corsac.*;
      import jakarta.ws.rs.*;
      public abstract class Base {
        @PUT @Path("base") public String base(@HeaderParam("If-Match") String tag, String body) {
          return "";
        }
      }
      """;
  static final String ITEMS =
      """
      package com.acme;
      import jakarta.ws.rs.*;
      public class Items { @GET @Path("{id}") public String get(@PathParam("id") String id) { return ""; } }
      """;
  static final String OUTER =
      """
      package com.acme;
      import dev.corsac.*;
      import jakarta.ws.rs.*;
      @Path("outer") @SameOrigin
      public class Outer {
        @POST public void post(String body) {}
        @Path("inner") @CrossOrigin("https://inner.example")
        public static class Inner { @GET public String get() { return ""; } }
      }
      """;
  static final String FREE = "package com.acme.free; " + bare("Free");
  static final String PACKAGE =
      "@dev.corsac.CrossOrigin(\"https://package.example\")\npackage com.acme.packaged;";
  static final String PACKAGED = "package com.acme.packaged; " + bare("Packaged");
  static final String APPLICATION =
      """
      package com.acme;
      @dev.corsac.CrossOrigin("https://shop.example")
      public class Shop extends jakarta.ws.rs.core.Application {}
      """;

  static final String JAVAC_ONLY = " (javac only)";

  /** Begins the names of those steps in which compilers differ most. */
  private static final List<String> TELLING =
      List.of(
          "1 ",
          "4 ",
          "10 ",
          "12 ",
          "everything twice",
          "generated sources",
          "an error changes",
          "names, kinds",
          "names of parameters",
          "tests compiled into a class output of their own");

  private final Map<String, Consumer<IncrementalProject>> steps = new LinkedHashMap<>();

  IncrementalSteps() {
    addTheTwelve();
    addWhatChangesElsewhere();
    addWhatIsLeftBehind();
    addShapes();
    addNestedDollars();
    addRounds();
    addSurroundings();
  }

  /** The steps by name. */
  Map<String, Consumer<IncrementalProject>> all() {
    return steps;
  }

  /** Those in which compilers differ most. */
  Map<String, Consumer<IncrementalProject>> telling() {
    Map<String, Consumer<IncrementalProject>> telling = new LinkedHashMap<>(steps);
    telling.keySet().removeIf(name -> TELLING.stream().noneMatch(name::startsWith));
    return telling;
  }

  static String resource(String name, String origin) {
    return """
    package com.acme;
    import dev.corsac.*;
    import jakarta.ws.rs.*;
    @Path("%s") @CrossOrigin("%s")
    public class %s { @GET public String get() { return ""; } }
    """
        .formatted(name.toLowerCase(Locale.ROOT), origin, name);
  }

  private static String bare(String name) {
    return "@jakarta.ws.rs.Path(\""
        + name
        + "\") public class "
        + name
        + " { @jakarta.ws.rs.GET public String get() { return \"\"; } }";
  }

  private static String path(String name) {
    return "com/acme/" + name + ".java";
  }

  private static void begin(IncrementalProject project) {
    project.write(A, B, BASE, ITEMS, OUTER, FREE, PACKAGE, PACKAGED, APPLICATION);
    project.compileAll().isFine();
    project.isAsClean();
  }

  private void addTheTwelve() {
    steps.put(
        "1 one class, unchanged",
        project -> {
          begin(project);
          project.compile(path("B")).isFine();
          project.isAsClean();
          project.compile(path("A")).isFine();
          project.isAsClean();
        });
    steps.put(
        "2 one class, changed; 3 and back",
        project -> {
          begin(project);
          SortedMap<String, String> before = project.described();
          project.write(B.replace("https://b.", "https://changed."));
          project.compile(path("B")).isFine();
          project.isAsClean();
          assertThat(project.file("surface.lock"))
              .contains(
                  "https://changed.example", "https://a.example", "/outer/inner".substring(6));
          project.write(B);
          project.compile(path("B")).isFine();
          assertThat(project.described()).isEqualTo(before);
        });
    steps.put(
        "4 a superclass alone",
        project -> {
          begin(project);
          project.write(
              BASE.replace("@PUT", "@CrossOrigin(\"https://base.example\") @PUT")
                  .replace("If-Match", "If-None-Match"));
          project.compile(path("Base")).isFine();
          project.isAsClean();
          assertThat(project.file("surface.lock"))
              .contains("PUT /b/base | https://base.example", "If-None-Match");
        });
    steps.put(
        "5 a class loses its annotation",
        project -> {
          begin(project);
          project.write(A.replace("@CrossOrigin(\"https://a.example\")", ""));
          project.compile(path("A")).isFine();
          project.isAsClean();
          project.write("package com.acme; public class A {}");
          project.compile(path("A"), path("B")).isFine();
          project.isAsClean();
          assertThat(project.file("tables")).doesNotContain("com.acme.A ");
        });
    steps.put(
        "6 a class deleted with its class file",
        project -> {
          begin(project);
          project.delete(path("A"));
          project.deleteClass("com/acme/A.class");
          project.compile(path("B")).isFine();
          project.isAsClean();
        });
    steps.put(
        "7 a nested class removed, its class file stays",
        project -> {
          begin(project);
          project.write(
              """
              package com.acme;
              import dev.corsac.*;
              import jakarta.ws.rs.*;
              @Path("outer") @SameOrigin
              public class Outer { @POST public void post(String body) {} }
              """);
          project.compile(path("Outer")).isFine();
          assertThat(project.out().resolve("com/acme/Outer$Inner.class")).exists();
          project.isAsClean();
        });
    steps.put(
        "8 a class moved to another package",
        project -> {
          begin(project);
          project.delete(path("A"));
          project.deleteClass("com/acme/A.class");
          project.write(A.replace("package com.acme;", "package com.acme.moved;"));
          project.compile("com/acme/moved/A.java").isFine();
          project.isAsClean();
        });
    steps.put(
        "9 a new class",
        project -> {
          begin(project);
          project.write(resource("D", "https://d.example"));
          project.compile(path("D")).isFine();
          project.isAsClean();
        });
    steps.put(
        "10 a class renamed, the old class file stays; 11 and goes",
        project -> {
          begin(project);
          project.write(A.replace("class A", "class Renamed"));
          project.compile(path("Renamed")).isFine();
          // The clean build has both, as the class output has.
          project.isAsClean();
          project.delete(path("A"));
          project.deleteClass("com/acme/A.class");
          project.compile(path("Items")).isFine();
          project.isAsClean();
        });
    steps.put(
        "12 the class output is not on the class path",
        project -> {
          project.write(A, resource("D", "https://d.example"), FREE, PACKAGE, PACKAGED);
          project.compileAll().isFine();
          Map<String, String> before = project.everything();
          project.outputIsNotOnTheClassPath();
          Compiled compiled = project.compile(path("D"));
          assertThat(compiled.succeeded()).isFalse();
          assertThat(compiled.message())
              .startsWith("ERROR: [cors:partial-compilation] ")
              .contains("com.acme.A", "com.acme.free.Free", "on the class path", "build clean");
          Map<String, String> after = project.everything();
          after.keySet().removeIf(file -> file.endsWith("com/acme/D.class"));
          before.keySet().removeIf(file -> file.endsWith("com/acme/D.class"));
          assertThat(after).isEqualTo(before);
        });
  }

  private void addWhatChangesElsewhere() {
    steps.put(
        "everything twice",
        project -> {
          begin(project);
          project.compileAll().isFine();
          project.isAsClean();
        });
    steps.put(
        "generated sources among the inputs",
        project -> {
          begin(project);
          List<Path> files = new ArrayList<>(project.generatedSources());
          assertThat(files).hasSize(2);
          files.add(project.sources().resolve(path("A")));
          project.compile(files).isFine();
          project.isAsClean();
          project.write(A.replace("https://a.", "https://changed."));
          project.compile(files).isFine();
          project.isAsClean();
        });
    steps.put(
        "a package alone",
        project -> {
          begin(project);
          project.write(PACKAGE.replace("https://package.", "https://changed."));
          project.compile("com/acme/packaged/package-info.java").isFine();
          project.isAsClean();
          assertThat(project.file("surface.lock")).contains("/Packaged | https://changed.example");
          project.compile(path("A")).isFine();
          project.isAsClean();
        });
    steps.put(
        "an Application alone",
        project -> {
          begin(project);
          project.write(APPLICATION.replace("https://shop.", "https://changed."));
          project.compile(path("Shop")).isFine();
          project.isAsClean();
          assertThat(project.file("surface.lock")).contains("/Free | https://changed.example");
          project.compile(path("A")).isFine();
          project.isAsClean();
        });
    steps.put(
        "a composed annotation alone",
        project -> {
          String composed =
              """
              package com.acme;
              import java.lang.annotation.*;
              @Retention(RetentionPolicy.RUNTIME) @dev.corsac.CrossOrigin("https://partner.example")
              public @interface Partners {}
              """;
          begin(project);
          project.write(composed, A.replace("@CrossOrigin(\"https://a.example\")", "@Partners"));
          project.compile(path("Partners"), path("A")).isFine();
          project.isAsClean();
          project.write(composed.replace("https://partner.", "https://changed."));
          project.compile(path("Partners")).isFine();
          project.isAsClean();
          assertThat(project.file("surface.lock")).contains("https://changed.example");
        });
    steps.put(
        "what a locator leads to, alone",
        project -> {
          begin(project);
          project.write(ITEMS.replace("@GET @Path(\"{id}\")", "@DELETE @Path(\"{id}/gone\")"));
          project.compile(path("Items")).isFine();
          project.isAsClean();
          assertThat(project.file("surface.lock")).contains("DELETE /b/items/{id}/gone");
        });
    steps.put(
        "a @BeanParam class alone",
        project -> {
          String bean =
              """
              package com.acme;
              import jakarta.ws.rs.*;
              public record Paging(@HeaderParam("X-Page") String page, @HeaderParam("X-Size") int size) {
                public Paging { if (size < 0) { throw new IllegalArgumentException(); } }
              }
              """;
          begin(project);
          project.write(
              bean,
              A.replace("get()", "get(@BeanParam Paging paging, @HeaderParam(\"X-A\") int a)"));
          project.compile(path("Paging"), path("A")).isFine();
          project.isAsClean();
          project.write(bean.replace("X-Size", "X-Changed"));
          project.compile(path("Paging"), path("B")).isFine();
          project.isAsClean();
          assertThat(project.file("surface.lock")).contains("allows X-A, X-Changed, X-Page");
        });
  }

  private void addWhatIsLeftBehind() {
    steps.put(
        "all resources deleted",
        project -> {
          project.write(A, FREE);
          project.compileAll().isFine();
          project.delete(path("A"));
          project.deleteClass("com/acme/A.class");
          project.delete("com/acme/free/Free.java");
          project.deleteClass("com/acme/free/Free.class");
          project.write("package com.acme; @jakarta.ws.rs.ext.Provider public class Other {}");
          project.compile(path("Other")).isFine();
          assertThat(project.file("tables").lines()).hasSize(1);
          assertThat(project.file("surface.lock").lines()).allMatch(line -> line.startsWith("#"));
          project.write(A);
          project.compile(path("A")).isFine();
          project.isAsClean();
        });
    steps.put(
        "an error changes nothing that was written",
        project -> {
          begin(project);
          SortedMap<String, String> before = project.described();
          project.write(B.replace("https://b.example", "https://B.example"));
          assertThat(project.compile(path("B")).message()).contains("origin-not-canonical");
          assertThat(project.described()).isEqualTo(before);
          project.write(B);
          project.compile(path("B")).isFine();
          assertThat(project.described()).isEqualTo(before);
        });
    // The Eclipse compiler tells processors nothing of errors in method bodies.
    steps.put(
        "an error of the compiler's own changes nothing either" + JAVAC_ONLY,
        project -> {
          begin(project);
          Map<String, String> before = project.everything();
          project.write(B.replace("return \"\";", "return 1;").replace("b.example", "x.example"));
          Compiled wrong = project.compile(path("B"));
          assertThat(wrong.succeeded()).isFalse();
          assertThat(wrong.message()).contains("incompatible types");
          Map<String, String> after = project.everything();
          after.keySet().removeIf(file -> !before.containsKey(file));
          assertThat(after).isEqualTo(before);
          project.write(B);
          project.compile(path("B")).isFine();
          project.isAsClean();
        });
    steps.put(
        "after an error of the compiler's own in a clean build nothing describes it" + JAVAC_ONLY,
        project -> {
          project.write(A, "package com.acme; class Wrong { int wrong() { return null; } }");
          assertThat(project.compileAll().succeeded()).isFalse();
          assertThat(project.everything().keySet()).noneMatch(file -> file.contains("META-INF"));
        });
    steps.put(
        "annotation processing only" + JAVAC_ONLY,
        project -> {
          project.option("-proc:only");
          project.write(A);
          project.compileAll().isFine();
          assertThat(project.file("tables")).contains("com.acme.A ");
        });
    steps.put(
        "a conflict with a class that is left behind is a warning, and names its class file",
        project -> {
          begin(project);
          project.delete(path("A"));
          project.write(
              A.replace("class A", "class Renamed").replace("https://a.", "https://changed."));
          Compiled renamed = project.compile(path("Renamed"));
          assertThat(renamed.succeeded()).isTrue();
          assertThat(renamed.message())
              .contains("WARNING: [cors:policy-conflict]")
              .contains("delete com/acme/A.class", "build clean");
          assertThat(project.file("tables")).contains("com.acme.Renamed ", "com.acme.A ");
          project.deleteClass("com/acme/A.class");
          project.compile(path("B")).isFine();
          project.isAsClean();
        });
    steps.put(
        "a conflict of what is compiled now is an error",
        project -> {
          begin(project);
          project.write(
              A.replace("class A", "class Renamed").replace("https://a.", "https://changed."));
          Compiled both = project.compile(path("Renamed"), path("A"));
          assertThat(both.message()).contains("ERROR: [cors:policy-conflict]");
        });
    steps.put(
        "warnings of classes that are not compiled now are not said again",
        project -> {
          String wide =
              A.replace(
                  "\"https://a.example\"",
                  "value = \"https://*.a.example\", allowCredentials = true");
          project.write(wide, B, BASE, ITEMS);
          assertThat(project.compileAll().message())
              .contains("WARNING: [cors:origin-subdomains-with-credentials]");
          project.compile(path("B")).isFine();
          project.isAsClean();
          assertThat(project.compile(path("A")).message())
              .contains("WARNING: [cors:origin-subdomains-with-credentials]");
        });
    steps.put(
        "a listing of format 1",
        project -> {
          project.write(A, FREE);
          project.compileAll().isFine();
          listing(project, "com.acme.A_12345678_CorsTable com.acme.A_12345678_CorsFilter\n");
          // Its table is gone, as tools delete it that compile everything.
          project.compileAll().isFine();
          project.isAsClean();
          listing(project, "com.acme.A com.acme.A\n");
          assertThat(project.compile(path("A")).message())
              .contains(
                  "ERROR: [cors:partial-compilation]", "META-INF/corsac/tables", "uild clean");
          assertThat(project.file("tables")).isEqualTo("com.acme.A com.acme.A\n");
        });
    steps.put(
        "a listing of a newer format, or garbage",
        project -> {
          project.write(A, FREE);
          project.compileAll().isFine();
          for (String text :
              List.of(
                  "format: 99 7.3.1\nfuture: x y\n", "\u0000\u0001 garbage\n", "<<<<<<< HEAD\n")) {
            listing(project, text);
            Compiled compiled = project.compileAll();
            assertThat(compiled.message())
                .contains("ERROR: [cors:partial-compilation]", "uild clean")
                .doesNotContain("Exception");
            assertThat(project.file("tables")).isEqualTo(text);
          }
          listing(project, "format: 99 7.3.1\n");
          assertThat(project.compileAll().message()).contains("cors-processor 7.3.1");
        });
  }

  private static void listing(IncrementalProject project, String text) {
    try {
      Files.writeString(project.out().resolve("META-INF/corsac/tables"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void addShapes() {
    List<String> shapes =
        List.of(
            """
            // file: com/acme/Un$X.java
            package com.acme;
            import dev.corsac.*;
            import jakarta.ws.rs.*;
            @Path("un") @CrossOrigin("https://un.example")
            public class Un$X { @GET public String get() { return ""; } }
            """,
            """
            import dev.corsac.*;
            import jakarta.ws.rs.*;
            @Path("unnamed") @CrossOrigin("https://unnamed.example")
            public class Unnamed { @GET public String get() { return ""; } }
            """,
            """
            package com.acme;
            import dev.corsac.*;
            import jakarta.ws.rs.*;
            @Path("record") @CrossOrigin("https://record.example")
            public record Rec(String name) { @GET public String get() { return ""; } }
            """,
            """
            package com.acme;
            import dev.corsac.*;
            import jakarta.ws.rs.*;
            @Path("enum") @CrossOrigin("https://enum.example")
            public enum En { ONE; @GET public String get() { return ""; } }
            """,
            """
            package com.acme;
            import dev.corsac.*;
            import jakarta.ws.rs.*;
            public class Generic<T> {
              static final String SEGMENT = "seg";
              @HeaderParam("X-Field-Z") String z;
              @HeaderParam("X-Field-A") String a;
              @HeaderParam("x-field-a") String b;
              @PUT @Path("a/" + SEGMENT) public T put(T entity, int... more) { return entity; }
              @DELETE public void remove() {}
            }
            """,
            """
            package com.acme;
            import dev.corsac.*;
            import jakarta.ws.rs.*;
            import java.util.List;
            @Path("sub") @CrossOrigin("https://sub.example")
            public class Sub extends Generic<List<String>> implements Api {
              @Override public List<String> put(List<String> entity, int... more) { return entity; }
              @Override public void remove() throws IllegalStateException {}
              @GET @Path("z") public String z() { return ""; }
              @GET @Path("a") public String a() { return ""; }
              @Path("any") public Object opaque() { return null; }
            }
            """,
            """
            package com.acme;
            import dev.corsac.*;
            import jakarta.ws.rs.*;
            public interface Api {
              @POST @Path("api") @CrossOrigin("https://api.example")
              default String post(@HeaderParam("X-Api") String api, String body) { return ""; }
            }
            """);
    steps.put(
        "names, kinds and generics, each alone",
        project -> {
          project.write(A, APPLICATION);
          project.write(shapes.toArray(String[]::new));
          Compiled whole = project.compileAll();
          assertThat(whole.succeeded()).as("%s", whole.messages()).isTrue();
          project.isAsClean();
          for (String shape : shapes) {
            Compiled compiled = project.compile(CompilerUnderTest.pathOf(shape));
            assertThat(compiled.succeeded()).as("%s", compiled.messages()).isTrue();
            project.isAsClean();
          }
          project.compile(path("A")).isFine();
          project.isAsClean();
        });
  }

  /** The Eclipse compiler takes the name of a nested class with a dollar for another one. */
  private void addNestedDollars() {
    String nested =
        """
        // file: com/acme/Un$X.java
        package com.acme;
        import dev.corsac.*;
        import jakarta.ws.rs.*;
        @Path("un") @SameOrigin
        public class Un$X {
          @GET public String get() { return ""; }
          @Path("in") @CrossOrigin("https://in.example")
          public static class In$ner { @GET public String get() { return ""; } }
        }
        """;
    steps.put(
        "a nested class with a dollar in its name" + JAVAC_ONLY,
        project -> {
          project.write(A, nested);
          project.compileAll().isFine();
          project.compile(path("A")).isFine();
          project.isAsClean();
          project.compile(path("Un$X")).isFine();
          project.isAsClean();
        });
  }

  private void addRounds() {
    steps.put(
        "a processor that makes a resource",
        project -> {
          project.processors(() -> List.of(new Making("com.acme.Made", A, "com.acme.A")));
          begin(project);
          for (String name : List.of("B", "A", "Items", "Base", "B")) {
            project.compile(path(name)).isFine();
            project.isAsClean();
          }
          assertThat(project.file("tables")).contains("com.acme.Made ");
        });
    // The Eclipse compiler lets no processor overwrite what stands in the class output.
    steps.put(
        "a processor that makes a superclass" + JAVAC_ONLY,
        project -> {
          Made made = new Made();
          project.processors(() -> List.of(new Making("com.acme.Base", made.source, "com.acme.B")));
          made.source = BASE;
          project.write(A, B, ITEMS);
          project.compileAll().isFine();
          project.isAsClean();
          made.source = BASE.replace("If-Match", "If-None-Match");
          // The class file of the old one is there while the first round reads its subclass.
          project.compile(path("B")).isFine();
          assertThat(project.file("surface.lock")).contains("If-None-Match");
          project.isAsClean();
        });
    steps.put(
        "tests compiled into the same class output",
        project -> {
          begin(project);
          project.write(resource("OrdersTest", "https://test.example"));
          project.compile(path("OrdersTest")).isFine();
          project.isAsClean();
        });
    steps.put(
        "tests compiled into a class output of their own",
        project -> {
          begin(project);
          SortedMap<String, String> main = project.described();
          IncrementalProject tests = project.beside("tests").uses(project);
          tests.write(
              resource("OrdersTest", "https://test.example")
                  .replace("OrdersTest {", "OrdersTest extends Base {"),
              resource("ItemsTest", "https://items.example"));
          tests.compileAll().isFine();
          tests.isAsClean();
          tests.compile(path("ItemsTest")).isFine();
          tests.isAsClean();
          assertThat(tests.file("tables"))
              .contains("com.acme.ItemsTest ", "com.acme.OrdersTest ")
              .doesNotContain("com.acme.A ", "com.acme.B ");
          assertThat(project.described()).isEqualTo(main);
          project.write(BASE.replace("If-Match", "If-None-Match"));
          project.compile(path("Base")).isFine();
          tests.compile(path("ItemsTest")).isFine();
          tests.isAsClean();
          assertThat(tests.file("surface.lock"))
              .contains("If-None-Match")
              .doesNotContain("com.acme.B.");
        });
  }

  private void addSurroundings() {
    steps.put(
        "a lock, with a class that it does not know and one that is gone",
        project -> {
          project.write(A, B, BASE, ITEMS, resource("Left", "https://left.example"));
          project.compileAll().isFine();
          Path lock = project.sources().resolveSibling("surface.lock");
          writeLock(lock, project.file("surface.lock").replaceAll("(?m)^GET /left .*\\n", ""));
          project.option("-Acorsac.lock=" + lock);
          Compiled left = project.compile(path("B"));
          assertThat(left.succeeded()).isTrue();
          assertThat(left.message())
              .startsWith("WARNING: [cors:surface-changed]")
              .contains("com.acme.Left", "delete com/acme/Left.class");
          project.delete(path("Left"));
          project.deleteClass("com/acme/Left.class");
          project.compile(path("B")).isFine();
          project.write(B.replace("https://b.", "https://changed."));
          String tables = project.file("tables");
          assertThat(project.compile(path("B")).message())
              .startsWith("ERROR: [cors:surface-changed]")
              .contains("- GET /b | https://b.example", "+ GET /b | https://changed.example")
              .doesNotContain("/a |", "lost");
          assertThat(project.file("tables")).isEqualTo(tables);
          project.write(B);
          project.delete(path("A"));
          project.deleteClass("com/acme/A.class");
          assertThat(project.compile(path("B")).message())
              .startsWith("ERROR: [cors:surface-changed]")
              .contains("- GET /a | https://a.example");
        });
    steps.put(
        "a superclass alone changes the surface that is locked",
        project -> {
          project.write(A, B, BASE, ITEMS);
          project.compileAll().isFine();
          Path lock = project.sources().resolveSibling("surface.lock");
          writeLock(lock, project.file("surface.lock"));
          project.option("-Acorsac.lock=" + lock);
          project.write(BASE.replace("@PUT", "@CrossOrigin(\"https://evil.example\") @PUT"));
          assertThat(project.compile(path("Base")).message())
              .startsWith("ERROR: [cors:surface-changed]")
              .contains("+ PUT /b/base | https://evil.example");
        });
    steps.put(
        "names of parameters that are headers' names",
        project -> {
          project.write(
              """
              package org.jboss.resteasy.reactive;
              import java.lang.annotation.*;
              @Retention(RetentionPolicy.RUNTIME)
              public @interface RestHeader { String value() default ""; }
              """,
              A.replace("get()", "get(@org.jboss.resteasy.reactive.RestHeader String ifMatch)"),
              FREE);
          project.compileAll().isFine();
          assertThat(project.file("surface.lock")).contains("allows If-Match");
          project.compile("com/acme/free/Free.java").isFine();
          project.isAsClean();
          String kept = project.file("tables");
          assertThat(kept).contains("parameter: com.acme.A.get(java.lang.String)#0 ifMatch\n");
          listing(project, kept.replaceAll("(?m)^parameter: .*\\n", ""));
          assertThat(project.compile("com/acme/free/Free.java").message())
              .startsWith("ERROR: [cors:partial-compilation]")
              .contains("com.acme.A", "build clean");
        });
    steps.put(
        "names of parameters in class files too" + JAVAC_ONLY,
        project -> {
          project.option("-parameters");
          project.write(
              """
              package org.jboss.resteasy.reactive;
              import java.lang.annotation.*;
              @Retention(RetentionPolicy.RUNTIME)
              public @interface RestHeader { String value() default ""; }
              """,
              A.replace("get()", "get(@org.jboss.resteasy.reactive.RestHeader String ifMatch)"),
              FREE);
          project.compileAll().isFine();
          project.compile("com/acme/free/Free.java").isFine();
          project.isAsClean();
          listing(project, project.file("tables").replaceAll("(?m)^parameter: .*\\n", ""));
          project.compile("com/acme/free/Free.java").isFine();
          project.isAsClean();
          assertThat(project.file("surface.lock")).contains("allows If-Match");
        });
    steps.put(
        "a source path, warnings as errors" + JAVAC_ONLY,
        project -> {
          begin(project);
          project.option("-sourcepath", project.sources().toString(), "-Werror");
          project.compile(path("B")).isFine();
          project.isAsClean();
        });
    steps.put(
        "a module" + JAVAC_ONLY,
        project -> {
          String path =
              CompilerUnderTest.classPath().stream()
                  .map(File::toString)
                  .collect(Collectors.joining(File.pathSeparator));
          project.option("--module-path", path);
          project.write(
              A,
              resource("D", "https://d.example"),
              """
              module shop {
                requires dev.corsac; requires dev.corsac.jaxrs; requires jakarta.ws.rs;
                exports com.acme; opens com.acme;
              }
              """);
          project.compileAll().isFine();
          project.isAsClean();
          project.compile("module-info.java", path("D")).isFine();
          project.isAsClean();
          SortedMap<String, String> clean = project.clean();
          project.option("--module-path", path + File.pathSeparator + project.out());
          project.option("--patch-module", "shop=" + project.sources());
          project.compile(path("D")).isFine();
          assertThat(project.described()).isEqualTo(clean);
        });
  }

  private static void writeLock(Path lock, String text) {
    try {
      Files.writeString(lock, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Made {
    private String source = "";
  }

  /** Generates a class when another one is compiled. */
  private static final class Making extends AbstractProcessor {
    private final String name;
    private final String source;
    private final String when;

    Making(String name, String source, String when) {
      this.name = name;
      this.source =
          source.equals(A)
              ? resource(name.substring(name.lastIndexOf('.') + 1), "https://made.example")
              : source;
      this.when = when;
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return Set.of("*");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      if (round.getRootElements().stream()
          .anyMatch(each ->
              each instanceof TypeElement type && type.getQualifiedName().contentEquals(when))) {
        write();
      }
      return false;
    }

    private void write() {
      try (Writer writer = processingEnv.getFiler().createSourceFile(name).openWriter()) {
        writer.write(source);
      } catch (FilerException e) {
        // The Eclipse compiler does not overwrite: the class of before is there, and the same.
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /**
   * Runs steps in this JVM's javac, and prints one line for each.
   *
   * @param arguments "all", or none for those in which compilers differ most
   */
  public static void main(String[] arguments) throws IOException {
    Supplier<JavaCompiler> javac = ToolProvider::getSystemJavaCompiler;
    IncrementalSteps steps = new IncrementalSteps();
    for (Map.Entry<String, Consumer<IncrementalProject>> step :
        (arguments.length > 0 ? steps.all() : steps.telling()).entrySet()) {
      Path directory = Files.createTempDirectory("corsac-incremental");
      String result = "same";
      try {
        step.getValue().accept(new IncrementalProject(directory, javac));
      } catch (AssertionError | RuntimeException e) {
        result = String.valueOf(e).replaceAll("\\s+", " ");
      } finally {
        IncrementalProject.deleteTree(directory);
      }
      System.out.println(step.getKey() + "\t" + result);
    }
  }
}
