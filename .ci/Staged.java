import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Holds a staged release to what Maven Central asks for, and packs it for the upload. Run in the
 * root of what was built: {@code java .ci/Staged.java target/staging target/central-bundle.zip}.
 * Signatures are verified by GnuPG, with the public keys of {@code GNUPGHOME}. Prints each thing
 * that is wrong, and then there is no bundle.
 */
final class Staged {
  private static final String GROUP = "dev.corsac";
  private static final int JAVA_17 = 61;

  /** Jars with what they need inside; the others need each other, and what a server brings. */
  private static final Set<String> SHADED = Set.of("cors-processor", "cors-cli");

  private final Path root = Path.of("");
  private final Path group;
  private final String version;
  private final List<String> problems = new ArrayList<>();
  private final List<Path> files = new ArrayList<>();

  private Staged(Path staging) throws Exception {
    group = staging.resolve(GROUP.replace('.', '/'));
    version = text(pom(root.resolve("pom.xml")), "version");
  }

  public static void main(String[] args) throws Exception {
    Path staging = Path.of(args[0]);
    Staged staged = new Staged(staging);
    staged.check();
    if (!staged.problems.isEmpty()) {
      staged.problems.forEach(problem -> System.err.println("not ready: " + problem));
      System.exit(1);
    }
    pack(staging, staged.files, Path.of(args[1]));
    System.out.printf(
        "%s: %d files for Maven Central, signed, in %s%n",
        staged.version, staged.files.size(), args[1]);
  }

  private void check() throws Exception {
    if (version.endsWith("-SNAPSHOT")) {
      problems.add(version + " is a snapshot");
    }
    Set<String> published = published();
    Set<String> staged = names(group);
    if (!staged.equals(published)) {
      problems.add("staged are " + staged + ", and published should be " + published);
    }
    for (String artifact : published) {
      if (staged.contains(artifact)) {
        checkArtifact(artifact);
      }
    }
  }

