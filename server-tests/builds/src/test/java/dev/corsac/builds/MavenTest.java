package dev.corsac.builds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.testing.Fetch;
import dev.corsac.testing.RunningServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Maven builds, and what they have built is started and asked. */
class MavenTest {
  private static final String NEWEST = "3.16.0";
  private static final Path README = Path.of("..", "..", "README.md");

  private static Project project(String name, int jdk, String compiler) {
    return Project.copy(name, jdk + "-" + compiler).withSources("");
  }

  private static Service served(Maven maven, String name, int jdk, String compiler) {
    Project project = project(name, jdk, compiler);
    maven.run(project, Jdk.of(jdk), compiler, "compile").assertDone();
    return Service.ofClasses(Jdk.of(jdk), project.path("target/classes"));
  }

  @ParameterizedTest
  @CsvSource({
    "17, 3.8.1", "17, 3.11.0", "17, 3.13.0", "17, 3.14.1", "17, 3.16.0",
    "25, 3.8.1", "25, 3.11.0", "25, 3.13.0", "25, 3.14.1", "25, 3.16.0"
  })
  void theProcessorPathIsRightEverywhere(int jdk, String compiler) {
    try (Service service = served(Maven.RUNNING, "processor-path", jdk, compiler)) {
      service.assertOrdersGoverned();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {17, 25})
  void newerMavensBuildTheSame(int jdk) {
    try (Service service = served(Maven.NEWER, "processor-path", jdk, NEWEST)) {
      service.assertOrdersGoverned();
    }
    try (Service service = served(Maven.FOUR, "processor-path", jdk, NEWEST)) {
      service.assertOrdersGoverned();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {17, 25})
  void maven4KnowsDependenciesThatAreProcessors(int jdk) {
    try (Service service = served(Maven.FOUR, "processor-type", jdk, "4.0.0-beta-3")) {
      service.assertOrdersGoverned();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.8.1", NEWEST})
  void theClassPathIsEnoughOnOldJdks(String compiler) {
    try (Service service = served(Maven.RUNNING, "class-path", 17, compiler)) {
      service.assertOrdersGoverned();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.8.1", NEWEST})
  void onNewJdksTheClassPathRunsNoProcessorAndTheServiceSaysSo(String compiler) {
    try (Service service = served(Maven.RUNNING, "class-path", 25, compiler)) {
      assertForgotten(service);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {17, 25})
  void procFullRunsTheClassPathsProcessors(int jdk) {
    try (Service service = served(Maven.RUNNING, "proc-full", jdk, NEWEST)) {
      service.assertOrdersGoverned();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {17, 25})
  void aForgottenProcessorIsNamedWhenTheServiceStarts(int jdk) {
    try (Service service = served(Maven.RUNNING, "forgotten", jdk, NEWEST)) {
      assertForgotten(service);
    }
  }

  private static void assertForgotten(Service service) {
    assertThat(service.failed()).as(service.said()).isTrue();
    assertThat(service.said())
        .contains(
            "Class com.acme.OrderResource",
            "compiled without cors-processor",
            "<artifactId>cors-processor</artifactId>",
            "<version>" + System.getProperty("corsac.version") + "</version>");
  }

  @Test
  void classesWithoutTheirListingSaySo() throws IOException {
    Project project = Project.copy("processor-path", "unlisted").withSources("");
    Maven.RUNNING.run(project, Jdk.of(17), NEWEST, "compile").assertDone();
    Files.delete(project.path("target/classes/META-INF/corsac/tables"));
    try (Service service = Service.ofClasses(Jdk.of(17), project.path("target/classes"))) {
      assertThat(service.failed()).as(service.said()).isTrue();
      assertThat(service.said())
          .contains(
              "its policy table is there (com.acme.OrderResource_", "META-INF/corsac/tables is not")
          .doesNotContain("compiled without cors-processor");
    }
  }

  @ParameterizedTest
  @CsvSource({"17, 3.8.1", "17, 3.16.0", "25, 3.16.0"})
  void aWrongPolicyStopsTheBuildAtItsLine(int jdk, String compiler) {
    Project project =
        Project.copy("processor-path", "wrong-" + jdk + "-" + compiler)
            .withSources("")
            .replace(
                "src/main/java/com/acme/OrderResource.java",
                "https://shop.example.com",
                "https://Shop.example.com/");
    Ran ran = Maven.RUNNING.run(project, Jdk.of(jdk), compiler, "compile");
    assertThat(ran.status()).isNotZero();
    assertThat(ran.said())
        .contains("OrderResource.java:[11,14]", "[cors:origin-not-canonical]")
        .contains("Did you mean \"https://shop.example.com\"?");
  }

  @ParameterizedTest
  @CsvSource({"lombok-first, 17", "lombok-last, 17", "lombok-first, 25", "lombok-last, 25"})
  void lombokIsNotInTheWay(String name, int jdk) {
    Project project = Project.copy(name, "" + jdk).with("lombok").withSources("");
    Maven.RUNNING.run(project, Jdk.of(jdk), NEWEST, "compile").assertDone();
    try (Service service = Service.ofClasses(Jdk.of(jdk), project.path("target/classes"))) {
      service.assertOrdersGoverned();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {17, 25})
  void aNamedModuleRunsOnTheModulePath(int jdk) {
    Project project = project("named-module", jdk, NEWEST);
    Maven.RUNNING.run(project, Jdk.of(jdk), NEWEST, "compile").assertDone();
    String path = project.path("target/classes") + ":" + project.path("target/modules");
    try (Service service = Service.ofModule(Jdk.of(jdk), path)) {
      service.assertOrdersGoverned();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {17, 25})
  void modulesAreOneApplicationShadedOrNot(int jdk) throws IOException {
    List<String> resources = List.of("com.acme.OrderResource", "com.acme.billing.InvoiceResource");
    Project project =
        Project.copy("modules", "" + jdk)
            .withSources("orders")
            .replace("shaded/pom.xml", "DOCUMENTED", documentedTransformers());
    Maven.RUNNING.run(project, Jdk.of(jdk), NEWEST, "package").assertDone();

    try (Service service =
        Service.ofClasses(
            Jdk.of(jdk),
            resources,
            project.path("orders/target/orders-1.jar"),
            project.path("invoices/target/invoices-1.jar"))) {
      assertBothGoverned(service);
    }
    try (Service service =
        Service.ofJar(Jdk.of(jdk), project.path("shaded/target/shop.jar"), resources)) {
      assertBothGoverned(service);
    }
    try (Service service =
        Service.ofJar(Jdk.of(jdk), project.path("shaded-carelessly/target/shop.jar"), resources)) {
      assertThat(service.failed()).as(service.said()).isTrue();
      assertThat(service.said())
          .contains("META-INF/corsac/tables", documentedTransformers().lines().toList().get(0))
          .doesNotContain("compiled without cors-processor");
    }
  }

  private static void assertBothGoverned(Service service) {
    service.assertOrdersGoverned();
    Fetch browser = Fetch.over(new RunningServer());
    browser.fetch(service.request("https://billing.example.com", "/invoices")).assertReadable();
    browser.fetch(service.request("https://shop.example.com", "/invoices")).assertNotReadable();
  }

  /** What the README says of jars that are merged. */
  private static String documentedTransformers() throws IOException {
    return block("(?s)```xml\\n(<transformer .*?)```");
  }

  @Test
  void theReadmesLinesAreAWholeBuild() throws IOException {
    String dependency =
        block("(?s)```xml\\n(<dependency>[^`]*<artifactId>cors-runtime-jaxrs<.*?)```");
    String processor = block("(?s)```xml\\n(<annotationProcessorPaths>.*?)```");
    String lines =
        """
        <dependencies>
          %s
          <dependency>
            <groupId>org.glassfish.jersey.containers</groupId>
            <artifactId>jersey-container-jdk-http</artifactId>
            <version>${jersey.version}</version>
          </dependency>
        </dependencies>
        <build>
          <plugins>
            <plugin>
              <groupId>org.apache.maven.plugins</groupId>
              <artifactId>maven-compiler-plugin</artifactId>
              <version>%s</version>
              <configuration>%s</configuration>
            </plugin>
          </plugins>
        </build>
        """
            .formatted(dependency, NEWEST, processor);
    Project project = project("forgotten", 25, "readme");
    String pom = project.text("pom.xml");
    int from = pom.indexOf("  <dependencies>");
    project.replace("pom.xml", pom.substring(from, pom.indexOf("</project>")), lines);
    Maven.RUNNING.run(project, Jdk.of(25), NEWEST, "compile").assertDone();
    try (Service service = Service.ofClasses(Jdk.of(25), project.path("target/classes"))) {
      service.assertOrdersGoverned();
    }
  }

  private static String block(String expression) throws IOException {
    Matcher block = Pattern.compile(expression).matcher(Files.readString(README));
    assertThat(block.find()).as(expression).isTrue();
    return block.group(1);
  }
}
