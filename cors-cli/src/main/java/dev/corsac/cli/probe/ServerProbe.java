package dev.corsac.cli.probe;

import dev.corsac.cli.application.BoundPolicy;
import dev.corsac.cli.application.CompiledApplication;
import dev.corsac.cli.edge.EdgeTemplate;
import dev.corsac.policy.Policy;
import dev.corsac.policy.finding.Placeholders;
import dev.corsac.policy.origin.OriginPattern;
import dev.corsac.policy.path.BasePath;
import dev.corsac.policy.surface.SurfaceRoute;
import dev.corsac.testing.CompiledTable;
import dev.corsac.testing.Fetch;
import dev.corsac.testing.FetchRequest;
import dev.corsac.testing.Headers;
import dev.corsac.testing.HttpRequest;
import dev.corsac.testing.HttpResponse;
import dev.corsac.testing.Network;
import dev.corsac.testing.Outcome;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sends what the compiled policies imply to a server, and judges each answer beside the compiled
 * table's, both by the Fetch Standard. Requests other than OPTIONS, GET and HEAD are sent only if
 * that was asked for. Not thread safe.
 */
public final class ServerProbe {
  private static final int MOST_ORIGINS = 3;
  private static final String STRANGER = "https://corsac-stranger.invalid";
  private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";
  private static final List<String> SINGLE_VALUED =
      List.of(ALLOW_ORIGIN, "Access-Control-Allow-Credentials");
  private static final List<String> LISTS =
      List.of(
          "Access-Control-Allow-Methods",
          "Access-Control-Allow-Headers",
          "Access-Control-Expose-Headers",
          "Access-Control-Max-Age");

  private final URI server;
  private final Network network;
  private final CompiledTable table;
  private final boolean unsafe;
  private final Set<String> attacked = new HashSet<>();

  private String base = "";
  private int requests;
  private List<ProbeFinding> findings = new ArrayList<>();

  private ServerProbe(URI server, Network network, CompiledTable table, boolean unsafe) {
    this.server = server;
    this.network = network;
    this.table = table;
    this.unsafe = unsafe;
  }

  /**
   * Probes every governed route.
   *
   * @param url of the application's base: {@code https://api.example.com/v1}
   * @param network how to reach it
   * @param values of placeholders, as the server has them
   * @param unsafe whether to send POST, PUT and all other methods too, without a body
   * @param progress is told each route before it is asked for
   * @throws UncheckedIOException if the server cannot be reached at all
   */
  public static List<ProbedRoute> run(
      CompiledApplication application,
      URI url,
      Network network,
      Placeholders values,
      boolean unsafe,
      Consumer<SurfaceRoute> progress) {
    BasePath base = new BasePath(url.getRawPath());
    URI server = url.resolve("/");
    ServerProbe probe = new ServerProbe(server, network, application.table(base, values), unsafe);
    probe.base = base.path();
    probe.reach();
    List<ProbedRoute> probed = new ArrayList<>();
    for (SurfaceRoute route : application.routes()) {
      Optional<Policy> policy = route.policy().flatMap(it -> BoundPolicy.of(it, values));
      if (policy.isPresent()) {
        progress.accept(route);
        probed.add(probe.route(route, policy.get()));
      }
    }
    return probed;
  }

  /** Fails at once where nothing listens. */
  private void reach() {
    network.send(new HttpRequest("OPTIONS", server.resolve(base + "/"), Headers.NONE, false));
  }

  private ProbedRoute route(SurfaceRoute route, Policy policy) {
    requests = 0;
    findings = new ArrayList<>();
    Optional<String> path = EdgeTemplate.samplePath(route.template());
    path.ifPresent(below -> ask(route, policy, server.resolve(base + below)));
    return new ProbedRoute(
        route.method(),
        route.template(),
        path.map(below -> base + below).orElse(""),
        requests,
        findings);
  }

  private void ask(SurfaceRoute route, Policy policy, URI url) {
    Set<String> names = new TreeSet<>();
    route.requestHeaders().forEach(header -> names.add(header.name().toLowerCase(Locale.ROOT)));
    policy.allowedHeaders().stream()
        .filter(name -> !name.equals("*"))
        .forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
    List<String> trusted = trusted(policy);
    List<String> origins = new ArrayList<>(trusted);
    origins.add(STRANGER);
    origins.add("null");
    for (String origin : origins) {
      preflight(route.method(), url, origin, names, policy.credentials());
    }
    boolean safe = route.method().equals("GET") || route.method().equals("HEAD");
    if (safe || unsafe) {
      OptionalInt plain = actual(route.method(), url, Optional.empty());
      for (String origin : origins) {
        OptionalInt status = actual(route.method(), url, Optional.of(origin));
        if (safe && isRefused(status) && !isRefused(plain)) {
          refusedByOrigin(route.method(), url, origin);
        }
      }
      if (!safe && !isRefused(plain)) {
        ownPage(route.method(), url);
      }
    }
    boolean named = !policy.anyOrigin() && !trusted.isEmpty();
    if (named && safe && attacked.add(trusted.get(0) + policy.credentials())) {
      for (String origin : AttackOrigins.resembling(trusted.get(0))) {
        actual(route.method(), url, Optional.of(origin));
        preflight(route.method(), url, origin, Set.of(), policy.credentials());
      }
    }
  }

