package dev.corsac.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.processor.CompilerUnderTest.Outcome;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Which routes there are (docs/architecture.md#which-policy-applies; Jakarta REST 3.1, sections
 * 3.3, 3.4 and 3.6).
 */
class JaxRsRoutesTest {

  private static final String IMPORTS =
      "package com.acme;\nimport dev.corsac.*;\nimport jakarta.ws.rs.*;\n";

  /** Method, template, first part of the policy and Java method of each route. */
  private static List<String> routes(Outcome outcome) {
    assertThat(outcome.succeeded()).as("%s", outcome.messages()).isTrue();
    return outcome
        .generatedFile("META-INF/corsac/surface.lock")
        .lines()
        // Whole regions of paths are on the surface too, but they are no routes.
        .filter(line -> !line.startsWith("#") && !line.contains("/**"))
        .map(line -> line.split(" \\| ", -1))
        .map(parts ->
            parts[0] + " | " + parts[1] + " | " + parts[parts.length - 1].replaceAll(" via .*", ""))
        .toList();
  }

  private static List<String> routes(CompilerUnderTest compiler, String... types) {
    String[] sources = new String[types.length];
    for (int i = 0; i < types.length; i++) {
      sources[i] = types[i].startsWith("package") ? types[i] : IMPORTS + types[i];
    }
    return routes(compiler.compile(sources));
  }

  @ParameterizedTest
  @EnumSource
  void anOverrideNeverLosesAnOptOut(CompilerUnderTest compiler) {
    assertThat(
            routes(
                compiler,
                """
                public abstract class Base {
                  @SameOrigin protected String hidden() { return ""; }
                  @SameOrigin String alsoHidden() { return ""; }
                  @SameOrigin @GET @Path("c") public String inherited() { return ""; }
                }
                """,
                """
                @Path("b") @CrossOrigin("https://a.example")
                public class B extends Base {
                  @Override @GET @Path("a") public String hidden() { return ""; }
                  @Override @GET @Path("b") public String alsoHidden() { return ""; }
                  @Override @GET @Path("d") public String inherited() { return ""; }
                }
                """))
        .containsExactly(
            "GET /b/a | same origin | com.acme.B.hidden()",
            "GET /b/b | same origin | com.acme.B.alsoHidden()",
            "GET /b/d | same origin | com.acme.B.inherited()");
  }

  @ParameterizedTest
  @EnumSource
  void aSuperclassCanImplementAnInterfaceOfItsSubclass(CompilerUnderTest compiler) {
    assertThat(
            routes(
                compiler,
                "public interface Api { @GET @SameOrigin String get(); }",
                "public abstract class Base { public String get() { return \"\"; } }",
                """
                @Path("c") @CrossOrigin("https://a.example")
                public class C extends Base implements Api {}
                """))
        .containsExactly("GET /c | same origin | com.acme.C.get()");
  }

  @ParameterizedTest
  @EnumSource
  void annotationsAreInheritedUnlessTheMethodHasItsOwn(CompilerUnderTest compiler) {
    assertThat(
            routes(
                compiler,
                """
                public interface Api {
                  @GET @Path("i") String both();
                  @GET @Path("own") @SameOrigin String own(String it);
                  @POST @Path("lost") String lost();
                }
                """,
                """
                public abstract class Base {
                  @GET @Path("s") public String both() { return ""; }
                }
                """,
                """
                @Path("r") public class R extends Base implements Api {
                  public String both() { return ""; }
                  public String own(@QueryParam("it") String it) { return ""; }
                  @Produces("text/plain") public String lost() { return ""; }
                }
                """))
        .containsExactly("GET /r/s | not governed | com.acme.R.both()");
  }

  @ParameterizedTest
  @EnumSource
  void everyDesignatorIsARoute(CompilerUnderTest compiler) {
    assertThat(
            routes(
                compiler,
                """
                import java.lang.annotation.*;
                @HttpMethod("LINK") @Retention(RetentionPolicy.RUNTIME) public @interface Link {}
                """,
                """
                @Path("r") @SameOrigin public class R {
                  @GET @POST public String two() { return ""; }
                  @Link @Path("/l/") public String link() { return ""; }
                  @HEAD public String head() { return ""; }
                }
                """))
        .containsExactly(
            "GET /r | same origin | com.acme.R.two()",
            "HEAD /r | same origin | com.acme.R.head()",
            "LINK /r/l | same origin | com.acme.R.link()",
            "POST /r | same origin | com.acme.R.two()");
  }

  @ParameterizedTest
  @EnumSource
  void aLocatorsResultIsReadThroughClassesWildcardsAndTypeVariables(CompilerUnderTest compiler) {
    assertThat(
            routes(
                compiler,
                "public interface Items { @GET String all(); }",
                """
                public abstract class Base<T, U extends Items> {
                  @Path("bound") public T bound() { return null; }
                  @Path("upper") public U upper() { return null; }
                  @Path("class") public Class<T> ofClass() { return null; }
                  @Path("wild") public Class<? extends T> wild() { return null; }
                  @Path("own") public <V extends T> V own() { return null; }
                }
                """,
                """
                @Path("r") @SameOrigin public class R<W extends Items> extends Base<Items, W> {
                  @Path("object") public Object object() { return null; }
                  @Path("any") public Class<?> any() { return null; }
                  @Path("raw") public Class raw() { return null; }
                }
                """))
        .containsExactly(
            "GET /r/bound | same origin | com.acme.Items.all()",
            "GET /r/class | same origin | com.acme.Items.all()",
            "GET /r/own | same origin | com.acme.Items.all()",
            "GET /r/upper | same origin | com.acme.Items.all()",
            "GET /r/wild | same origin | com.acme.Items.all()");
  }

