package dev.corsac.contract.springboot;

import dev.corsac.contract.RawClient;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.scan.StandardJarScanner;

/**
 * The shop as a WAR on a Tomcat that knows nothing of Spring: its classes and jars are in {@code
 * WEB-INF}, and come from nowhere else.
 *
 * @param tomcat the server
 */
record DeployedShop(Tomcat tomcat) implements AutoCloseable {
  private static final Path OWN = Path.of("target").toAbsolutePath();

  /** Jersey would deploy the applications in it. */
  private static final Path CONTRACT = Path.of("..", "contract").toAbsolutePath().normalize();

  /** What the server has itself, and what runs the tests. */
  private static final Pattern LEFT_OUT =
      Pattern.compile("(tomcat-embed-.*|jakarta[.]servlet-api.*|junit.*|surefire.*)[.]jar");

  /** Sees what a Tomcat shows to its web applications. */
  private static final class OfServer extends ClassLoader {
    private static final Pattern SHOWN =
        Pattern.compile(
            "(jakarta[.](servlet|el|websocket)|org[.]apache[.](catalina|tomcat|juli|naming|coyote|el))"
                + "[.].*");

    OfServer() {
      super(ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      if (SHOWN.matcher(name).matches()) {
        return DeployedShop.class.getClassLoader().loadClass(name);
      }
      throw new ClassNotFoundException(name);
    }
  }

  /**
   * Deploys it.
   *
   * @param folder an empty one
   * @param parameters of the context, which Spring reads as settings
   */
  static DeployedShop start(Path folder, Map<String, String> parameters)
      throws IOException, LifecycleException {
    Path war = folder.resolve("war");
    Path jars = Files.createDirectories(war.resolve("WEB-INF").resolve("lib"));
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      add(Path.of(entry), war, jars);
    }
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir(Files.createDirectories(folder.resolve("tomcat")).toString());
    tomcat.setPort(0);
    tomcat.getConnector().setProperty("address", "127.0.0.1");
    Context context = tomcat.addWebapp("/shop", war.toString());
    context.setParentClassLoader(new OfServer());
    parameters.forEach(context::addParameter);
    StandardJarScanner scanner = new StandardJarScanner();
    scanner.setScanClassPath(false);
    context.setJarScanner(scanner);
    tomcat.start();
    return new DeployedShop(tomcat);
  }

  private static void add(Path entry, Path war, Path jars) throws IOException {
    String name = entry.getFileName().toString();
    if (entry.startsWith(OWN) && name.equals("classes")) {
      copy(entry, war.resolve("WEB-INF").resolve("classes"));
    } else if (entry.startsWith(OWN)) {
      jar(entry, jars.resolve(name + ".jar")); // each with a listing of its own
    } else if (entry.startsWith(CONTRACT) || LEFT_OUT.matcher(name).matches()) {
      return;
    } else if (Files.isDirectory(entry)) {
      // A module of this build that has no jar yet.
      jar(entry, jars.resolve(entry.getParent().getParent().getFileName() + ".jar"));
    } else if (Files.exists(entry)) {
      Files.copy(entry, jars.resolve(name));
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> found = Files.walk(folder)) {
      return found.filter(Files::isRegularFile).toList();
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    for (Path file : files(from)) {
      Path target = to.resolve(from.relativize(file).toString());
      Files.createDirectories(target.getParent());
      Files.copy(file, target);
    }
  }

  private static void jar(Path from, Path to) throws IOException {
    try (OutputStream out = Files.newOutputStream(to);
        ZipOutputStream jar = new ZipOutputStream(out)) {
      for (Path file : files(from)) {
        jar.putNextEntry(
            new ZipEntry(from.relativize(file).toString().replace(File.separatorChar, '/')));
        Files.copy(file, jar);
      }
    }
  }

  RawClient client() {
    return new RawClient(tomcat.getConnector().getLocalPort());
  }

  /** What the web application has become: whether it started, and with what. */
  Context context() {
    return (Context) tomcat.getHost().findChild("/shop");
  }

  @Override
  public void close() {
    try {
      tomcat.stop();
      tomcat.destroy();
    } catch (LifecycleException e) {
      throw new IllegalStateException(e);
    }
  }
}