  /** The parent, without which no module's POM can be read, and all modules that users name. */
  private Set<String> published() throws IOException {
    Set<String> published =
        Pattern.compile("<module>(cors-[^<]+)</module>")
            .matcher(Files.readString(root.resolve("pom.xml")))
            .results()
            .map(module -> module.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    published.add("corsac-parent");
    return published;
  }

  private void checkArtifact(String artifact) throws Exception {
    Path folder = group.resolve(artifact).resolve(version);
    String base = artifact + "-" + version;
    Path pomFile = folder.resolve(base + ".pom");
    if (!Files.exists(pomFile)) {
      problems.add(folder + " has no POM");
      return;
    }
    Element pom = pom(pomFile);
    checkPom(artifact, pom);
    Set<String> expected = new TreeSet<>(Set.of(base + ".pom"));
    if (!text(pom, "packaging").equals("pom")) {
      for (String kind : List.of(".jar", "-sources.jar", "-javadoc.jar")) {
        expected.add(base + kind);
      }
    }
    Set<String> all = new TreeSet<>();
    for (String name : expected) {
      all.addAll(List.of(name, name + ".md5", name + ".sha1", name + ".asc"));
    }
    Set<String> there = names(folder);
    there.removeIf(name -> name.matches(".*\\.asc\\.(md5|sha1)"));
    if (!there.equals(all)) {
      problems.add(folder + " has " + there + ", and should have " + all);
      return;
    }
    for (String name : expected) {
      checkSums(folder.resolve(name));
      checkSignature(folder.resolve(name));
    }
    all.forEach(name -> files.add(folder.resolve(name)));
    if (expected.size() > 1) {
      checkJars(folder.resolve(base + ".jar"), folder, base);
    }
  }

  private void checkSums(Path file) throws Exception {
    for (Map.Entry<String, String> sum : Map.of("md5", "MD5", "sha1", "SHA-1").entrySet()) {
      byte[] digest =
          MessageDigest.getInstance(sum.getValue()).digest(Files.readAllBytes(file));
      String written = Files.readString(Path.of(file + "." + sum.getKey())).strip();
      if (!written.equals(HexFormat.of().formatHex(digest))) {
        problems.add(file + "." + sum.getKey() + " is not that of the file");
      }
    }
  }

  private void checkSignature(Path file) throws Exception {
    Process gpg =
        new ProcessBuilder("gpg", "--batch", "--verify", file + ".asc", file.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(gpg.getInputStream().readAllBytes());
    if (gpg.waitFor() != 0) {
      problems.add(file + ".asc does not verify: " + said.strip());
    }
  }

  private void checkPom(String artifact, Element pom) throws Exception {
    for (String own : List.of("modelVersion", "artifactId", "name", "description")) {
      if (text(pom, own).isEmpty()) {
        problems.add("the POM of " + artifact + " has no " + own);
      }
    }
    for (String path :
        List.of(
            "groupId",
            "version",
            "url",
            "licenses/license/name",
            "licenses/license/url",
            "developers/developer/name",
            "developers/developer/url",
            "scm/connection",
            "scm/developerConnection",
            "scm/url")) {
      if (inherited(pom, path).isEmpty()) {
        problems.add("the POM of " + artifact + " has no " + path + ", nor has its parent");
      }
    }
    if (!inherited(pom, "version").equals(version)) {
      problems.add("the POM of " + artifact + " has the version " + inherited(pom, "version"));
    }
    for (Element dependency : all(pom, "dependencies/dependency")) {
      String scope = text(dependency, "scope");
      boolean users = !Set.of("test", "provided").contains(scope);
      String name = text(dependency, "groupId") + ":" + text(dependency, "artifactId");
      if (users && (SHADED.contains(artifact) || !name.startsWith(GROUP + ":"))) {
        problems.add(artifact + " would bring its users " + name);
      }
    }
    for (String tag : List.of("repositories", "pluginRepositories", "distributionManagement")) {
      if (pom.getElementsByTagName(tag).getLength() > 0) {
        problems.add("the POM of " + artifact + " has " + tag);
      }
    }
    if (text(pom, "version").isEmpty() && all(pom, "parent").isEmpty()) {
      problems.add("the POM of " + artifact + " has no version");
    }
  }

  /** What a POM says, or the staged parent that it names. */
  private String inherited(Element pom, String path) throws Exception {
    List<Element> own = all(pom, path);
    if (!own.isEmpty()) {
      return own.get(0).getTextContent().strip();
    }
    List<Element> parent = all(pom, "parent");
    if (parent.isEmpty()) {
      return "";
    }
    String name = text(parent.get(0), "artifactId");
    String of = text(parent.get(0), "version");
    Path file = group.resolve(name).resolve(of).resolve(name + "-" + of + ".pom");
    if (!Files.exists(file)) {
      problems.add(file + ", a parent, is not staged");
      return "";
    }
    return inherited(pom(file), path);
  }

  private void checkJars(Path jar, Path folder, String base) throws IOException {
    Map<String, byte[]> entries = entries(jar);
    for (String legal : List.of("LICENSE", "NOTICE")) {
      byte[] there = entries.get("META-INF/" + legal);
      if (there == null || !Files.readString(root.resolve(legal)).equals(new String(there))) {
        problems.add(jar + " lacks META-INF/" + legal + ", or has somebody else's");
      }
    }
    Set<String> sources = entries(folder.resolve(base + "-sources.jar")).keySet();
    entries.forEach(
        (name, bytes) -> {
          if (!name.endsWith(".class")) {
            return;
          }
          if (!name.startsWith("META-INF/versions/") && majorVersion(bytes) > JAVA_17) {
            problems.add(name + " of " + jar + " needs a JDK newer than 17");
          }
          String source = name.replaceAll("(\\$.*)?\\.class$", ".java");
          boolean other = name.contains("/shaded/") || !name.startsWith("dev/corsac/");
          if (!other && SHADED.stream().noneMatch(base::startsWith) && !has(sources, source)) {
            problems.add(base + "-sources.jar lacks " + source);
          }
        });
    if (sources.stream().noneMatch(name -> name.endsWith(".java"))) {
      problems.add(base + "-sources.jar has no sources");
    }
    if (!entries(folder.resolve(base + "-javadoc.jar")).containsKey("index.html")) {
      problems.add(base + "-javadoc.jar has no index.html");
    }
    boolean named =
        entries.containsKey("module-info.class")
            || new String(entries.get("META-INF/MANIFEST.MF")).contains("Automatic-Module-Name:");
    if (!named) {
      problems.add(jar + " has no module name of its own");
    }
  }

  /** The help of a Maven plugin is generated, and in no sources. */
  private static boolean has(Set<String> sources, String source) {
    return sources.contains(source) || source.endsWith("/HelpMojo.java");
  }

  private static int majorVersion(byte[] classFile) {
    return (classFile[6] & 0xff) << 8 | classFile[7] & 0xff;
  }

  private static Map<String, byte[]> entries(Path jar) throws IOException {
    Map<String, byte[]> entries = new TreeMap<>();
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : zip.stream().filter(each -> !each.isDirectory()).toList()) {
        try (InputStream in = zip.getInputStream(entry)) {
          entries.put(entry.getName(), in.readAllBytes());
        }
      }
    }
    return entries;
  }

  private static void pack(Path staging, List<Path> files, Path bundle) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(bundle))) {
      for (Path file : files) {
        zip.putNextEntry(new ZipEntry(staging.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, zip);
        zip.closeEntry();
      }
    }
  }

  private static Set<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.startsWith("maven-metadata"))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static Element pom(Path file) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(file.toFile())
        .getDocumentElement();
  }

  private static String text(Element parent, String child) {
    List<Element> found = all(parent, child);
    return found.isEmpty() ? "" : found.get(0).getTextContent().strip();
  }

  /** The elements at this path below a parent, not those anywhere deeper. */
  private static List<Element> all(Element parent, String path) {
    List<Element> found = List.of(parent);
    for (String name : path.split("/")) {
      found = found.stream().flatMap(each -> children(each, name)).toList();
    }
    return found;
  }

  private static Stream<Element> children(Element parent, String name) {
    NodeList nodes = parent.getChildNodes();
    return IntStream.range(0, nodes.getLength())
        .mapToObj(nodes::item)
        .filter(Element.class::isInstance)
        .map(Element.class::cast)
        .filter(node -> node.getTagName().equals(name));
  }
}
