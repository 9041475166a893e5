package dev.corsac.policy.rule;

import dev.corsac.policy.finding.DiagnosticId;
import dev.corsac.policy.finding.Finding;
import dev.corsac.policy.finding.Quoted;
import dev.corsac.policy.origin.OriginPattern;
import dev.corsac.policy.rule.PolicyUnderReview.AcceptedOrigin;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** {@code origin-shared-hosting}: credentials with a site on which anyone can publish. */
final class OriginSharedHosting implements PolicyRule {

  @Override
  public DiagnosticId id() {
    return DiagnosticId.ORIGIN_SHARED_HOSTING;
  }

  /**
   * Sites that run what strangers wrote, and why each is here. Only those that the public suffix
   * list does not split into sites of their own: {@code anna.github.io} is Anna's alone.
   */
  private static final Map<String, String> SITES =
      Map.ofEntries(
          Map.entry("jsfiddle.net", "runs everybody's fiddles"),
          Map.entry("jshell.net", "runs the fiddles of jsfiddle.net"),
          Map.entry("codepen.io", "runs everybody's pens"),
          Map.entry("cdpn.io", "runs the pens of codepen.io"),
          Map.entry("jsbin.com", "runs everybody's bins"),
          Map.entry("plnkr.co", "runs everybody's plunks"),
          Map.entry("liveweave.com", "runs everybody's weaves"),
          Map.entry("playcode.io", "runs everybody's snippets"),
          Map.entry("jsitor.com", "runs everybody's snippets"),
          Map.entry("stackblitz.com", "runs everybody's projects"),
          Map.entry("stackblitz.io", "runs the projects of stackblitz.com"),
          Map.entry("codesandbox.io", "runs everybody's sandboxes"),
          Map.entry("glitch.com", "runs everybody's projects"),
          Map.entry("replit.com", "runs everybody's projects"),
          Map.entry("repl.it", "runs everybody's projects"),
          Map.entry("sites.google.com", "serves everybody's sites"),
          Map.entry("storage.googleapis.com", "serves everybody's buckets"),
          Map.entry("htmlpreview.github.io", "shows any page of any repository"),
          Map.entry("githack.com", "serves any file of any repository"),
          Map.entry("rawgit.com", "serves any file of any repository"),
          Map.entry("unpkg.com", "serves any file of any npm package"),
          Map.entry("cdn.jsdelivr.net", "serves any file of any npm package"),
          Map.entry("web.archive.org", "shows copies of any page"),
          Map.entry("ipfs.io", "serves any file of IPFS"),
          Map.entry("cloudflare-ipfs.com", "serves any file of IPFS"),
          Map.entry("gateway.pinata.cloud", "serves any file of IPFS"),
          Map.entry("webdevout.net", "shows any page that a link describes"));

  @Override
  public void judge(PolicyUnderReview policy, Consumer<Finding> findings) {
    if (!policy.credentials()) {
      return;
    }
    for (AcceptedOrigin each : policy.accepted()) {
      Optional<String> site = site(each.pattern());
      if (site.isPresent()) {
        findings.accept(
            each.element()
                .finding(
                    id(),
                    Quoted.text(each.element().text())
                        + " is a place where anyone can publish ("
                        + site.get()
                        + " "
                        + SITES.get(site.get())
                        + "), and with allowCredentials whatever they publish can act here"
                        + " as the user. Leave it out, or leave allowCredentials out."));
      }
    }
  }

  private static Optional<String> site(OriginPattern pattern) {
    if (!pattern.isWeb()) {
      return Optional.empty();
    }
    if (pattern.subdomains()) {
      String below = "." + pattern.host();
      Optional<String> covered =
          SITES.keySet().stream().filter(site -> site.endsWith(below)).sorted().findFirst();
      if (covered.isPresent()) {
        return covered;
      }
    }
    for (String name = pattern.host(); ; name = name.substring(name.indexOf('.') + 1)) {
      if (SITES.containsKey(name)) {
        return Optional.of(name);
      }
      if (name.indexOf('.') < 0) {
        return Optional.empty();
      }
    }
  }
}
