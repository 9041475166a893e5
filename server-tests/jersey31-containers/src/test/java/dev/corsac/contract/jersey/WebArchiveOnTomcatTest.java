package dev.corsac.contract.jersey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corsac.contract.RawClient;
import dev.corsac.contract.Reply;
import dev.corsac.contract.ServerUnderTest.Running;
import dev.corsac.contract.door.DoorAnswersContract;
import dev.corsac.contract.door.Gate;
import dev.corsac.contract.packaging.DoorArchive;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.ContextConfig;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A web application as it is deployed: Corsac's jars in WEB-INF/lib, beside another whose fragment
 * and whose initializer want their filters to be first, and a filter in web.xml.
 */
class WebArchiveOnTomcatTest {
  private static final String SHOP = DoorAnswersContract.SHOP;
  private static final String FOR_PUT = DoorAnswersContract.FOR_PUT;

  private static final List<String> OTHERS =
      List.of("dev.corsac.", "org.glassfish.", "org.jvnet.", "jakarta.ws.rs.", "jakarta.inject.");

  /** Where the order leaves Jersey's own initializer out. */
  private static final String SERVLET =
      """
      <servlet>
        <servlet-name>rest</servlet-name>
        <servlet-class>org.glassfish.jersey.servlet.ServletContainer</servlet-class>
        <init-param>
          <param-name>jakarta.ws.rs.Application</param-name>
          <param-value>dev.corsac.contract.packaging.app.DoorWebApplication</param-value>
        </init-param>
        <async-supported>true</async-supported>
      </servlet>
      <servlet-mapping>
        <servlet-name>rest</servlet-name>
        <url-pattern>/api/*</url-pattern>
      </servlet-mapping>
      """;

  private static final String FRAGMENT =
      """
      <web-fragment xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
        <name>a-rival</name>
        <filter>
          <filter-name>of-the-fragment</filter-name>
          <filter-class>dev.corsac.contract.door.Gate</filter-class>
          <async-supported>true</async-supported>
        </filter>
        <filter-mapping>
          <filter-name>of-the-fragment</filter-name>
          <url-pattern>/*</url-pattern>
        </filter-mapping>
      </web-fragment>
      """;

  @TempDir private Path dir;

  private Running start(String webXml) throws Exception {
    return start(unpacked(webXml));
  }

  private Path unpacked(String webXml) throws Exception {
    Path root = Files.createDirectories(dir.resolve("shop"));
    DoorArchive.unpacked(root, webXml);
    copyJersey(root.resolve("WEB-INF/lib"));
    // Before Corsac's in the alphabet, by which Tomcat finds them.
    writeRival(root.resolve("WEB-INF/lib/a-rival.jar"));
    return root;
  }

  private Running start(Path root) throws Exception {
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir(dir.toString());
    tomcat.setPort(0);
    tomcat.getConnector().setProperty("address", "127.0.0.1");
    StandardContext context = new StandardContext();
    context.setPath("/shop");
    context.setDocBase(root.toString());
    context.setParentClassLoader(new OnlyTomcat());
    ContextConfig configuration = new ContextConfig();
    configuration.setDefaultWebXml(tomcat.noDefaultWebXmlPath());
    context.addLifecycleListener(configuration);
    tomcat.getHost().addChild(context);
    try {
      tomcat.start();
    } catch (LifecycleException e) {
      tomcat.destroy();
      throw e;
    }
    return OnTomcat.running(tomcat);
  }

  private static void copyJersey(Path libraries) throws IOException {
    for (String each : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Path jar = Path.of(each);
      if (each.contains("/org/glassfish/") || each.contains("/jakarta/")) {
        Files.copy(jar, libraries.resolve(jar.getFileName()));
      }
    }
  }

