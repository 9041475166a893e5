package dev.corsac.processor;

import dev.corsac.policy.finding.DiagnosticId;
import dev.corsac.policy.finding.Severity;
import dev.corsac.processor.report.SeveritySettings;
import dev.corsac.processor.validate.NearestName;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The {@code -Acorsac.…} options, parsed.
 *
 * @param severities what is switched off, on, up or down
 * @param requireExplicit whether every resource method must be under a policy
 * @param lock the lock file of the surface, absolute
 * @param debug whether a fault of Corsac's own is printed with its stack trace
 * @param errors what is wrong with the options, in sentences
 */
record ProcessorOptions(
    SeveritySettings severities,
    boolean requireExplicit,
    Optional<Path> lock,
    boolean debug,
    List<String> errors) {

  private static final String PREFIX = "corsac.";
  private static final String REQUIRE_EXPLICIT = "corsac.requireExplicit";
  private static final String LOCK = "corsac.lock";
  private static final String REPORT = "corsac.report";
  private static final String DEBUG = "corsac.debug";
  private static final Map<String, Severity> SEVERITIES =
      Map.of(
          "corsac.off", Severity.OFF,
          "corsac.warn", Severity.WARNING,
          "corsac.error", Severity.ERROR);

  /** Errors that are warnings in some cases: then they obey, as other warnings do. */
  private static final Set<DiagnosticId> WARNINGS_TOO =
      Set.of(
          DiagnosticId.NOT_A_RESOURCE,
          DiagnosticId.POLICY_CONFLICT,
          DiagnosticId.METHOD_NOT_NORMALIZED);

  private static final int MISSPELT = 2;

  private static final String REPORT_IS_A_COMMAND =
      "-A"
          + REPORT
          + " no longer exists, and no report is written: the report is a command now. Remove the"
          + " option, and run java -jar cors-cli.jar report --output DIR CLASSES after the"
          + " compilation. It reads what the compiler wrote.";

  /** The options that exist. */
  static final Set<String> NAMES =
      Set.of("corsac.off", "corsac.warn", "corsac.error", REQUIRE_EXPLICIT, LOCK, DEBUG);

  /** Parses what the compiler passes on; options of other processors are left alone. */
  static ProcessorOptions parse(Map<String, String> options) {
    List<String> errors = new ArrayList<>();
    Map<DiagnosticId, Severity> severities = new EnumMap<>(DiagnosticId.class);
    boolean requireExplicit = false;
    Optional<Path> lock = Optional.empty();
    boolean debug = false;
    for (String name : new TreeSet<>(options.keySet())) {
      String value = Optional.ofNullable(options.get(name)).orElse("");
      if (SEVERITIES.containsKey(name)) {
        parseIds(name, value, severities, errors);
      } else if (name.equals(REQUIRE_EXPLICIT)) {
        requireExplicit = parseBoolean(name, value, errors);
      } else if (name.equals(LOCK)) {
        lock = parsePath(name, value, errors);
      } else if (name.equals(REPORT)) {
        errors.add(REPORT_IS_A_COMMAND);
      } else if (name.equals(DEBUG)) {
        // A switch without a value is on, as users of other compilers' flags expect.
        debug = value.isEmpty() || parseBoolean(name, value, errors);
      } else if (isMeantForUs(name)) {
        errors.add(
            "There is no option -A"
                + name
                + ". Did you mean \"-A"
                + NearestName.of(name, NAMES)
                + "\"?");
      }
    }
    if (requireExplicit) {
      severities.put(DiagnosticId.POLICY_MISSING, Severity.ERROR);
    }
    return new ProcessorOptions(
        new SeveritySettings(severities), requireExplicit, lock, debug, List.copyOf(errors));
  }

  /** Whether somebody meant an option of ours; what other processors take is left alone. */
  private static boolean isMeantForUs(String name) {
    return name.toLowerCase(Locale.ROOT).startsWith(PREFIX)
        || NearestName.edits(name, NearestName.of(name, NAMES)) <= MISSPELT;
  }

  private static void parseIds(
      String name, String value, Map<DiagnosticId, Severity> severities, List<String> errors) {
    Severity severity = SEVERITIES.getOrDefault(name, Severity.WARNING);
    for (String each : value.split(",", -1)) {
      String id = each.strip();
      if (id.isEmpty()) {
        // A build's variable that is not set, or a comma at the end.
        continue;
      }
      Optional<DiagnosticId> known = DiagnosticId.byId(id);
      if (known.isEmpty()) {
        List<String> ids = Arrays.stream(DiagnosticId.values()).map(DiagnosticId::id).toList();
        errors.add(
            "-A"
                + name
                + " names \""
                + id
                + "\", which is not a diagnostic. Did you mean \""
                + NearestName.of(id, ids)
                + "\"?");
      } else if (known.get().severity() == Severity.ERROR
          && severity != Severity.ERROR
          && !WARNINGS_TOO.contains(known.get())) {
        errors.add(
            "-A"
                + name
                + "="
                + id
                + " has no effect: an error cannot be switched off."
                + (known.get().tolerable()
                    ? " Accept it where it occurs, in the annotation: tolerate = @Tolerate(value ="
                        + " \""
                        + id
                        + "\", reason = \"…\")."
                    : ""));
      } else {
        severities.put(known.get(), severity);
      }
    }
  }

  private static boolean parseBoolean(String name, String value, List<String> errors) {
    if (!value.equals("true") && !value.equals("false")) {
      errors.add(
          "-A"
              + name
              + " takes true or false, not \""
              + value
              + "\". Did you mean \""
              + NearestName.of(value.toLowerCase(Locale.ROOT), List.of("true", "false"))
              + "\"?");
    }
    return value.equals("true");
  }

  private static Optional<Path> parsePath(String name, String value, List<String> errors) {
    Path path;
    try {
      path = Path.of(value);
    } catch (InvalidPathException e) {
      errors.add("-A" + name + "=" + value + " is not a path: " + e.getMessage() + ".");
      return Optional.empty();
    }
    if (!path.isAbsolute()) {
      errors.add(
          "-A"
              + name
              + "="
              + value
              + " is a relative path, and compilers run in directories of"
              + " their own. In Maven write -A"
              + name
              + "=${project.basedir}/"
              + value
              + ".");
      return Optional.empty();
    }
    return Optional.of(path);
  }
}
