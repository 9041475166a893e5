package dev.corsac.builds;

import static dev.corsac.builds.EditedProject.resource;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Saves in Eclipse: its real incremental builder, without windows. It deletes the class files of
 * sources that are gone before it compiles, and what a processor generated for a class when that
 * class is processed again without it.
 */
class EclipseBuilderTest {
  private static final String A = resource("A", "https://a.example");
  private static final String B = resource("B", "https://b.example");
  private static Project builder;

  @BeforeAll
  static void build() {
    builder = Project.copy("eclipse-builder", "" + Runtime.version().feature());
    Maven.RUNNING.run(builder, Jdk.of(17), "3.16.0", "process-classes").assertDone();
  }

  /** A project that is open in Eclipse, and was built. */
  /** A job of Eclipse's own may come before the workspace is open; it is logged, and forgotten. */
  private static final Pattern STARTING =
      Pattern.compile(
          "(?:!SESSION .*\\R(?:(?!!).*\\R)*)?"
              + "!ENTRY org\\.eclipse\\.core\\.resources 4 76 .*\\R"
              + "!MESSAGE Workspace is closed\\.\\R(?:!STACK 0\\R)?(?:java\\..*\\R(?:\\tat .*\\R?)*)?");

  private record Workspace(EditedProject files, Conversation eclipse) implements AutoCloseable {

    static Workspace of(String test) {
      EditedProject files = new EditedProject(Project.empty("eclipse-" + test), "classes");
      files.write("A", A);
      files.write("B", B);
      Project own = Project.empty("eclipse-" + test + "-workspace");
      Conversation eclipse =
          Conversation.with(
              builder.folder(),
              List.of(
                  Jdk.of(17).program("java"),
                  "-cp",
                  builder.path("target/classes")
                      + File.pathSeparator
                      + builder.path("target/dependency")
                      + "/*",
                  "com.acme.Eclipse",
                  builder.path("target/dependency").toString(),
                  own.folder().toString(),
                  files.project().folder().toString(),
                  ClassPath.SERVICE,
                  ClassPath.PROCESSOR.toString()));
      Workspace workspace = new Workspace(files, eclipse);
      assertThat(workspace.say("full")).isEmpty();
      files.assertAsClean();
      return workspace;
    }

    /** What Eclipse answers, without what its start may have to do with. */
    String say(String line) {
      return STARTING.matcher(eclipse.say(line)).replaceAll("");
    }

    void save() {
      assertThat(say("save")).isEmpty();
      files.assertAsClean();
    }

    @Override
    public void close() {
      eclipse.close();
    }
  }

  @Test
  void aChangedClassIsJudgedWithTheOthers() {
    try (Workspace workspace = Workspace.of("change")) {
      workspace.files().write("B", B.replace("b.example", "changed.example"));
      workspace.save();
      assertThat(workspace.files().described("surface.lock"))
          .contains("https://changed.example", "https://a.example");
      workspace.files().write("B", B);
      workspace.save();
    }
  }

  /** The table is the same, and must be created again all the same, else Eclipse deletes it. */
  @Test
  void savingACommentTwiceKeepsTheTable() {
    try (Workspace workspace = Workspace.of("comment")) {
      workspace.files().write("B", "// Once.\n" + B);
      workspace.save();
      workspace.files().write("B", "// Twice.\n" + B);
      workspace.save();
      workspace.files().write("A", "// And another.\n" + A);
      workspace.save();
    }
  }

  /** A mere deletion runs no processor. */
  @Test
  void aDeletedClassIsGoneWithTheNextSave() {
    try (Workspace workspace = Workspace.of("deletion")) {
      workspace.files().deleteSource("A");
      assertThat(workspace.say("save")).isEmpty();
      assertThat(workspace.files().classes().resolve("com/acme/A.class")).doesNotExist();
      workspace.files().write("B", "// Saved.\n" + B);
      workspace.save();
      assertThat(workspace.files().described("tables")).doesNotContain("com.acme.A ");
    }
  }

  @Test
  void aRenamedClassIsThatOfItsNewName() {
    try (Workspace workspace = Workspace.of("rename")) {
      workspace.files().deleteSource("A");
      workspace.files().write("Renamed", resource("Renamed", "a", "https://renamed.example"));
      workspace.save();
      assertThat(workspace.files().described("tables"))
          .contains("com.acme.Renamed ")
          .doesNotContain("com.acme.A ");
    }
  }

  @Test
  void aMovedClassIsThatOfItsNewPackage() {
    try (Workspace workspace = Workspace.of("move")) {
      workspace.files().deleteSource("A");
      workspace.files().write("moved/A", A.replace("package com.acme;", "package com.acme.moved;"));
      workspace.save();
      assertThat(workspace.files().described("tables"))
          .contains("com.acme.moved.A ")
          .doesNotContain("com.acme.A ");
    }
  }
}