  @ParameterizedTest
  @EnumSource
  void clientsInterfacesAndAbstractClassesGiveNoRoutes(CompilerUnderTest compiler) {
    assertThat(
            routes(
                compiler,
                """
                package org.eclipse.microprofile.rest.client.inject;
                public @interface RegisterRestClient {}
                """,
                """
                @Path("client") @org.eclipse.microprofile.rest.client.inject.RegisterRestClient
                public interface Client { @GET String get(); }
                """,
                "@Path(\"abstract\") public abstract class A { @GET public String a() { return null; } }",
                "@Path(\"c\") public class C implements Client { public String get() { return null; } }",
                "@Path(\"r\") public enum E { ONE; @GET public String e() { return null; } }"))
        .containsExactly(
            "GET /c | not governed | com.acme.C.get()", "GET /r | not governed | com.acme.E.e()");
  }

  @ParameterizedTest
  @EnumSource
  void basesOfOtherJarsAreReadFromTheirClassFiles(
      CompilerUnderTest compiler, @TempDir Path directory) throws IOException {
    List<File> classPath = new ArrayList<>(CompilerUnderTest.classPath());
    classPath.add(
        library(
                directory,
                """
                package lib;
                import dev.corsac.*;
                import jakarta.ws.rs.*;
                public interface Readable<K> {
                  @GET @Path("{id}") @SameOrigin String read(@PathParam("id") K id);
                }
                """,
                """
                package lib;
                import jakarta.ws.rs.*;
                public abstract class Crud<K extends Comparable<K>, E> implements Readable<K> {
                  @PUT @Path("{id}") public void put(@PathParam("id") K id, E[] all) {}
                  @Path("{id}/sub") public Crud<K, E> sub() { return this; }
                  @Override public String read(K id) { return ""; }
                }
                """)
            .toFile());
    Outcome outcome =
        compiler.compile(
            List.of(),
            List.of(new CorsProcessor()),
            classPath,
            IMPORTS
                + """
                @Path("orders") @CrossOrigin("https://a.example")
                public class Orders extends lib.Crud<Long, String> {
                  @Override public String read(Long id) { return ""; }
                }
                """);
    assertThat(routes(outcome))
        .containsExactly(
            "GET /orders/{id} | same origin | com.acme.Orders.read(java.lang.Long)",
            "GET /orders/{id}/sub/{id} | same origin | lib.Crud.read(java.lang.Comparable)",
            "GET /orders/{id}/sub/{id}/sub/…/{id} | same origin |"
                + " com.acme.Orders.read(java.lang.Long)",
            "GET /orders/{id}/sub/{id}/sub/…/{id} | same origin |"
                + " lib.Crud.read(java.lang.Comparable)",
            "GET /orders/{id}/sub/…/{id} | same origin | com.acme.Orders.read(java.lang.Long)",
            "PUT /orders/{id} | https://a.example |"
                + " com.acme.Orders.put(java.lang.Comparable,java.lang.Object[])",
            "PUT /orders/{id}/sub/{id} | https://a.example |"
                + " lib.Crud.put(java.lang.Comparable,java.lang.Object[])",
            "PUT /orders/{id}/sub/{id}/sub/…/{id} | https://a.example |"
                + " com.acme.Orders.put(java.lang.Comparable,java.lang.Object[])",
            "PUT /orders/{id}/sub/{id}/sub/…/{id} | https://a.example |"
                + " lib.Crud.put(java.lang.Comparable,java.lang.Object[])",
            "PUT /orders/{id}/sub/…/{id} | https://a.example |"
                + " com.acme.Orders.put(java.lang.Comparable,java.lang.Object[])");
    assertThat(outcome.generatedFile("_CorsTable.java"))
        .containsSubsequence(
            "method  GET  {id}  read(java.lang.Long)  ",
            "signature  read(java.lang.Comparable)  read(java.lang.Object)\\n");
  }

  private static Path library(Path directory, String... sources) throws IOException {
    Path classes = Files.createDirectories(directory.resolve("lib-classes"));
    List<String> arguments =
        new ArrayList<>(List.of("-proc:none", "-d", classes.toString(), "-cp"));
    arguments.add(
        String.join(
            File.pathSeparator,
            CompilerUnderTest.classPath().stream().map(File::toString).toList()));
    for (int i = 0; i < sources.length; i++) {
      String name =
          sources[i].replaceAll("(?s).*public (?:\\w+ )*?(?:class|interface) (\\w+).*", "$1");
      Path file = directory.resolve("lib").resolve(name + ".java");
      Files.createDirectories(file.getParent());
      arguments.add(Files.writeString(file, sources[i]).toString());
    }
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(String[]::new));
    assertThat(status).isZero();
    return classes;
  }

  @ParameterizedTest
  @EnumSource
  void theSameMethodOfTwoGenericInterfacesIsOne(CompilerUnderTest compiler) {
    assertThat(
            routes(
                compiler,
                "public interface Saving<T> { @POST String save(T it); }",
                "public interface Guarded { @SameOrigin String save(String it); }",
                "public interface Both extends Saving<String>, Guarded {}",
                """
                @Path("r") @CrossOrigin("https://a.example")
                public class R { @Path("s") public Both both() { return null; } }
                """))
        .containsExactly("POST /r/s | same origin | com.acme.Both.save(java.lang.Object)");
  }
}
