package dev.corsac.cli;

import dev.corsac.cli.application.BadInputException;
import dev.corsac.cli.application.CompiledApplication;
import dev.corsac.cli.browser.CurlCommand;
import dev.corsac.cli.browser.HarFile;
import dev.corsac.cli.browser.RecordedRequest;
import dev.corsac.cli.explain.Explanation;
import dev.corsac.cli.print.ExplanationJson;
import dev.corsac.cli.print.ExplanationText;
import dev.corsac.testing.FetchRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code corsac explain}: what becomes of one request, step by step. */
@Command(
    name = "explain",
    description = {
      "Explains what a browser does with a request, step by step in the words of the Fetch"
          + " Standard, and what would grant the request.",
      "Exit status: 0 granted, 1 refused, 2 bad input."
    })
final class ExplainRequest implements Callable<Integer> {
  @Mixin private ApplicationArgument application = new ApplicationArgument();

  @Mixin private JsonOption json = new JsonOption();

  @Option(
      names = "--origin",
      paramLabel = "ORIGIN",
      description =
          "The page's origin, as browsers send it; null for a sandboxed frame. Required, unless a"
              + " copied request names it.")
  private @Nullable String origin;

  @Option(
      names = "--method",
      paramLabel = "METHOD",
      description = "The request's method; default GET.")
  private @Nullable String method;

  @Option(
      names = "--path",
      paramLabel = "PATH|URL",
      description =
          "The request's path as the browser sends it, with the base path; or its whole URL.")
  private @Nullable String path;

  @Option(
      names = "--curl",
      paramLabel = "COMMAND",
      description =
          "Instead of --path, --method and --header: a command from \"Copy as cURL\" in the network"
              + " tab, for bash or cmd. With - it comes from the standard input. Corsac reads the"
              + " command but never runs it.")
  private @Nullable String curl;

  @Option(
      names = "--har",
      paramLabel = "FILE",
      description =
          "Instead of these: a HAR file that the network tab saved. Explains each cross-origin"
              + " request in it whose answer no script could read.")
  private @Nullable Path har;

  @Option(
      names = "--entry",
      paramLabel = "NUMBER",
      description = "Only this request of the HAR file, even if it did not fail; the first is 1.")
  private @Nullable Integer entry;

  @Option(
      names = "--header",
      paramLabel = "NAME[:VALUE]",
      description = "A header that the script sets. Can be repeated.")
  private List<String> headers = List.of();

  @Option(
      names = "--credentials",
      description = "The script asks for credentials: credentials: \"include\".")
  private boolean credentials;

  @Option(
      names = "--upload-listener",
      description = "The request has an upload listener or a streamed body.")
  private boolean uploadListener;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    List<FetchRequest> requests = requests();
    CompiledApplication opened = application.open();
    List<Explanation> explanations =
        requests.stream()
            .map(each ->
                Explanation.of(opened, application.base(), application.placeholders(), each))
            .toList();
    if (json.asked()) {
      json.print(
          spec,
          har == null
              ? ExplanationJson.of(explanations.get(0))
              : Map.of("explanations", explanations.stream().map(ExplanationJson::of).toList()));
    } else {
      explanations.forEach(each -> ExplanationText.print(each, Output.of(spec)));
    }
    return explanations.stream().allMatch(each -> each.outcome().readable()) ? 0 : 1;
  }

  private List<FetchRequest> requests() {
    // What browsers never send would be refused, but for no reason that a developer looks for.
    if (origin != null && !origin.equals("null")) {
      OriginArgument.check(origin);
    }
    if (Stream.of(curl, har, path).filter(Objects::nonNull).count() != 1) {
      throw new ParameterException(
          spec.commandLine(), "Which request? Give one of --path, --curl or --har.");
    }
    if (path == null && (!headers.isEmpty() || method != null)) {
      throw new ParameterException(
          spec.commandLine(),
          "Use --method and --header only with --path: a copied request has its own.");
    }
    if (entry != null && har == null) {
      throw new ParameterException(spec.commandLine(), "Use --entry only with --har.");
    }
    if (har != null) {
      return recorded(har).stream().map(this::asked).toList();
    }
    return List.of(
        curl != null
            ? asked(CurlCommand.parse(curl.equals("-") ? standardInput() : curl))
            : written(Objects.requireNonNull(path)));
  }

  private FetchRequest asked(RecordedRequest recorded) {
    return withOptions(recorded.asked(Optional.ofNullable(origin)));
  }

  private List<RecordedRequest> recorded(Path file) {
    HarFile archive;
    try (InputStream in = Files.newInputStream(file)) {
      archive = HarFile.read(in, file.toString());
    } catch (NoSuchFileException e) {
      throw new BadInputException("There is no " + file + ".", e);
    } catch (IOException e) {
      throw new BadInputException(file + " cannot be read: " + e, e);
    }
    if (entry != null) {
      if (entry < 1 || entry > archive.entries().size()) {
        throw new BadInputException(
            file
                + " has "
                + archive.entries().size()
                + " requests, so there is no number "
                + entry
                + ".");
      }
      return List.of(archive.entries().get(entry - 1).request());
    }
    List<HarFile.Exchange> failed = archive.failed();
    if (failed.isEmpty()) {
      throw new BadInputException(
          "None of the "
              + archive.entries().size()
              + " requests in "
              + file
              + " is a cross-origin request that failed. Choose one with --entry.");
    }
    return failed.stream().map(HarFile.Exchange::request).toList();
  }

  private static String standardInput() {
    try {
      return new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new BadInputException("The standard input cannot be read: " + e, e);
    }
  }

  private FetchRequest written(String path) {
    if (origin == null) {
      throw new ParameterException(
          spec.commandLine(), "Missing required option: '--origin=ORIGIN'");
    }
    FetchRequest request =
        FetchRequest.get(origin, url(path).toString()).method(method == null ? "GET" : method);
    for (String header : headers) {
      int colon = header.indexOf(':');
      String name = (colon < 0 ? header : header.substring(0, colon)).strip();
      String value = colon < 0 ? valueOf(name) : header.substring(colon + 1).strip();
      request = request.header(name, value);
    }
    return withOptions(request);
  }

  private FetchRequest withOptions(FetchRequest request) {
    FetchRequest chosen = credentials ? request.withCredentials() : request;
    return uploadListener ? chosen.withUploadListener() : chosen;
  }

  // The value decides whether Content-Type is safelisted: that of JSON is what people mean.
  private static String valueOf(String name) {
    return name.equalsIgnoreCase("Content-Type") ? "application/json" : "value";
  }

  private URI url(String path) {
    try {
      return new URI(path.startsWith("/") ? Explanation.SOME_SERVER + path : path)
          .parseServerAuthority();
    } catch (URISyntaxException e) {
      throw new ParameterException(
          spec.commandLine(), "\"" + path + "\" is neither a path nor a URL: " + e.getReason());
    }
  }
}
