package dev.corsac.builds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Compilers on the command line, and what they have compiled is started and asked. */
class CompilerTest {
  private static final String BOTH = ClassPath.SERVICE + File.pathSeparator + ClassPath.PROCESSOR;

  private static Project plain(String variant) {
    return Project.empty("plain-" + variant).withSources("");
  }

  private static Ran compile(Project project, List<String> compiler, String... options) {
    return compile(project, project.files("src/main/java"), compiler, options);
  }

  private static Ran compile(
      Project project, List<Path> sources, List<String> compiler, String... options) {
    List<String> command = new ArrayList<>(compiler);
    command.addAll(List.of(options));
    command.addAll(List.of("-d", project.path("classes").toString()));
    sources.forEach(source -> command.add(source.toString()));
    return Ran.in(project.folder(), Map.of(), command);
  }

  private static void assertGoverned(Project project, int jdk) {
    try (Service service = Service.ofClasses(Jdk.of(jdk), project.path("classes"))) {
      service.assertOrdersGoverned();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {17, 25})
  void javacWithAProcessorPathCompilesWithoutAWarning(int jdk) {
    Project project = plain("javac-" + jdk);
    Ran ran =
        compile(
            project,
            List.of(Jdk.of(jdk).program("javac")),
            "-Xlint:all,-processing",
            "-Werror",
            "-cp",
            ClassPath.SERVICE,
            "--processor-path",
            ClassPath.PROCESSOR.toString());
    assertThat(ran.assertDone().said()).isEmpty();
    assertGoverned(project, jdk);
  }

  @ParameterizedTest
  @CsvSource({"17, -proc:full", "25, -proc:full", "17, -implicit:none"})
  void javacFindsTheProcessorOnTheClassPath(int jdk, String option) {
    Project project = plain("javac-class-path-" + jdk + option.replace(':', '-'));
    compile(project, List.of(Jdk.of(jdk).program("javac")), option, "-cp", BOTH).assertDone();
    assertGoverned(project, jdk);
  }

  @ParameterizedTest
  @CsvSource({"17, old", "17, new", "25, new"})
  void theEclipseCompilerRunsTheProcessor(int jdk, String ecj) {
    Project project = plain("ecj-" + ecj + "-" + jdk);
    Path jar = Path.of("target", "tools", "ecj-" + ecj + ".jar").toAbsolutePath();
    compile(
            project,
            List.of(Jdk.of(jdk).program("java"), "-jar", jar.toString()),
            "--release",
            "17",
            "-cp",
            ClassPath.SERVICE,
            "-processorpath",
            ClassPath.PROCESSOR.toString())
        .assertDone();
    assertGoverned(project, jdk);
  }

  @ParameterizedTest
  @ValueSource(ints = {17, 25})
  void kaptRunsTheProcessorOverKotlin(int jdk) {
    Project project = Project.copy("kotlin", "" + jdk);
    kapt(project, jdk, ClassPath.SERVICE).assertDone();
    kotlin(project, jdk, ClassPath.SERVICE).assertDone();
    List<Path> sources = new ArrayList<>(project.files("generated"));
    sources.add(project.withSources("").path("src/main/java/com/acme/Main.java"));
    compile(
            project,
            sources,
            List.of(Jdk.of(jdk).program("javac")),
            "-proc:none",
            "-cp",
            project.path("classes") + File.pathSeparator + ClassPath.SERVICE)
        .assertDone();
    assertGoverned(project, jdk);
  }

  @Test
  void whatKaptHoldsBackIsSaid() {
    Project project = Project.copy("kotlin", "incomplete");
    String withoutAnnotations =
        ClassPath.SERVICE.replaceAll("[^:]*/annotations-[^:/]*[.]jar:?", "");
    Ran ran = kapt(project, 25, withoutAnnotations);
    assertThat(ran.status()).as(ran.said()).isNotZero();
    assertThat(ran.said())
        .contains(
            "[cors] com.acme.OrderResource cannot be read, so no policy table is written: an"
                + " annotation on list() has a type that is not on the class path");
  }

  private static Ran kapt(Project project, int jdk, String path) {
    return kotlin(
        project,
        jdk,
        path,
        "-Xplugin=" + ClassPath.KAPT,
        "-P",
        String.join(
            ",",
            kapt("sources", project.path("generated").toString()),
            kapt("classes", project.path("classes").toString()),
            kapt("stubs", project.path("stubs").toString()),
            kapt("apclasspath", ClassPath.PROCESSOR.toString()),
            kapt("aptMode", "stubsAndApt")));
  }

  private static String kapt(String option, String value) {
    return "plugin:org.jetbrains.kotlin.kapt3:" + option + "=" + value;
  }

  private static Ran kotlin(Project project, int jdk, String path, String... options) {
    List<String> command = new ArrayList<>(List.of(Jdk.of(jdk).program("java")));
    for (String part :
        List.of(
            "api",
            "code",
            "comp",
            "file",
            "main",
            "model",
            "parser",
            "processing",
            "tree",
            "util")) {
      command.add("--add-opens=jdk.compiler/com.sun.tools.javac." + part + "=ALL-UNNAMED");
    }
    command.addAll(List.of("-cp", ClassPath.KOTLIN, "org.jetbrains.kotlin.cli.jvm.K2JVMCompiler"));
    command.addAll(List.of(options));
    command.addAll(
        List.of(
            "-no-stdlib",
            "-no-reflect",
            "-jvm-target",
            "17",
            "-cp",
            path,
            "-d",
            project.path("classes").toString(),
            project.path("com").toString()));
    return Ran.in(project.folder(), Map.of(), command);
  }
}
