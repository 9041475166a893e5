package dev.corsac.policy.rule;

import dev.corsac.policy.finding.DiagnosticId;
import dev.corsac.policy.finding.Finding;
import dev.corsac.policy.finding.Quoted;
import dev.corsac.policy.finding.Severity;
import dev.corsac.policy.origin.OriginPattern;
import dev.corsac.policy.rule.Element.Source;
import dev.corsac.policy.rule.PolicyUnderReview.AcceptedOrigin;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * {@code origin-local}: an origin of this machine or this network. The default of a placeholder
 * counts as what is written does, since whoever forgets to configure production gets it; a
 * configured value is what a developer is told to set.
 */
final class OriginLocal implements PolicyRule {

  private static final Set<String> CAPACITOR = Set.of("http://localhost", "https://localhost");
  private static final Set<String> TAURI =
      Set.of("http://tauri.localhost", "https://tauri.localhost");

  @Override
  public DiagnosticId id() {
    return DiagnosticId.ORIGIN_LOCAL;
  }

  @Override
  public void judge(PolicyUnderReview policy, Consumer<Finding> findings) {
    for (AcceptedOrigin each : policy.accepted()) {
      if (isLocal(each.pattern()) && !OriginInsecure.objectsTo(policy, each.pattern())) {
        findings.accept(finding(policy, each));
      }
    }
  }

  private static boolean isLocal(OriginPattern pattern) {
    return pattern.isWeb() && (LocalHosts.isLoopback(pattern) || LocalHosts.isPrivate(pattern));
  }

  private Finding finding(PolicyUnderReview policy, AcceptedOrigin origin) {
    OriginElement element = origin.element();
    boolean everyPort = policy.credentials() && origin.pattern().anyPort();
    Finding finding =
        element.finding(
            id(),
            Quoted.text(element.text())
                + (everyPort
                    ? " lets every program that serves a page on such a machine act here as the"
                        + " user. Name the port, and keep it out of production."
                    : " is "
                        + (LocalHosts.isLoopback(origin.pattern())
                            ? "the user's own machine"
                            : "a private address")
                        + ", which is for development.")
                + way(element)
                + application(element.text()));
    return switch (element.source()) {
      case DEFAULT -> weighed(finding.suggesting(withoutLocal(policy, element)), everyPort);
      case CONFIGURED -> everyPort ? weighed(finding, true) : finding.weighing(Severity.NOTE);
      case WRITTEN -> weighed(finding, everyPort);
    };
  }

  private static Finding weighed(Finding finding, boolean everyPort) {
    return everyPort ? finding.weighing(Severity.ERROR) : finding;
  }

  private static String way(OriginElement element) {
    return switch (element.source()) {
      case WRITTEN ->
          " Write \"${app.cors.origins:none}\" here, and set app.cors.origins to it where you start"
              + " the service on your machine.";
      case DEFAULT ->
          " As the default of ${"
              + element.element().placeholder()
              + "} it is what production gets when somebody forgets to configure it. Make the"
              + " default \"none\", and set "
              + element.element().placeholder()
              + " where you start the service on your machine.";
      case CONFIGURED -> "";
    };
  }

  /** What sends the same origin in production. */
  private static String application(String origin) {
    String sender =
        CAPACITOR.contains(origin)
            ? "a Capacitor application on a phone"
            : TAURI.contains(origin) ? "a Tauri application on Windows and Android" : "";
    return sender.isEmpty() ? "" : " It is also the origin of " + sender + ", in production too.";
  }

  /** The placeholder with what is left of its default. */
  private static String withoutLocal(PolicyUnderReview policy, OriginElement element) {
    List<String> local =
        policy.accepted().stream()
            .filter(each ->
                each.element().source() == Source.DEFAULT
                    && each.element().element().place().equals(element.element().place())
                    && isLocal(each.pattern()))
            .map(each -> each.element().text())
            .toList();
    String left =
        Arrays.stream(element.element().list().split(",", -1))
            .map(String::strip)
            .filter(text -> !local.contains(text))
            .collect(Collectors.joining(","));
    return "${" + element.element().placeholder() + ":" + (left.isEmpty() ? "none" : left) + "}";
  }
}
