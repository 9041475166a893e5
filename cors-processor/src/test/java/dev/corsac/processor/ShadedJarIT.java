package dev.corsac.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.processor.CompilerUnderTest.Message;
import dev.corsac.processor.CompilerUnderTest.Outcome;
import dev.corsac.processor.idna.OriginVectors;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.Test;

/** The jar that users get: nothing leaks out of it, nothing is missing in it. */
class ShadedJarIT {
  private static final Path JAR = Path.of(System.getProperty("processor.jar"));
  private static final int JAVA_17_CLASS_FILES = 61;
  private static final long MAX_BYTES = 2_000_000;
  private static final Pattern INDEX = Pattern.compile("in value\\[(\\d+)] of @CrossOrigin");
  private static final Pattern SUGGESTION = Pattern.compile("Did you mean \"(.*)\"\\?");

  @Test
  void everyClassIsUnderOurPackageAndRunsOnJava17() throws IOException {
    assertThat(Files.size(JAR)).isLessThan(MAX_BYTES);
    try (JarFile jar = new JarFile(JAR.toFile())) {
      for (JarEntry entry : jar.stream().filter(each -> !each.isDirectory()).toList()) {
        assertThat(entry.getName()).matches("(dev/corsac/processor|META-INF)/.*");
        if (entry.getName().endsWith(".class")) {
          try (DataInputStream in = new DataInputStream(jar.getInputStream(entry))) {
            in.readInt();
            in.readUnsignedShort();
            assertThat(in.readUnsignedShort())
                .as(entry.getName())
                .isLessThanOrEqualTo(JAVA_17_CLASS_FILES);
          }
        }
      }
      assertThat(jar.getManifest().getMainAttributes().getValue("Automatic-Module-Name"))
          .isEqualTo("dev.corsac.processor");
      assertThat(jar.getManifest().getMainAttributes().getValue("Spring-Boot-Jar-Type"))
          .isEqualTo("annotation-processor");
      assertThat(text(jar, "META-INF/gradle/incremental.annotation.processors"))
          .isEqualTo("dev.corsac.processor.CorsProcessor,aggregating\n");
      for (String file : List.of("META-INF/LICENSE", "META-INF/NOTICE")) {
        assertThat(text(jar, file)).as(file).isNotBlank();
      }
    }
  }

  @Test
  void generatedCodeMentionsTheRunTimeOfUsersNotTheRelocatedOne() {
    Outcome outcome = compile("\"https://a.example\"");
    assertThat(outcome.messages()).isEmpty();
    assertThat(outcome.generatedFile("_CorsTable.java"))
        .contains("import dev.corsac.policy.route.PolicyTable;")
        .doesNotContain("shaded");
  }

  @Test
  void itKnowsUnicodeAndThePublicSuffixList() {
    assertThat(compile("\"https://fa\\u00df.de\"").messages().get(0).text())
        .contains("Did you mean \"https://xn--fa-hia.de\"?");
    assertThat(compile("\"https://*.github.io\"").ids()).containsExactly("origin-public-suffix");
  }

  /** All vectors as one annotation, through javac's own processor path. */
  @Test
  void itJudgesEveryVectorAsItsClassesDo() {
    List<OriginVectors.Vector> vectors =
        OriginVectors.all().stream()
            .filter(vector -> !vector.input().contains("${") && !vector.input().equals("*"))
            .toList();
    String literals =
        IntStream.range(0, vectors.size())
            .mapToObj(i -> literal(vectors.get(i).input()))
            .collect(Collectors.joining(",\n", "{", "}"));
    Outcome outcome = compile(literals);
    Map<Integer, Optional<String>> refused = new TreeMap<>();
    for (Message message : outcome.messages()) {
      Matcher index = INDEX.matcher(message.text());
      if (message.kind() == Diagnostic.Kind.ERROR && index.find()) {
        Matcher suggestion = SUGGESTION.matcher(message.text());
        refused.put(
            Integer.valueOf(index.group(1)),
            suggestion.find() ? Optional.of(suggestion.group(1)) : Optional.empty());
      }
    }
    int judged = 0;
    for (int i = 0; i < vectors.size(); i++) {
      OriginVectors.Vector vector = vectors.get(i);
      if (!vector.input().matches("(?is)[\\x00-\\x20]*https?:.*") || vector.input().contains("*")) {
        continue;
      }
      judged++;
      if (!refused.containsKey(i)) {
        assertThat(vector.origin()).as("accepted %s", vector).contains(vector.input());
      } else if (vector.origin().isPresent()
          && vectors.stream()
              .map(OriginVectors.Vector::input)
              .anyMatch(vector.origin().get()::equals)
          && !refused.containsKey(indexOf(vectors, vector.origin().get()))) {
        assertThat(refused.get(i)).as("refused %s", vector).isEqualTo(vector.origin());
      }
    }
    System.out.println("The shaded processor judged " + judged + " origins in one compilation.");
    assertThat(judged).isGreaterThan(4_900);
  }

  private static int indexOf(List<OriginVectors.Vector> vectors, String input) {
    return IntStream.range(0, vectors.size())
        .filter(i -> vectors.get(i).input().equals(input))
        .findFirst()
        .orElseThrow();
  }

  private static Outcome compile(String value) {
    return CompilerUnderTest.JAVAC.compile(
        List.of("-processorpath", JAR.toString(), "-Xmaxerrs", "100000"),
        List.of(),
        CompilerUnderTest.classPath(),
        """
        package com.acme;

        import dev.corsac.CrossOrigin;
        import jakarta.ws.rs.GET;
        import jakarta.ws.rs.Path;

        @Path("orders")
        @CrossOrigin(%s)
        public class OrderResource {
          @GET public String list() { return ""; }
        }
        """
            .formatted(value));
  }

  private static String literal(String text) {
    StringBuilder literal = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > '~') {
        literal.append(String.format("\\u%04x", (int) c));
      } else if (c < ' ' || c == '"' || c == '\\') {
        literal.append(String.format("\\%03o", (int) c));
      } else {
        literal.append(c);
      }
    }
    return literal.append('"').toString();
  }

  private static String text(JarFile jar, String name) throws IOException {
    JarEntry entry = jar.getJarEntry(name);
    assertThat(entry).as(name).isNotNull();
    try (InputStream in = jar.getInputStream(entry)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