  private static List<String> trusted(Policy policy) {
    return policy.origins().patterns().stream()
        .map(ServerProbe::origin)
        .filter(origin -> policy.allows(origin))
        .limit(MOST_ORIGINS)
        .toList();
  }

  private static String origin(OriginPattern pattern) {
    if (pattern.isAny()) {
      return "https://corsac-anybody.invalid";
    }
    return pattern.scheme()
        + "://"
        + (pattern.subdomains() ? "corsac-sample." : "")
        + pattern.host()
        + (pattern.port() >= 0 ? ":" + pattern.port() : "");
  }

  /** The server's answer; null, and a finding, if there is none. */
  private @Nullable HttpResponse answer(HttpRequest request, String shown) {
    requests++;
    try {
      return network.send(request);
    } catch (UncheckedIOException e) {
      findings.add(
          new ProbeFinding(
              true,
              shown,
              "There is no answer: " + e.getMessage(),
              "Something closes the connection, or takes too long."));
      return null;
    }
  }

  /** The preflight is sent; what would follow it is answered by the table, without a server. */
  private void preflight(
      String method, URI url, String origin, Set<String> names, boolean credentials) {
    Headers headers =
        Headers.NONE.with("Origin", origin).with("Access-Control-Request-Method", method);
    if (!names.isEmpty()) {
      headers = headers.with("Access-Control-Request-Headers", String.join(",", names));
    }
    HttpRequest request = new HttpRequest("OPTIONS", url, headers, false);
    String shown = "preflight for " + method + " " + url.getRawPath() + " from " + origin;
    HttpResponse expected = table.send(request);
    HttpResponse got = answer(request, shown);
    if (got == null) {
      return;
    }
    FetchRequest script =
        FetchRequest.get(origin, url.toString()).method(method).withUploadListener();
    for (String name : names) {
      script = script.header(name, name.equals("content-type") ? "application/json" : "value");
    }
    script = credentials ? script.withCredentials() : script;
    Outcome implied = judged(script, expected);
    Outcome answered = judged(script, got);
    if (implied.arrived() != answered.arrived()) {
      findings.add(
          new ProbeFinding(
              true,
              shown,
              answered.arrived()
                  ? "Browsers would send the request, which the policy refuses."
                  : why(answered),
              LikelyCause.ofPreflight(expected, got)));
    } else {
      changes(shown, expected, got, LikelyCause.ofPreflight(expected, got));
    }
    vary(false, shown, expected, got);
  }

  /** What a browser makes of an answer to the preflight. */
  private static Outcome judged(FetchRequest script, HttpResponse preflight) {
    Network answering =
        request -> request.method().equals("OPTIONS") ? preflight : HttpResponse.of(200);
    return Fetch.over(answering).fetch(script);
  }

  private static String why(Outcome outcome) {
    return outcome.refusal().map(Outcome.Step::sentence).orElse("It is refused.");
  }

  private static boolean isRefused(OptionalInt status) {
    return status.isPresent() && status.getAsInt() == 403;
  }

  private void refusedByOrigin(String method, URI url, String origin) {
    HttpRequest request = new HttpRequest(method, url, Headers.NONE.with("Origin", origin), false);
    String shown = method + " " + url.getRawPath() + " from " + origin;
    HttpResponse got = answer(request, shown);
    if (got != null) {
      findings.add(
          new ProbeFinding(
              false,
              shown,
              "It is refused (403), and without Origin it is not.",
              LikelyCause.ofOriginRefused(got)));
    }
  }

  /** As a browser over plain http sends what a page of the service itself asks for. */
  private void ownPage(String method, URI url) {
    HttpRequest strangers =
        new HttpRequest(method, url, Headers.NONE.with("Origin", STRANGER), false);
    String own = url.getScheme() + "://" + url.getRawAuthority();
    HttpRequest request = new HttpRequest(method, url, Headers.NONE.with("Origin", own), false);
    boolean guarded =
        table.refusedByGuard(strangers).isPresent() && table.refusedByGuard(request).isEmpty();
    if (guarded) {
      String shown = method + " " + url.getRawPath() + " from the service's own " + own;
      HttpResponse got = answer(request, shown);
      if (got != null && got.status() == 403) {
        findings.add(
            new ProbeFinding(
                true,
                shown,
                "It is refused (403), and without Origin it is not.",
                LikelyCause.ofOwnPageRefused(own)));
      }
    }
  }

