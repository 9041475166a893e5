package dev.corsac.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.corsac.processor.CompilerUnderTest.Message;
import dev.corsac.processor.CompilerUnderTest.Outcome;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code -Acorsac.lock} (docs/architecture.md#surface-and-lock): a surface changes in a review, or
 * not at all.
 */
class LockTest {

  private static final String ORDERS = resource("Orders", "https://a.example");
  private static final String ITEMS = resource("Items", "https://items.example");
  private static final String ORDERS_LINE =
      "GET /Orders | https://a.example | no credentials | max-age 1800 | com.acme.Orders.get()\n";
  private static final String ITEMS_LINE =
      "GET /Items | https://items.example | no credentials | max-age 1800 | com.acme.Items.get()\n";

  @TempDir Path directory;
  private Path lock;

  @BeforeEach
  void placeTheLockFile() {
    lock = directory.resolve("surface.lock");
  }

  private static String resource(String name, String origin) {
    return """
    package com.acme;
    import dev.corsac.*;
    import jakarta.ws.rs.*;
    @Path("%s") @CrossOrigin("%s")
    public class %s { @GET public String get() { return ""; } }
    """
        .formatted(name, origin, name);
  }

  private Outcome compile(CompilerUnderTest compiler, List<File> classPath, String... sources) {
    return compiler.compile(
        List.of("-Acorsac.lock=" + lock), List.of(new CorsProcessor()), classPath, sources);
  }

  private Outcome compile(CompilerUnderTest compiler, String... sources) {
    return compile(compiler, CompilerUnderTest.classPath(), sources);
  }

  private static void assertUnchanged(Outcome outcome) {
    assertThat(outcome.messages()).isEmpty();
    assertThat(outcome.succeeded()).isTrue();
    assertThat(outcome.generated()).containsKey("META-INF/corsac/tables");
  }

  private static String objection(Outcome outcome) {
    assertThat(outcome.succeeded()).isFalse();
    assertThat(outcome.ids()).containsExactly("surface-changed");
    assertThat(outcome.generated())
        .as("the new surface can be copied, but no table is listed")
        .containsKey("META-INF/corsac/surface.lock")
        .doesNotContainKey("META-INF/corsac/tables");
    return outcome.corsMessages().get(0).text();
  }

  @ParameterizedTest
  @EnumSource
  void theSurfaceIsWrittenWithOrWithoutTheOption(CompilerUnderTest compiler) throws IOException {
    Outcome first = compiler.compile(ORDERS, ITEMS);
    String written = first.generatedFile("META-INF/corsac/surface.lock");
    assertThat(written).endsWith(ITEMS_LINE + ORDERS_LINE).startsWith("# ");
    Files.writeString(lock, written);
    assertUnchanged(compile(compiler, ITEMS, ORDERS));
  }

  @ParameterizedTest
  @EnumSource
  void aChangeIsShownWithTheCommandThatTakesItOver(CompilerUnderTest compiler) throws IOException {
    Files.writeString(lock, ORDERS_LINE);
    String text = objection(compile(compiler, ORDERS.replace("https://a.", "https://b.")));
    assertThat(text)
        .contains("differs from " + lock + ":")
        .contains("- GET /Orders | https://a.example |")
        .contains("+ GET /Orders | https://b.example |")
        .containsPattern("cp \"[^\"]+/META-INF/corsac/surface\\.lock\" \"" + lock + "\"")
        .doesNotContain("lost");
  }

  @ParameterizedTest
  @EnumSource
  void aMissingLockFileIsAnEmptyOne(CompilerUnderTest compiler) {
    lock = directory.resolve("not yet/there/surface.lock");
    assertThat(objection(compile(compiler, ORDERS)))
        .contains("there is no lock file " + lock + " yet")
        .contains("+ GET /Orders")
        .contains("mkdir -p \"" + lock.getParent() + "\" && cp \"");
  }

  @Test
  void aRelativePathIsAnError() {
    Outcome outcome =
        CompilerUnderTest.JAVAC.compile(List.of("-Acorsac.lock=surface.lock"), ORDERS);
    assertThat(outcome.succeeded()).isFalse();
    assertThat(outcome.messages())
        .extracting(Message::text)
        .anyMatch(text -> text.contains("${project.basedir}/surface.lock"));
    assertThat(outcome.generated()).doesNotContainKey("META-INF/corsac/tables");
  }

  @Test
  void lineEndsCommentsOrderAndAByteOrderMarkDoNotMatter() throws IOException {
    Files.writeString(
        lock,
        "\ufeff# reviewed by Ada\r\n\r\n"
            + ORDERS_LINE.replace("\n", "\r\n")
            + "\t# why\r\n"
            + ITEMS_LINE.strip());
    assertUnchanged(compile(CompilerUnderTest.JAVAC, ORDERS, ITEMS));
  }

  @Test
  void whatIsNoTextIsRefusedAndNotTakenForAnEmptyFile() throws IOException {
    Files.write(lock, ORDERS_LINE.getBytes(StandardCharsets.UTF_16));
    assertThat(objection(compile(CompilerUnderTest.JAVAC, ORDERS))).contains("not in UTF-8");
    Files.delete(lock);
    Files.createDirectory(lock);
    assertThat(objection(compile(CompilerUnderTest.JAVAC, ORDERS)))
        .contains(lock + " is not a file.");
  }

  /** A device never ends, and a pipe waits for somebody who writes. */
  @Test
  void whatIsNoFileIsRefusedWithoutBeingRead() {
    Path zero = Path.of("/dev/zero");
    assumeThat(zero).exists();
    lock = zero;
    assertThat(objection(compile(CompilerUnderTest.JAVAC, ORDERS)))
        .contains("/dev/zero is not a file.");
  }

  @Test
  void theMarksOfAMergeConflictAreADifference() throws IOException {
    Files.writeString(lock, "<<<<<<< HEAD\n" + ORDERS_LINE + "=======\n>>>>>>> main\n");
    assertThat(objection(compile(CompilerUnderTest.JAVAC, ORDERS))).contains("- <<<<<<< HEAD");
  }

  @ParameterizedTest
  @EnumSource
  void anIncrementalBuildComparesTheClassesThatItCompiles(CompilerUnderTest compiler)
      throws IOException {
    Library compiled = Library.compile(directory.resolve("classes"), ITEMS);
    Files.writeString(lock, ORDERS_LINE + ITEMS_LINE);
    assertUnchanged(compile(compiler, compiled.onClassPath(), ORDERS));
    String text =
        objection(
            compile(compiler, compiled.onClassPath(), ORDERS.replace("https://a.", "https://b.")));
    assertThat(text)
        .contains("+ GET /Orders | https://b.example")
        .contains("1 line in it is of classes outside this compilation")
        .doesNotContain("/Items");
  }

  @ParameterizedTest
  @EnumSource
  void aClassThatIsGoneCounts(CompilerUnderTest compiler) throws IOException {
    Files.writeString(lock, ORDERS_LINE + ITEMS_LINE);
    assertThat(objection(compile(compiler, ORDERS))).contains("- GET /Items").doesNotContain("+ ");
  }

  @ParameterizedTest
  @EnumSource
  void aClassThatIsNoResourceAnyMoreCounts(CompilerUnderTest compiler) throws IOException {
    Files.writeString(lock, ORDERS_LINE + ITEMS_LINE);
    assertThat(objection(compile(compiler, ORDERS, "package com.acme; public class Items {}")))
        .contains("- GET /Items");
  }

  @ParameterizedTest
  @EnumSource
  void aSubResourceIsTheRootClassesToPresent(CompilerUnderTest compiler) throws IOException {
    String notes =
        """
        package com.acme;
        import jakarta.ws.rs.*;
        public class Notes { @GET public String all() { return ""; } }
        """;
    String users =
        """
        package com.acme;
        import dev.corsac.*;
        import jakarta.ws.rs.*;
        @Path("users") @CrossOrigin("https://a.example")
        public class Users { @Path("notes") public Notes notes() { return null; } }
        """;
    String groups =
        users.replace("sers", "roups").replace("Uroups", "Groups").replace("\"uroups", "\"groups");
    Files.writeString(
        lock, compiler.compile(users, groups, notes).generatedFile("META-INF/corsac/surface.lock"));
    assertThat(Files.readString(lock))
        .contains("GET /users/notes", " via com.acme.Users\n", " via com.acme.Groups\n");
    Library compiled = Library.compile(directory.resolve("classes"), users, groups, notes);
    assertUnchanged(compile(compiler, compiled.onClassPath(), users));
    assertUnchanged(compile(compiler, compiled.onClassPath(), users, notes));
    assertThat(compile(compiler, compiled.onClassPath(), notes).messages()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void testsWithoutRoutesAreNotCompared(CompilerUnderTest compiler) throws IOException {
    Library main = Library.compile(directory.resolve("classes"), ORDERS);
    Files.writeString(lock, ORDERS_LINE);
    Outcome outcome =
        compile(
            compiler,
            main.onClassPath(),
            """
            package com.acme;
            @jakarta.ws.rs.ext.Provider
            public class OrdersTest implements jakarta.ws.rs.core.Feature {
              private final Orders orders = new Orders();
              public boolean configure(jakarta.ws.rs.core.FeatureContext context) {
                return orders.get().isEmpty();
              }
            }
            """);
    assertThat(outcome.messages()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void testsWithRoutesOfTheirOwnNeedALockFileOfTheirOwn(CompilerUnderTest compiler)
      throws IOException {
    Library main = Library.compile(directory.resolve("classes"), ORDERS);
    Files.writeString(lock, ORDERS_LINE);
    assertThat(objection(compile(compiler, main.onClassPath(), ITEMS)))
        .contains("+ GET /Items")
        .doesNotContain("- ")
        .contains("would be lost")
        .contains(
            "give -Acorsac.lock to the main sources only (Maven: in the execution default-compile)");
    Files.writeString(lock, ITEMS_LINE);
    assertUnchanged(compile(compiler, main.onClassPath(), ITEMS));
  }

  @Test
  void whereSomethingElseIsWrongTheSurfaceIsNotCompared() throws IOException {
    Files.writeString(lock, ORDERS_LINE);
    assertThat(compile(CompilerUnderTest.JAVAC, ORDERS.replace("https://a.example", "null")).ids())
        .containsExactly("origin-null");
  }

  @Test
  void headersCredentialsMaxAgeAndTolerationsAreAllInTheLine() {
    Outcome outcome =
        CompilerUnderTest.JAVAC.compile(
            """
            package com.acme;
            import dev.corsac.*;
            import jakarta.ws.rs.*;
            @Path("a|b/{x: [^|]+}")
            public class Orders {
              @GET @CrossOrigin(origins = {"https://b.example", "http://localhost:5173"},
                  allowedHeaders = {"X-B", "Authorization"}, exposedHeaders = {"X-Z", "ETag"},
                  allowCredentials = true, maxAge = 0, tolerate = @Tolerate(
                      value = "origin-local", reason = "for | developers\\n- GET / | same origin"))
              public String get(@HeaderParam("X-A") String a) { return ""; }
            }
            """);
    assertThat(outcome.messages()).isEmpty();
    assertThat(outcome.generatedFile("META-INF/corsac/surface.lock").lines().skip(1))
        .containsExactly(
            "GET /a|b/{x: [^|]+} | https://b.example http://localhost:5173 | credentials |"
                + " allows Authorization, X-A, X-B | exposes ETag, X-Z | max-age 0 |"
                + " tolerates origin-local: for developers - GET / same origin |"
                + " com.acme.Orders.get(java.lang.String)");
  }

  @Test
  void aReviewerSeesEveryCharacter() throws IOException {
    Outcome outcome =
        CompilerUnderTest.JAVAC.compile(
            """
            package com.acme;
            import dev.corsac.*;
            import jakarta.ws.rs.*;
            @Path("a\\n#b\\u202e\\ud800\\u00a0\\u2028 \\u00fc") @SameOrigin
            public class Orders { @GET public String get() { return ""; } }
            """);
    String written = outcome.generatedFile("META-INF/corsac/surface.lock");
    assertThat(written.lines().skip(1))
        .containsExactly(
            "GET /a\\u000a#b\\u202e\\ud800\\u00a0\\u2028 \u00fc | same origin |"
                + " com.acme.Orders.get()");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\u202e", "\\u000b", "\\u00a0", "\\u007f"})
  void oneInvisibleCharacterIsEnough(String escape) throws IOException {
    Outcome outcome =
        CompilerUnderTest.JAVAC.compile(
            """
            package com.acme;
            import dev.corsac.*;
            import jakarta.ws.rs.*;
            @Path("a%s") @SameOrigin
            public class Orders { @GET public String get() { return ""; } }
            """
                .formatted(escape));
    assertThat(outcome.generatedFile("META-INF/corsac/surface.lock").lines().skip(1))
        .containsExactly("GET /a" + escape + " | same origin | com.acme.Orders.get()");
  }

  @Test
  void aMethodThatBeginsLikeACommentIsNone() throws IOException {
    Outcome outcome =
        CompilerUnderTest.JAVAC.compile(
            """
            package com.acme;
            import jakarta.ws.rs.HttpMethod;
            import java.lang.annotation.*;
            @HttpMethod("#ODD") @Retention(RetentionPolicy.RUNTIME)
            public @interface Odd {}
            """,
            """
            package com.acme;
            @jakarta.ws.rs.Path("a") @dev.corsac.SameOrigin
            public class Orders { @Odd public String get() { return ""; } }
            """);
    assertThat(outcome.generatedFile("META-INF/corsac/surface.lock").lines().skip(1))
        .containsExactly("\\u0023ODD /a | same origin | com.acme.Orders.get()");
  }
}
