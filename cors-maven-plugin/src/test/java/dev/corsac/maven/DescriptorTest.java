package dev.corsac.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.cli.Corsac;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What the built plugin tells Maven, beside what the commands take. */
class DescriptorTest {
  private static final Pattern OPTION = Pattern.compile("(?m)^ +(?:-\\w, )?--([a-z-]+)");

  /** The goals' own: where the application is, and what becomes of the answer. */
  private static final Set<String> BESIDE_OPTIONS =
      Set.of("arguments", "classes", "output-file", "old", "url", "fail");

  private static Element plugin;

  @BeforeAll
  static void read() throws Exception {
    try (InputStream descriptor =
        CommandMojo.class.getResourceAsStream("/META-INF/maven/plugin.xml")) {
      plugin =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(descriptor)
              .getDocumentElement();
    }
  }

  @Test
  void everyGoalIsThere() {
    assertThat(text(plugin, "goalPrefix")).isEqualTo("corsac");
    assertThat(elements(plugin, "mojo"))
        .extracting(mojo -> text(mojo, "goal"))
        .containsExactlyInAnyOrder(
            "diff", "explain", "export", "help", "list", "lock", "probe", "report");
  }

  @Test
  void noGoalRunsByItself() {
    assertThat(plugin.getElementsByTagName("phase").getLength()).isZero();
    assertThat(plugin.getElementsByTagName("executePhase").getLength()).isZero();
  }

  /** Who adds an option to a command adds a parameter to its goal. */
  @ParameterizedTest
  @ValueSource(strings = {"diff", "explain", "export", "list", "lock", "probe", "report"})
  void aGoalHasAParameterForEachOptionOfItsCommand(String goal) {
    StringWriter help = new StringWriter();
    assertThat(Corsac.run(List.of(goal, "--help"), new PrintWriter(help), new PrintWriter(help)))
        .isZero();
    Set<String> options =
        OPTION
            .matcher(help.toString())
            .results()
            .map(option -> option.group(1))
            .filter(name -> !name.equals("help") && !name.equals("version"))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(options).isNotEmpty();
    assertThat(properties(goal)).containsExactlyInAnyOrderElementsOf(options);
  }

  private static Set<String> properties(String goal) {
    Element mojo =
        elements(plugin, "mojo").stream()
            .filter(each -> text(each, "goal").equals(goal))
            .findFirst()
            .orElseThrow();
    Element configuration = elements(mojo, "configuration").get(0);
    Set<String> properties = new TreeSet<>();
    for (Element parameter : elements(configuration, "*")) {
      String expression = parameter.getTextContent();
      if (expression.startsWith("${corsac.")) {
        properties.add(expression.substring("${corsac.".length(), expression.length() - 1));
      }
    }
    properties.removeAll(BESIDE_OPTIONS);
    return properties;
  }

  private static String text(Element parent, String name) {
    return elements(parent, name).get(0).getTextContent();
  }

  private static List<Element> elements(Element parent, String name) {
    NodeList nodes = parent.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }
}
