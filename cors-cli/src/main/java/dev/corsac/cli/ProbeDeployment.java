package dev.corsac.cli;

import dev.corsac.cli.application.BadInputException;
import dev.corsac.cli.application.CompiledApplication;
import dev.corsac.cli.print.ProbeJson;
import dev.corsac.cli.print.ProbeText;
import dev.corsac.cli.print.Terminal;
import dev.corsac.cli.probe.ProbedRoute;
import dev.corsac.cli.probe.ServerProbe;
import dev.corsac.testing.RunningServer;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code corsac probe}: whether a deployed server answers as the compiled policies say. */
@Command(
    name = "probe",
    description = {
      "Tests a running server against the compiled policies. Sends preflights and requests from"
          + " trusted origins, from strangers and from origins that look like trusted ones, and"
          + " calls each URL with and without Origin. Says where a gateway, a proxy or a second"
          + " CORS layer changes the answer, and which setting fixes it.",
      "Sends only OPTIONS, GET and HEAD, to made-up paths of the routes.",
      "Exit status: 0 the server answers as compiled, 1 it does not, 2 bad input or no answer."
    })
final class ProbeDeployment implements Callable<Integer> {
  @Parameters(
      index = "0",
      paramLabel = "URL",
      description = "The application's base URL, such as https://api.example.com/v1.")
  private String url = "";

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "JAR|FOLDER",
      description = "The application's jars or class folders.")
  private List<Path> places = List.of();

  @Mixin private DeployedOption deployed = new DeployedOption();

  @Mixin private PlaceholderOption placeholders = new PlaceholderOption();

  @Mixin private JsonOption json = new JsonOption();

  @Option(
      names = "--unsafe-methods",
      description =
          "Also send POST, PUT, DELETE and all other methods, without a body. The server really"
              + " handles these requests.")
  private boolean unsafe;

  @Option(
      names = "--timeout",
      defaultValue = "10",
      paramLabel = "SECONDS",
      description = "How long to wait to connect and for each answer; default ${DEFAULT-VALUE}.")
  private int seconds;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    URI base = base();
    CompiledApplication application = CompiledApplication.open(places, deployed.name());
    placeholders.check(application);
    Terminal out = Output.of(spec);
    tellOfSuppliers(application);
    ProgressLine progress = new ProgressLine(spec, application.routes().size());
    List<ProbedRoute> probed;
    try {
      probed =
          ServerProbe.run(
              application,
              base,
              new RunningServer(Duration.ofSeconds(seconds)),
              placeholders.placeholders(),
              unsafe,
              progress::next);
    } catch (UncheckedIOException e) {
      throw new BadInputException("There is no answer. " + e.getMessage(), e);
    } finally {
      progress.clear();
    }
    if (probed.stream().allMatch(route -> route.path().isEmpty())) {
      throw new BadInputException(
          "No route has both a policy and a path that the probe can make up: there is nothing to"
              + " probe.");
    }
    if (json.asked()) {
      json.print(spec, ProbeJson.of(probed));
    } else {
      ProbeText.print(probed, out);
    }
    return probed.stream().allMatch(ProbedRoute::passed) ? 0 : 1;
  }

  /** Else the server, which has their values, would seem to let strangers in. */
  private void tellOfSuppliers(CompiledApplication application) {
    PrintWriter err = spec.commandLine().getErr();
    application.configured(placeholders.placeholders()).stream()
        .filter(each -> each.source().isPresent())
        .forEach(each ->
            err.println(
                each.sentence()
                    + " The probe does not call it: say what it supplies with --set "
                    + each.placeholder()
                    + "=…, or these origins show up as differences."));
    err.flush();
  }

  private URI base() {
    try {
      URI uri = new URI(url).parseServerAuthority();
      boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (http && uri.getHost() != null && uri.getRawQuery() == null) {
        return uri.getRawPath().isEmpty() ? uri.resolve("/") : uri;
      }
    } catch (URISyntaxException e) {
      // The message below says what is needed.
    }
    throw new ParameterException(
        spec.commandLine(),
        "\"" + url + "\" is not an http or https URL without a query: write https://host/base.");
  }
}
