package dev.corsac.builds;

import static dev.corsac.builds.EditedProject.resource;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Saves in Quarkus' dev mode: its own compiler gets the files that changed. Class files of sources
 * that are gone it deletes after the compilation, which these tests do in its place.
 */
class QuarkusDevModeTest {
  private static final String A = resource("A", "https://a.example");
  private static final String B = resource("B", "https://b.example");
  private static final String C = resource("C", "https://c.example");
  private static Project compiler;

  @BeforeAll
  static void build() {
    compiler = Project.copy("quarkus-compiler", "" + Runtime.version().feature());
    Maven.RUNNING.run(compiler, Jdk.of(17), "3.16.0", "process-classes").assertDone();
  }

  /** An application that was built, and is open in dev mode. */
  private record DevMode(EditedProject files, Conversation quarkus) implements AutoCloseable {

    static DevMode of(String test) {
      EditedProject files = new EditedProject(Project.empty("quarkus-" + test), "classes");
      files.write("A", A);
      files.write("B", B);
      files.write("C", C);
      Conversation quarkus =
          Conversation.with(
              compiler.folder(),
              List.of(
                  Jdk.of(17).program("java"),
                  "-cp",
                  compiler.path("target/classes")
                      + File.pathSeparator
                      + compiler.path("target/dependency")
                      + "/*",
                  "com.acme.DevMode",
                  files.project().path(EditedProject.SOURCES).toString(),
                  files.classes().toString(),
                  files.project().path("generated").toString(),
                  ClassPath.SERVICE,
                  ClassPath.PROCESSOR.toString()));
      DevMode mode = new DevMode(files, quarkus);
      mode.built();
      return mode;
    }

    private void built() {
      javac(files).assertDone();
      files.assertAsClean();
    }

    private static Ran javac(EditedProject files) {
      List<String> command = new ArrayList<>(List.of(Jdk.of(17).program("javac"), "-parameters"));
      command.addAll(List.of("-cp", ClassPath.SERVICE, "-processorpath", "" + ClassPath.PROCESSOR));
      command.addAll(List.of("-s", files.project().path("generated").toString()));
      command.addAll(List.of("-d", files.classes().toString()));
      files.project().files(EditedProject.SOURCES).forEach(each -> command.add(each.toString()));
      files.project().path("generated").toFile().mkdirs();
      return Ran.in(files.project().folder(), Map.of(), command);
    }

    String save(Path... changed) {
      return quarkus.say(
          Stream.of(changed).map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    }

    @Override
    public void close() {
      quarkus.close();
    }
  }

  @Test
  void aChangedClassIsJudgedWithTheOthers() {
    try (DevMode mode = DevMode.of("change")) {
      assertThat(mode.save(mode.files().write("B", B.replace("b.example", "changed.example"))))
          .isEmpty();
      mode.files().assertAsClean();
      assertThat(mode.files().described("surface.lock"))
          .contains("https://changed.example", "https://a.example", "https://c.example");
      assertThat(mode.save(mode.files().write("B", B))).isEmpty();
      mode.files().assertAsClean();
    }
  }

  /** Dev mode takes them for sources that changed. */
  @Test
  void generatedSourcesAmongTheChangedAreTaken() {
    try (DevMode mode = DevMode.of("generated")) {
      List<Path> changed = new ArrayList<>(mode.files().project().files("generated"));
      assertThat(changed).hasSize(2);
      changed.add(mode.files().source("A"));
      assertThat(mode.save(changed.toArray(Path[]::new))).isEmpty();
      mode.files().assertAsClean();
    }
  }

  @Test
  void aRenameWithAnotherPolicyIsAWarningUntilTheNextSave() {
    try (DevMode mode = DevMode.of("rename")) {
      mode.files().deleteSource("A");
      Path renamed =
          mode.files().write("Renamed", resource("Renamed", "a", "https://renamed.example"));
      assertThat(mode.save(renamed))
          .contains("[cors:policy-conflict]", "delete com/acme/A.class")
          .doesNotContain("Compilation Failed");
      // An error would leave the class file where it is for ever.
      mode.files().deleteClass("A");
      assertThat(mode.save(mode.files().source("B"))).isEmpty();
      mode.files().assertAsClean();
    }
  }

  @Test
  void aDeletedClassIsGoneWithTheNextSave() {
    try (DevMode mode = DevMode.of("deletion")) {
      mode.files().deleteSource("A");
      mode.files().deleteClass("A");
      assertThat(mode.save(mode.files().source("B"))).isEmpty();
      mode.files().assertAsClean();
      assertThat(mode.files().described("tables")).doesNotContain("com.acme.A ");
    }
  }

  @Test
  void anErrorLeavesWhatWasThereUntilItIsMended() {
    try (DevMode mode = DevMode.of("error")) {
      Map<String, String> before = mode.files().described();
      assertThat(mode.save(mode.files().write("B", B.replace("b.example", "B.example"))))
          .contains("Compilation Failed", "[cors:origin-not-canonical]");
      assertThat(mode.files().described()).isEqualTo(before);
      assertThat(mode.save(mode.files().write("B", B))).isEmpty();
      mode.files().assertAsClean();
    }
  }
}
