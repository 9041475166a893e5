package dev.corsac.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corsac.processor.CorsProcessor;
import java.io.File;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler.CompilationTask;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Build;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.VersionRangeRequest;
import org.eclipse.aether.resolution.VersionRangeResult;
import org.eclipse.aether.util.version.GenericVersionScheme;
import org.eclipse.aether.version.InvalidVersionSpecificationException;
import org.eclipse.aether.version.Version;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The goals over applications that the real processor compiled; {@code src/it} has real builds. */
class GoalsTest {
  private static final class Said extends SystemStreamLog {
    private final List<String> lines = new ArrayList<>();

    @Override
    public void info(CharSequence line) {
      lines.add(line.toString());
    }

    @Override
    public void warn(CharSequence line) {
      lines.add("warning: " + line);
    }
  }

  @TempDir Path folder;

  private final Said log = new Said();
  private final MavenProject project = new MavenProject();
  private final List<String> released = new ArrayList<>();
  private final List<MavenProject> all = new ArrayList<>(List.of(project));
  private Path before;

  @BeforeEach
  void compile() throws IOException {
    before = compiled("before", "\"https://app.example.com\"");
    Path now = compiled("now", "{\"https://app.example.com\", \"https://partner.example.com\"}");
    project.setGroupId("com.acme");
    project.setArtifactId("shop");
    project.setVersion("1.10.0-SNAPSHOT");
    project.setPackaging("jar");
    project.setFile(folder.resolve("pom.xml").toFile());
    project.setBuild(new Build());
    project.getBuild().setOutputDirectory(now.toString());
    DefaultArtifactHandler handler = new DefaultArtifactHandler("jar");
    project.setArtifact(
        new DefaultArtifact("com.acme", "shop", "1.10.0-SNAPSHOT", "compile", "jar", "", handler));
  }