  /** The status of the server's answer; empty if there is none. */
  private OptionalInt actual(String method, URI url, Optional<String> origin) {
    Headers headers = origin.map(value -> Headers.NONE.with("Origin", value)).orElse(Headers.NONE);
    HttpRequest request = new HttpRequest(method, url, headers, false);
    String shown =
        method
            + " "
            + url.getRawPath()
            + origin.map(value -> " from " + value).orElse(" without Origin");
    HttpResponse expected = table.send(request);
    HttpResponse got = answer(request, shown);
    if (got == null) {
      return OptionalInt.empty();
    }
    String cause = LikelyCause.ofActual(expected, got);
    if (table.refusedByGuard(request).isPresent() && got.status() >= 200 && got.status() < 300) {
      findings.add(
          new ProbeFinding(
              true,
              shown,
              "It would be refused by the guard (403), and the server has handled it ("
                  + got.status()
                  + ").",
              "corsac.guard is \"off\" or \"report\" there, a proxy in front changes Origin or"
                  + " Host, or something in front answers."));
    }
    FetchRequest script = FetchRequest.get(origin.orElse(STRANGER), url.toString());
    Optional<String> differs = readDifferently(script, expected, got);
    if (differs.isPresent()) {
      findings.add(new ProbeFinding(true, shown, differs.get(), cause));
    } else {
      changes(shown, expected, got, cause);
    }
    vary(true, shown, expected, got);
    return OptionalInt.of(got.status());
  }

  /** Who can read an answer and could not read the table's, or the other way round. */
  private static Optional<String> readDifferently(
      FetchRequest script, HttpResponse expected, HttpResponse got) {
    boolean may = read(script, expected).readable();
    Outcome read = read(script, got);
    if (may && !read.readable()) {
      return Optional.of(why(read));
    }
    if (!may && read.readable()) {
      return Optional.of(
          "The script can read it, and the policy does not allow it: "
              + lines(got, ALLOW_ORIGIN)
              + ".");
    }
    boolean mayWithCookies = read(script.withCredentials(), expected).readable();
    Outcome withCookies = read(script.withCredentials(), got);
    if (mayWithCookies && !withCookies.readable()) {
      return Optional.of(why(withCookies));
    }
    return !mayWithCookies && withCookies.readable()
        ? Optional.of("It allows credentials, and the policy does not.")
        : Optional.empty();
  }

  /** What a browser makes of an answer, whose status is the application's own affair. */
  private static Outcome read(FetchRequest script, HttpResponse response) {
    return Fetch.over(request -> new HttpResponse(200, response.headers())).fetch(script);
  }

  private static String lines(HttpResponse response, String name) {
    List<String> values = response.headers().all(name);
    return values.isEmpty() ? "no " + name : name + " is " + String.join(" and ", values);
  }

  /** What is otherwise than the table says, though this request is judged alike. */
  private void changes(String shown, HttpResponse expected, HttpResponse got, String cause) {
    boolean decides = expected.headers().get(ALLOW_ORIGIN).isPresent();
    for (String name : SINGLE_VALUED) {
      if (!expected.headers().all(name).equals(got.headers().all(name))) {
        findings.add(new ProbeFinding(false, shown, changed(name, expected, got), cause));
      }
    }
    for (String name : LISTS) {
      Set<String> due = members(expected, name);
      Set<String> found = members(got, name);
      boolean fails =
          decides
              && (name.equals("Access-Control-Expose-Headers")
                  || (name.startsWith("Access-Control-Allow") && !due.containsAll(found)));
      if (!due.equals(found)) {
        findings.add(new ProbeFinding(fails, shown, changed(name, expected, got), cause));
      }
    }
  }

  private static String changed(String name, HttpResponse expected, HttpResponse got) {
    return lines(got, name)
        + "; the policy says "
        + (expected.headers().all(name).isEmpty()
            ? "none"
            : String.join(", ", expected.headers().all(name)))
        + ".";
  }

  private static Set<String> members(HttpResponse response, String name) {
    Set<String> members = new TreeSet<>();
    for (String value : response.headers().all(name)) {
      for (String member : value.split(",", -1)) {
        members.add(member.strip().toLowerCase(Locale.ROOT));
      }
    }
    return members;
  }

  /**
   * Whether caches are told.
   *
   * @param cached whether caches may keep the response, which they may not after OPTIONS
   */
  private void vary(boolean cached, String shown, HttpResponse expected, HttpResponse got) {
    Set<String> members = members(got, "Vary");
    boolean due = members(expected, "Vary").contains("origin");
    if (due && !members.contains("origin") && !members.contains("*")) {
      findings.add(
          new ProbeFinding(
              cached,
              shown,
              "It has no Vary: Origin (" + lines(got, "Vary") + ").",
              LikelyCause.ofVary(got)));
    }
  }
}
