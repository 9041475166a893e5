package dev.corsac.cli.print;

import dev.corsac.cli.application.SourceLine;
import dev.corsac.policy.route.CorsacVersion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Annotations as a SARIF log, version 2.1.0 (OASIS), which code hosts show beside the lines of a
 * change.
 */
public final class Sarif {
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
  private static final String ROOT = "%SRCROOT%";

  private Sarif() {}

  /**
   * The log.
   *
   * @param sources the folder of the sources, relative to the repository's root
   */
  public static Map<String, Object> of(List<Annotation> annotations, String sources) {
    List<AnnotationRule> rules = annotations.stream().map(Annotation::rule).distinct().toList();
    Map<String, Object> driver = new LinkedHashMap<>();
    driver.put("name", "Corsac");
    driver.put("version", CorsacVersion.get());
    driver.put("rules", rules.stream().map(Sarif::rule).toList());
    Map<String, Object> run = new LinkedHashMap<>();
    run.put("tool", Map.of("driver", driver));
    run.put("columnKind", "utf16CodeUnits");
    run.put(
        "results",
        annotations.stream()
            .map(each -> result(each, rules.indexOf(each.rule()), sources))
            .toList());
    Map<String, Object> log = new LinkedHashMap<>();
    log.put("$schema", SCHEMA);
    log.put("version", "2.1.0");
    log.put("runs", List.of(run));
    return log;
  }

  private static Map<String, Object> rule(AnnotationRule rule) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", rule.id());
    json.put("shortDescription", Map.of("text", rule.description()));
    json.put("defaultConfiguration", Map.of("level", rule.level().sarif()));
    return json;
  }

  private static Map<String, Object> result(Annotation annotation, int rule, String sources) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("ruleId", annotation.rule().id());
    json.put("ruleIndex", rule);
    json.put("level", annotation.rule().level().sarif());
    json.put("message", Map.of("text", Shown.visible(annotation.text())));
    json.put("locations", List.of(location(annotation, sources)));
    json.put("partialFingerprints", Map.of("corsac/v1", fingerprint(annotation)));
    return json;
  }

  /** Without the line, so that a result is the same one where lines above it come and go. */
  private static String fingerprint(Annotation annotation) {
    return Stream.of(annotation.rule().id(), annotation.element(), annotation.text())
        .map(Shown::visible)
        .reduce((one, other) -> one + " | " + other)
        .orElseThrow();
  }

  private static Map<String, Object> location(Annotation annotation, String sources) {
    Map<String, Object> json = new LinkedHashMap<>();
    annotation
        .place()
        .ifPresent(place -> json.put("physicalLocation", physicalLocation(place, sources)));
    Map<String, Object> logical = new LinkedHashMap<>();
    logical.put("fullyQualifiedName", annotation.element());
    logical.put("kind", annotation.element().contains("(") ? "function" : "type");
    json.put("logicalLocations", List.of(logical));
    return json;
  }

  private static Map<String, Object> physicalLocation(SourceLine place, String sources) {
    Map<String, Object> artifact = new LinkedHashMap<>();
    artifact.put("uri", UriText.of(SourceFiles.path(sources, place)));
    artifact.put("uriBaseId", ROOT);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("artifactLocation", artifact);
    place.line().ifPresent(line -> json.put("region", Map.of("startLine", line)));
    return json;
  }
}