  private static void writeRival(Path file) throws IOException {
    URI zip = URI.create("jar:" + file.toUri());
    String name = Insistent.class.getName().replace('.', '/') + ".class";
    try (FileSystem jar = FileSystems.newFileSystem(zip, Map.of("create", "true"))) {
      Files.createDirectories(jar.getPath("META-INF/services"));
      Files.writeString(jar.getPath("META-INF/web-fragment.xml"), FRAGMENT);
      Files.writeString(
          jar.getPath("META-INF/services/jakarta.servlet.ServletContainerInitializer"),
          Insistent.class.getName());
      Files.createDirectories(jar.getPath(name).getParent());
      try (var in = Insistent.class.getClassLoader().getResourceAsStream(name)) {
        Files.copy(in, jar.getPath(name));
      }
    }
  }

  /** Tomcat's classes: all else is the web application's own. */
  private static final class OnlyTomcat extends ClassLoader {
    OnlyTomcat() {
      super(WebArchiveOnTomcatTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (OTHERS.stream().anyMatch(name::startsWith)) {
        throw new ClassNotFoundException(name);
      }
      return super.loadClass(name, resolve);
    }

    @Override
    public URL getResource(String name) {
      URL found = super.getResource(name);
      return found == null || isTomcats(found) ? found : null;
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
      List<URL> found = Collections.list(super.getResources(name));
      return Collections.enumeration(found.stream().filter(OnlyTomcat::isTomcats).toList());
    }

    private static boolean isTomcats(URL resource) {
      return resource.toString().contains("tomcat-embed-core");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<absolute-ordering><name>corsac</name><name>a-rival</name></absolute-ordering>" + SERVLET,
        "<absolute-ordering><name>corsac</name><others/></absolute-ordering>"
      })
  void theDoorIsBeforeWhatEverybodyElseDeclares(String webXml) throws Exception {
    try (Running running = start(webXml)) {
      RawClient client = new RawClient(running.port());
      Reply granted = client.send("OPTIONS", "/shop/api/purchases", SHOP, FOR_PUT);
      assertThat(granted.status()).isEqualTo(204);
      assertThat(granted.lines("Access-Control-Allow-Origin"))
          .containsExactly("https://shop.example.com");
      Reply refused = client.send("GET", "/shop/api/purchases", SHOP, "X-Star: 1");
      assertThat(refused.status()).isEqualTo(401);
      assertReadable(refused);
      Reply answered = client.send("GET", "/shop/api/purchases", SHOP, Gate.TOKEN, "X-Star: 1");
      assertThat(answered.status()).isEqualTo(200);
      assertReadable(answered);
      assertThat(client.send("GET", "/shop/office/x", SHOP).cors()).isEmpty();
    }
  }

  private static void assertReadable(Reply reply) {
    assertThat(reply.lines("Access-Control-Allow-Origin"))
        .containsExactly("https://shop.example.com");
    assertThat(reply.lines("Access-Control-Allow-Credentials")).containsExactly("true");
    assertThat(reply.vary()).containsOnlyOnce("origin");
  }

  /** What the guide says: the jar must not be left out. */
  @Test
  void anOrderThatLeavesTheJarOutLeavesTheDoorOut() throws Exception {
    try (Running running =
        start("<absolute-ordering><name>a-rival</name></absolute-ordering>" + SERVLET)) {
      RawClient client = new RawClient(running.port());
      assertThat(client.send("OPTIONS", "/shop/api/purchases", SHOP, FOR_PUT).status())
          .isEqualTo(401);
    }
  }

  /** What the guide says: two copies have fragments of one name. */
  @Test
  void twoCopiesOfTheJarStopTheWebApplicationAndAreNamed() throws Exception {
    Path root = unpacked("");
    Path libraries = root.resolve("WEB-INF/lib");
    Path jar;
    try (Stream<Path> files = Files.list(libraries)) {
      jar =
          files
              .filter(file -> file.getFileName().toString().startsWith("cors-runtime-servlet"))
              .findAny()
              .orElseThrow();
    }
    Files.copy(jar, libraries.resolve("copy.jar"));
    assertThatThrownBy(() -> start(root))
        .rootCause()
        .hasMessageContaining("More than one fragment with the name [corsac]")
        .hasMessageContaining("copy.jar")
        .hasMessageContaining(jar.getFileName().toString());
  }
}
