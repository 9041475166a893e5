package dev.corsac.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corsac.policy.Policy;
import dev.corsac.policy.PreflightAnswer;
import dev.corsac.policy.decide.Decisions;
import dev.corsac.policy.finding.Placeholders;
import dev.corsac.policy.origin.DomainToAscii;
import dev.corsac.policy.route.DeclaredPolicy;
import dev.corsac.policy.route.Deployed;
import dev.corsac.policy.route.PolicyTable;
import dev.corsac.policy.route.TableConflictException;
import dev.corsac.policy.rule.PolicyReview;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two compilations that describe the same classes, and are deployed together. */
class TwoJarsTest {
  private static final String APP = "https://app.example";

  @TempDir Path directory;

  private static final String ROOT =
      """
      @Path("root") public class Root {
        @Path("sub") @CrossOrigin("https://app.example") public Sub sub() { return new Sub(); }
        @Path("node") @CrossOrigin("https://app.example") public Node node() { return new Node(); }
      }
      """;
  private static final String NODE = "public class Node { @PUT public void put() {} }";
  private static final String NODE_NEAR = "public class NodeNear extends Node {}";
  private static final String SUB =
      """
      public class Sub {
        @DELETE public void delete() {}
        @Path("again") public Sub again() { return this; }
        @Path("node") public Node node() { return new Node(); }
      }
      """;
  private static final String SUB_NEAR = "public class SubNear extends Sub {}";

  private IncrementalProject project(CompilerUnderTest compiler, String name, String... types) {
    IncrementalProject project =
        new IncrementalProject(directory.resolve(name), compiler::tool).option("-nowarn");
    project.write(
        Arrays.stream(types)
            .map(type ->
                "package com."
                    + name
                    + ";\nimport com.library.*;\nimport dev.corsac.*;\n"
                    + "import jakarta.ws.rs.*;\n"
                    + type)
            .toArray(String[]::new));
    return project;
  }

  private PolicyTable table(IncrementalProject project) throws Exception {
    IncrementalProject.Compiled compiled = project.compileAll();
    assertThat(compiled.succeeded()).as("%s", compiled.messages()).isTrue();
    return project.table();
  }

  private static Decisions deployed(PolicyTable... tables) {
    return Decisions.of(
        new Deployed(List.of(tables), List.of(), name -> true, null), TwoJarsTest::bind);
  }

  private static Policy bind(DeclaredPolicy declared) {
    return PolicyReview.of(declared.declaration(), Placeholders.UNKNOWN, DomainToAscii.ASCII_ONLY)
        .policy()
        .orElseThrow();
  }

  private static boolean grants(Decisions decisions, String path, String method) {
    return decisions.preflight(path, method, APP) instanceof PreflightAnswer.Granted;
  }

  /** Each knows its own subtypes of what both describe, and neither is wrong. */
  @ParameterizedTest
  @EnumSource
  void whatOneKnowsOfSubtypesIsNoContradiction(CompilerUnderTest compiler) throws Exception {
    IncrementalProject library = project(compiler, "library", ROOT, NODE, NODE_NEAR, SUB, SUB_NEAR);
    PolicyTable ofLibrary = table(library);
    PolicyTable ofFar =
        table(
            project(
                    compiler,
                    "far",
                    "public class SubFar extends Sub { @PATCH public void patch() {} }")
                .uses(library));
    for (Decisions decisions :
        List.of(deployed(ofLibrary, ofFar), deployed(ofFar, ofLibrary), deployed(ofLibrary))) {
      assertThat(grants(decisions, "/root/sub", "DELETE")).isTrue();
      assertThat(grants(decisions, "/root/sub/again/again/node", "PUT")).isTrue();
    }
  }

  /** A subtype counts in whichever of the two jars it stands, and in whatever order they come. */
  @ParameterizedTest
  @EnumSource
  void aSubtypeThatOneOfThemKnowsHasToGrantToo(CompilerUnderTest compiler) throws Exception {
    IncrementalProject library =
        project(
            compiler,
            "library",
            ROOT,
            NODE,
            NODE_NEAR.replace("public", "@SameOrigin public"),
            SUB,
            SUB_NEAR);
    PolicyTable ofLibrary = table(library);
    PolicyTable ofFar =
        table(
            project(
                    compiler,
                    "far",
                    "@SameOrigin public class SubFar extends Sub { @PATCH public void patch() {} }")
                .uses(library));
    assertThat(grants(deployed(ofLibrary), "/root/sub/again", "DELETE")).isTrue();
    for (Decisions decisions : List.of(deployed(ofLibrary, ofFar), deployed(ofFar, ofLibrary))) {
      // The library's NodeNear, which the other jar does not know.
      assertThat(grants(decisions, "/root/node", "PUT")).isFalse();
      assertThat(grants(decisions, "/root/sub/again/node", "PUT")).isFalse();
      // The other jar's SubFar, which the library does not know.
      assertThat(grants(decisions, "/root/sub/again", "DELETE")).isFalse();
    }
  }

  /** What is no subtype still has to be the same. */
  @ParameterizedTest
  @EnumSource
  void aClassThatWasCompiledTwiceFromDifferentSourcesIsOne(CompilerUnderTest compiler)
      throws Exception {
    IncrementalProject library = project(compiler, "library", ROOT, NODE, SUB);
    table(library);
    PolicyTable ofFar =
        table(
            project(
                    compiler,
                    "far",
                    "public class SubFar extends Sub { @PATCH public void patch() {} }")
                .uses(library));
    library.write(
        "package com.library;\nimport jakarta.ws.rs.*;\n" + SUB.replace("again\")", "more\")"));
    PolicyTable newer = table(library);
    assertThatThrownBy(() -> deployed(newer, ofFar))
        .isInstanceOf(TableConflictException.class)
        .hasMessageContaining("com.library.Sub differently");
  }
}
