package dev.corsac.jaxrs.value;

import dev.corsac.jaxrs.OriginSource.Origins;
import dev.corsac.jaxrs.value.Settings.Configured;
import dev.corsac.policy.finding.DiagnosticId;
import dev.corsac.policy.finding.Finding;
import dev.corsac.policy.finding.Place;
import dev.corsac.policy.finding.Placeholders;
import dev.corsac.policy.finding.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The values of one reading: each is looked up once, at a deployment or a reload, and stays what it
 * was however late the server shows the class that needs it. What an {@code OriginSource} supplies
 * may be replaced in between, by {@link #with}. Not thread safe: its {@code Deployment} guards it.
 */
public final class ReadValues implements Placeholders {
  private final Settings settings;
  private final OriginSources sources;
  private final @Nullable ReadValues before;
  private final Map<String, Optional<Configured>> read = new HashMap<>();
  private final Map<String, Optional<Supplied>> supplied = new LinkedHashMap<>();
  private final Map<String, String> unanswered = new HashMap<>();
  private final Set<String> answered = new HashSet<>();
  private final List<Finding> kept = new ArrayList<>();

  /**
   * @param before the reading that is in force, whose lists stand in for those that a source cannot
   *     supply now; null if there is none
   */
  public ReadValues(Settings settings, OriginSources sources, @Nullable ReadValues before) {
    this.settings = settings;
    this.sources = sources;
    // No chain of all readings that ever were.
    this.before = before == null ? null : before.alone();
  }

  private ReadValues(ReadValues same) {
    this.settings = same.settings;
    this.sources = same.sources;
    this.before = null;
    this.read.putAll(same.read);
    this.supplied.putAll(same.supplied);
    this.unanswered.putAll(same.unanswered);
  }

  private ReadValues alone() {
    return before == null ? this : new ReadValues(this);
  }

  /** The same reading, with another answer of the sources for a name. */
  public ReadValues with(String name, Optional<Supplied> answer) {
    ReadValues same = new ReadValues(this);
    same.supplied.put(name, answer);
    same.unanswered.remove(name);
    return same;
  }

  /** Where the values are from. */
  public Settings settings() {
    return settings;
  }

  @Override
  public Optional<String> value(String name) {
    return lookUp(name).map(Configured::value);
  }

  /** A list in which nothing is stands for one that no source could supply; see {@link #faults}. */
  @Override
  public Optional<List<String>> origins(String name) {
    Optional<List<String>> listed = supplied(name).map(Supplied::origins).map(Origins::listed);
    return unanswered.containsKey(name) ? Optional.of(List.of()) : listed;
  }

  /** What the sources supply for a name; empty if none knows it, or none can tell. */
  public Optional<Supplied> supplied(String name) {
    Optional<Supplied> known = supplied.get(name);
    if (known == null) {
      known = ask(name);
      supplied.put(name, known);
    }
    return known;
  }

  private Optional<Supplied> ask(String name) {
    try {
      Optional<Supplied> answer = sources.ask(name);
      answered.add(name);
      return answer;
    } catch (UnansweredException e) {
      String why = String.valueOf(e.getMessage());
      if (before == null || !before.hasAnswer(name)) {
        unanswered.put(name, why);
        return Optional.empty();
      }
      sources.stays(name, why);
      kept.add(
          finding(name, why + ". The previous list stays in force.").weighing(Severity.WARNING));
      return before.supplied.getOrDefault(name, Optional.empty());
    }
  }

  private boolean hasAnswer(String name) {
    return supplied.containsKey(name) && !unanswered.containsKey(name);
  }

  /** The names for which the sources have been asked and have answered. */
  public Set<String> answered() {
    return Set.copyOf(answered);
  }

  /** All lists that sources have supplied, by the placeholder's name. */
  public Map<String, Supplied> lists() {
    Map<String, Supplied> lists = new LinkedHashMap<>();
    supplied.forEach((name, answer) -> answer.ifPresent(list -> lists.put(name, list)));
    return lists;
  }

  /** What sources could not supply, where an earlier list stands in. */
  public List<Finding> kept() {
    return List.copyOf(kept);
  }

  /** What sources could not supply, of these placeholders, where nothing stands in. */
  List<Finding> faults(List<String> names) {
    return names.stream()
        .filter(unanswered::containsKey)
        .map(name ->
            finding(
                name,
                unanswered.get(name)
                    + ". Corsac cannot know what it would list, so it uses no other source instead."
                    + " Make sure that it answers, or let it return Optional.empty() for names that"
                    + " are not its own."))
        .toList();
  }

  private static Finding finding(String name, String problem) {
    return Finding.of(
        DiagnosticId.ORIGINS_MISSING, Place.ANNOTATION, "${" + name + "}: " + problem);
  }

  /**
   * Where the value of a name is from, or, if it has none, where it was looked for: {@code
   * app.cors.origins is from the system property app.cors.origins}.
   */
  public String source(String name) {
    Optional<Supplied> list = supplied.getOrDefault(name, Optional.empty());
    if (list.isPresent()) {
      return name + " is from " + list.get().source();
    }
    return name
        + lookUp(name)
            .map(configured ->
                " is "
                    + (configured.value().isBlank() ? "empty in " : "from ")
                    + configured.source())
            .orElseGet(() -> " was looked for in " + places(name));
  }

  private String places(String name) {
    String supplying = sources.places();
    return (supplying.isEmpty() ? "" : supplying + ", ") + settings.places(name);
  }

  /** Whether the value of a name is configured, and is not empty, which counts as unset. */
  public boolean isConfigured(String name) {
    return supplied.getOrDefault(name, Optional.empty()).isPresent()
        || lookUp(name).filter(configured -> !configured.value().isBlank()).isPresent();
  }

  private Optional<Configured> lookUp(String name) {
    return read.computeIfAbsent(name, settings::lookUp);
  }
}
