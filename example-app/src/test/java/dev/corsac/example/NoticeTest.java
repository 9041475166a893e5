package dev.corsac.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** NOTICE names what the shaded jars carry inside, and the licences that it is under. */
class NoticeTest {
  private static final String NOTICE = Documents.read(Documents.ROOT.resolve("NOTICE"));
  private static final Pattern COORDINATES = Pattern.compile("[a-z][\\w.]*:[a-z][\\w-]*");

  /** What a library's POM calls its licence, and what our notice must then say. */
  private static final Map<String, String> LICENCES =
      Map.of(
          "Apache", "Licensed under the Apache License, Version 2.0 (see LICENSE).",
          "Unicode-3.0", "UNICODE LICENSE V3",
          "BSD-3-Clause", "Redistributions in binary form must reproduce the above copyright");

  @ParameterizedTest
  @CsvSource({"cors-processor, processor/cors-processor.jar", "cors-cli, cli/cors-cli.jar"})
  void everyLibraryInAShadedJarIsNamedWithItsLicence(String module, Path jar) throws Exception {
    Path packaged = Documents.ROOT.resolve("example-app/target").resolve(jar);
    Set<String> inside = new LinkedHashSet<>();
    for (Library library : libraries(module)) {
      inside.add(library.coordinates());
      String section = section(module, library.coordinates());
      assertThat(library.licences())
          .as("the licences of %s", library.coordinates())
          .isNotEmpty()
          .allSatisfy(licence -> assertThat(section).contains(words(licence)));
      assertThat(copyrights(entry(library.jar(), "META-INF/NOTICE")))
          .allSatisfy(line -> assertThat(section).contains(line));
      for (String legal : otherLicences(library.jar())) {
        assertThat(section).contains(legal);
        assertThat(entry(packaged, "META-INF/" + legal)).isNotEmpty();
      }
    }
    assertThat(named(module)).containsExactlyInAnyOrderElementsOf(inside);
    assertThat(entry(packaged, "META-INF/NOTICE")).isEqualTo(NOTICE);
  }

  @Test
  void theRunTimeCarriesNothing() throws IOException {
    try (Stream<Path> poms = Files.list(Documents.ROOT)) {
      List<String> shading =
          poms.filter(module -> Files.exists(module.resolve("pom.xml")))
              .filter(module ->
                  Documents.read(module.resolve("pom.xml")).contains("<goal>shade</goal>"))
              .map(module -> module.getFileName().toString())
              .sorted()
              .toList();
      assertThat(shading).containsExactly("cors-cli", "cors-processor");
    }
  }

  /** A jar of the local repository, with its POM beside it. */
  private record Library(Path jar, Element pom) {

    static Library of(Path jar) throws Exception {
      return new Library(jar, Xml.root(Path.of(jar.toString().replaceAll("\\.jar$", ".pom"))));
    }

    String coordinates() {
      return groupOf(pom) + ":" + Xml.text(pom, "artifactId");
    }

    /** The names of the licences that the POM states, or else the nearest of its parents. */
    List<String> licences() throws Exception {
      String file = jar.toString().replace(File.separatorChar, '/');
      int group = file.lastIndexOf("/" + groupOf(pom).replace('.', '/') + "/");
      return licences(pom, Path.of(file.substring(0, group)));
    }

    private static List<String> licences(Element pom, Path repository) throws Exception {
      List<String> names = new ArrayList<>();
      for (Element licenses : Xml.children(pom, "licenses")) {
        Xml.children(licenses, "license").forEach(each -> names.add(Xml.text(each, "name")));
      }
      List<Element> parents = Xml.children(pom, "parent");
      if (!names.isEmpty() || parents.isEmpty()) {
        return names;
      }
      String artifact = Xml.text(parents.get(0), "artifactId");
      String version = Xml.text(parents.get(0), "version");
      return licences(
          Xml.root(
              repository
                  .resolve(Xml.text(parents.get(0), "groupId").replace('.', '/'))
                  .resolve(artifact)
                  .resolve(version)
                  .resolve(artifact + "-" + version + ".pom")),
          repository);
    }

    private static String groupOf(Element pom) {
      return Xml.children(pom, "groupId").isEmpty()
          ? Xml.text(Xml.children(pom, "parent").get(0), "groupId")
          : Xml.text(pom, "groupId");
    }
  }

  /** What the build wrote down as the module's run-time class path, without our own modules. */
  private static List<Library> libraries(String module) throws Exception {
    Path list = Documents.ROOT.resolve(module + "/target/libraries.txt");
    List<Library> libraries = new ArrayList<>();
    for (String file : Files.readString(list).strip().split(File.pathSeparator, -1)) {
      if (file.endsWith(".jar") && !Path.of(file).getFileName().toString().startsWith("cors-")) {
        libraries.add(Library.of(Path.of(file)));
      }
    }
    assertThat(libraries).isNotEmpty();
    return libraries;
  }

  private static String section(String module, String coordinates) {
    return sections(module)
        .filter(section -> matches(COORDINATES, section).contains(coordinates))
        .findFirst()
        .orElseThrow(() ->
            new AssertionError(
                module
                    + " carries "
                    + coordinates
                    + ", and NOTICE has no section of both with its licence"));
  }

  private static Stream<String> sections(String module) {
    return Stream.of(NOTICE.split("(?m)^-{78}\\n", -1))
        .filter(section -> section.startsWith(module + ":"));
  }

  private static List<String> named(String module) {
    return sections(module)
        .flatMap(section -> matches(COORDINATES, section).stream())
        .filter(name -> name.contains("."))
        .toList();
  }

  private static String words(String licence) {
    return LICENCES.entrySet().stream()
        .filter(each -> licence.contains(each.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow(() -> new AssertionError("may it be distributed? " + licence));
  }

  private static List<String> copyrights(String notice) {
    return notice.lines().filter(line -> line.startsWith("Copyright")).toList();
  }

  /** Licences of what a library has taken in, whose files keep their names when jars are merged. */
  private static List<String> otherLicences(Path jar) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      return zip.stream()
          .map(ZipEntry::getName)
          .filter(name -> name.matches("META-INF/.+-LICENSE"))
          .map(name -> name.substring("META-INF/".length()))
          .toList();
    }
  }

  private static String entry(Path jar, String name) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      ZipEntry entry = zip.getEntry(name);
      if (entry == null) {
        return "";
      }
      try (InputStream in = zip.getInputStream(entry)) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
    }
  }

  private static List<String> matches(Pattern pattern, String text) {
    List<String> found = new ArrayList<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      found.add(matcher.group());
    }
    return found;
  }

  /** The little of a DOM that a POM needs. */
  private static final class Xml {
    static Element root(Path file) throws Exception {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(file.toFile())
          .getDocumentElement();
    }

    static List<Element> children(Element parent, String name) {
      NodeList nodes = parent.getChildNodes();
      return IntStream.range(0, nodes.getLength())
          .mapToObj(nodes::item)
          .filter(Element.class::isInstance)
          .map(Element.class::cast)
          .filter(node -> node.getTagName().equals(name))
          .toList();
    }

    static String text(Element parent, String name) {
      List<Element> found = children(parent, name);
      return found.isEmpty() ? "" : found.get(0).getTextContent().strip();
    }
  }
}
