package dev.corsac.cli.print;

import dev.corsac.cli.compare.Difference;
import dev.corsac.cli.compare.Difference.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Differences for programs. */
public final class DifferencesJson {
  private DifferencesJson() {}

  /** The root object. */
  public static Map<String, Object> of(List<Difference> differences) {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("widened", differences.stream().anyMatch(each -> each.kind() == Kind.WIDENED));
    root.put("differences", differences.stream().map(DifferencesJson::one).toList());
    return root;
  }

  private static Map<String, Object> one(Difference difference) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("kind", difference.kind().name().toLowerCase(Locale.ROOT));
    json.put("text", difference.text());
    json.put("policy", difference.policy());
    json.put("route", RoutesJson.of(difference.route()));
    return json;
  }
}