  private Path compiled(String name, String origins) throws IOException {
    Path classes = Files.createDirectories(folder.resolve(name));
    String source =
        "package com.acme; import dev.corsac.*; import jakarta.ws.rs.*; @Path(\"orders\")"
            + " @CrossOrigin("
            + origins
            + ") public class Orders { @GET public String list() { return \"\"; } }";
    StringWriter messages = new StringWriter();
    CompilationTask task =
        ToolProvider.getSystemJavaCompiler()
            .getTask(
                messages,
                null,
                null,
                List.of("-d", classes.toString(), "-cp", System.getProperty("java.class.path")),
                null,
                List.of(
                    new SimpleJavaFileObject(
                        URI.create("string:///com/acme/Orders.java"), JavaFileObject.Kind.SOURCE) {
                      @Override
                      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return source;
                      }
                    }));
    task.setProcessors(List.of(new CorsProcessor()));
    assertThat(task.call()).as(messages.toString()).isTrue();
    return classes;
  }

  /** As Maven sets up a goal. */
  @SuppressWarnings("deprecation") // Maven alone makes sessions in the other ways.
  private <T extends CommandMojo> T goal(T goal) {
    goal.project = project;
    goal.session =
        new MavenSession(
            null,
            new DefaultRepositorySystemSession(),
            new DefaultMavenExecutionRequest(),
            new DefaultMavenExecutionResult());
    goal.session.setProjects(all);
    goal.classes = project.getBuild().getOutputDirectory();
    goal.setLog(log);
    return goal;
  }

  private DiffMojo diff() {
    DiffMojo diff = goal(new DiffMojo(repository()));
    diff.resolving = new DefaultRepositorySystemSession();
    diff.remotes = List.of();
    return diff;
  }

  /** Has {@link #released} of com.acme:shop, each the application of before. */
  private RepositorySystem repository() {
    return (RepositorySystem)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {RepositorySystem.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "resolveVersionRange" -> range((VersionRangeRequest) arguments[1]);
                  case "resolveArtifact" -> artifact((ArtifactRequest) arguments[1]);
                  default -> throw new AssertionError(method);
                });
  }

  private VersionRangeResult range(VersionRangeRequest request)
      throws InvalidVersionSpecificationException {
    GenericVersionScheme scheme = new GenericVersionScheme();
    List<Version> versions = new ArrayList<>();
    for (String each : released) {
      Version version = scheme.parseVersion(each);
      String range = request.getArtifact().getVersion();
      if (scheme.parseVersionConstraint(range).containsVersion(version)) {
        versions.add(version);
      }
    }
    versions.sort(null);
    return new VersionRangeResult(request).setVersions(versions);
  }

  private ArtifactResult artifact(ArtifactRequest request) throws ArtifactResolutionException {
    String wanted = request.getArtifact().getVersion();
    if (!released.contains(wanted)) {
      throw new ArtifactResolutionException(List.of(new ArtifactResult(request)), "not found");
    }
    log.info("resolved " + request.getArtifact());
    return new ArtifactResult(request).setArtifact(request.getArtifact().setFile(before.toFile()));
  }

  private static void failsInTwoLines(CommandMojo goal, String first, String second) {
    assertThatThrownBy(goal::execute)
        .isInstanceOf(MojoFailureException.class)
        .hasNoCause()
        .satisfies(failure -> {
          List<String> lines = String.valueOf(failure.getMessage()).lines().toList();
          assertThat(lines).hasSize(2);
          assertThat(lines.get(0)).contains(first);
          assertThat(lines.get(1)).contains(second);
        });
  }

  @Test
  void diffComparesWithTheNewestReleaseBeforeThisVersion() {
    released.addAll(List.of("1.2.0", "1.9.0", "1.9.1-SNAPSHOT", "1.10.0", "2.0.0"));
    failsInTwoLines(diff(), "grants more than before", "-Dcorsac.fail=false");
    assertThat(log.lines)
        .contains("resolved com.acme:shop:jar:1.9.0")
        .anyMatch(line -> line.contains("origin https://partner.example.com is allowed"));
  }

  @Test
  void diffGoesOnWhereNothingWidenedOrThatIsWanted() throws Exception {
    DiffMojo same = diff();
    same.old = project.getBuild().getOutputDirectory();
    same.execute();
    DiffMojo wanted = diff();
    wanted.old = before.toString();
    wanted.fail = false;
    wanted.markdown = true;
    wanted.outputFile = folder.resolve("new/diff.md").toFile();
    wanted.execute();
    assertThat(folder.resolve("new/diff.md")).content().contains("**1 widened.**");
  }

  @Test
  void diffTakesAVersionAndCoordinates() throws Exception {
    released.addAll(List.of("1.2.0", "1.9.0"));
    for (String named : List.of("1.2.0", "com.acme:old-shop:1.2.0")) {
      DiffMojo diff = diff();
      diff.old = named;
      diff.fail = false;
      diff.execute();
    }
    assertThat(log.lines)
        .contains("resolved com.acme:shop:jar:1.2.0", "resolved com.acme:old-shop:jar:1.2.0");
  }

  @Test
  void diffSaysWhatIsNotToBeHad() {
    failsInTwoLines(
        diff(), "no release of com.acme:shop before 1.10.0-SNAPSHOT", "-Dcorsac.old=VERSION");
    DiffMojo version = diff();
    version.old = "0.1";
    failsInTwoLines(version, "Maven cannot get com.acme:shop:jar:0.1", "-Dcorsac.old=");
    DiffMojo nonsense = diff();
    nonsense.old = "shop:";
    failsInTwoLines(nonsense, "shop: is neither a file nor GROUP:", "-Dcorsac.old=");
  }

  @Test
  void explainAnswersAndTheBuildGoesOn() throws Exception {
    ExplainMojo explain = goal(new ExplainMojo());
    explain.origin = "https://new.example.com";
    explain.path = "/orders";
    explain.execute();
    assertThat(log.lines)
        .anyMatch(line -> line.contains("On com.acme.Orders (com/acme/Orders.java:1) write"));
  }

  @Test
  void explainTakesWhatTheBrowserCopied() throws Exception {
    ExplainMojo explain = goal(new ExplainMojo());
    explain.curl =
        "curl 'https://api.example.com/orders' \\\n  -H 'origin: https://new.example.com'";
    explain.execute();
    assertThat(log.lines.get(0)).startsWith("GET ").endsWith("from https://new.example.com");
  }

  @Test
  void diffWritesSarif() throws Exception {
    DiffMojo diff = diff();
    diff.old = before.toString();
    diff.fail = false;
    diff.format = "sarif";
    diff.outputFile = folder.resolve("corsac.sarif").toFile();
    diff.execute();
    assertThat(folder.resolve("corsac.sarif")).content().contains("\"2.1.0\"", "partner");
  }

  @Test
  void explainSpeaksOfPropertiesWhereAnOptionIsMissing() {
    failsInTwoLines(
        goal(new ExplainMojo()),
        "Give one of -Dcorsac.path, -Dcorsac.curl or -Dcorsac.har.",
        "mvn corsac:help -Ddetail -Dgoal=explain");
  }

  @Test
  void whatMayBeRepeatedStandsOnLinesOfItsOwn() throws Exception {
    ExplainMojo explain = goal(new ExplainMojo());
    explain.origin = "https://app.example.com";
    explain.path = "/orders";
    explain.header = "\n  X-One\n  X-Two: a, b\n";
    explain.execute();
    assertThat(log.lines.get(0)).contains("X-One: value, X-Two: a, b");
  }

  @Test
  void whatAGoalHasNoParameterForIsGivenAsOnTheCommandLine() throws Exception {
    ListMojo list = goal(new ListMojo());
    list.arguments = "--method\nGET\n--json";
    list.execute();
    assertThat(String.join("", log.lines)).contains("\"format\" : 1", "\"/orders\"");
  }

  @Test
  void lockIsWrittenOnlyAfterALook() throws Exception {
    Path lock = folder.resolve("surface.lock");
    assertThatThrownBy(goal(new LockMojo())::execute)
        .isInstanceOf(MojoFailureException.class)
        .hasNoCause()
        .hasMessageStartingWith("Nothing was written.")
        .hasMessageEndingWith("run it again with -Dcorsac.accept.");
    assertThat(lock).doesNotExist();
    assertThat(log.lines).anyMatch(line -> line.startsWith("+ GET /orders"));
    LockMojo accepted = goal(new LockMojo());
    accepted.accept = true;
    accepted.execute();
    assertThat(lock).hasSameTextualContentAs(folder.resolve("now/META-INF/corsac/surface.lock"));
    goal(new LockMojo()).execute();
    assertThat(log.lines).contains("The surface is the same as in " + lock + ".");
  }

  @Test
  void lockIsTheFileOfWhateverCompiles() throws Exception {
    Path reviewed = folder.resolve("reviewed & locked.txt");
    Plugin compiler = new Plugin();
    compiler.setArtifactId("some-compiler");
    compiler.setConfiguration(
        Xpp3DomBuilder.build(
            new StringReader(
                "<configuration><args><arg>-Acorsac.lock="
                    + reviewed.toString().replace("&", "&amp;")
                    + "</arg></args></configuration>")));
    project.getBuild().addPlugin(compiler);
    LockMojo lock = goal(new LockMojo());
    lock.accept = true;
    lock.execute();
    assertThat(reviewed).exists();
  }

  @Test
  void reportIsWritten() throws Exception {
    ReportMojo report = goal(new ReportMojo());
    report.output = folder.resolve("report").toString();
    report.execute();
    assertThat(folder.resolve("report/cors-report.html"))
        .content()
        .contains("https://partner.example.com");
  }

  @Test
  void probeNeedsAServer() {
    failsInTwoLines(goal(new ProbeMojo()), "Which server?", "-Dcorsac.url=");
    ProbeMojo silent = goal(new ProbeMojo());
    silent.url = "ftp://example.com";
    failsInTwoLines(silent, "is not an http or https URL", "-Dgoal=probe");
  }

  @Test
  void aBuildOfManyModulesLeavesOutWhatHasNoPolicies() throws Exception {
    project.getBuild().setOutputDirectory(folder.resolve("none").toString());
    failsInTwoLines(goal(new ListMojo()), "Nothing is compiled yet", "mvn compile corsac:list");
    all.add(new MavenProject());
    goal(new ListMojo()).execute();
    project.setPackaging("pom");
    goal(new ListMojo()).execute();
    assertThat(log.lines)
        .hasSize(2)
        .anyMatch(line -> line.startsWith("Skipped: "))
        .anyMatch(line -> line.contains("packaging pom"));
  }

  @Test
  void severalPlacesHaveThePathSeparatorBetweenThem() throws Exception {
    ListMojo list = goal(new ListMojo());
    list.classes = before + File.pathSeparator + project.getBuild().getOutputDirectory();
    list.execute();
    assertThat(log.lines.stream().filter(line -> line.contains("/orders"))).hasSize(2);
  }
}
