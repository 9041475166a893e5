package dev.corsac.builds;

import static dev.corsac.builds.EditedProject.resource;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Maven's compiler plugin over the class output of before. With its incremental module it deletes
 * the class files and compiles everything; without, it compiles what changed, and class files of
 * deleted sources stay.
 */
class MavenIncrementalTest {
  private static final String A = resource("A", "https://a.example");
  private static final String B = resource("B", "https://b.example");

  private static EditedProject project(String step, boolean incremental) {
    EditedProject files =
        new EditedProject(
            Project.copy("processor-path", step + "-" + incremental), "target/classes");
    files.write("A", A);
    files.write("B", B);
    compile(files, incremental);
    files.assertAsClean();
    return files;
  }

  private static String compile(EditedProject files, boolean incremental) {
    return Maven.RUNNING
        .run(
            files.project(),
            Jdk.of(17),
            "3.16.0",
            "-Dmaven.compiler.useIncrementalCompilation=" + incremental,
            "compile")
        .assertDone()
        .said();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aChangedClassIsJudgedWithTheOthers(boolean incremental) {
    EditedProject files = project("changed", incremental);
    files.write("B", B.replace("b.example", "changed.example"));
    // Else this would say nothing of partial compilations.
    assertThat(compile(files, incremental).contains("Compiling 1 source file"))
        .isEqualTo(!incremental);
    files.assertAsClean();
    assertThat(files.described("surface.lock"))
        .contains("https://changed.example", "https://a.example");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aClassRenamedWithAnotherPolicyIsGoneWhenItsClassFileIs(boolean incremental) {
    EditedProject files = project("renamed", incremental);
    files.deleteSource("A");
    files.write("Renamed", resource("Renamed", "a", "https://renamed.example"));
    String said = compile(files, incremental);
    if (!incremental) {
      assertThat(said).contains("[cors:policy-conflict]", "delete com/acme/A.class");
      files.deleteClass("A");
      files.write("B", B.replace("b.example", "changed.example"));
      compile(files, false);
    }
    files.assertAsClean();
    assertThat(files.described("tables")).doesNotContain("com.acme.A ");
  }
}
