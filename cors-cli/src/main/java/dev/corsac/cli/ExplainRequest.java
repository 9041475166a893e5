package dev.corsac.cli;

import dev.corsac.cli.application.CompiledApplication;
import dev.corsac.cli.explain.Explanation;
import dev.corsac.cli.print.ExplanationJson;
import dev.corsac.cli.print.ExplanationText;
import dev.corsac.testing.FetchRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.concurrent.Callable;
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
      "Explains what a browser makes of a request, step by step in the Fetch Standard's words, and"
          + " what would grant it.",
      "Exit status: 0 granted, 1 refused, 2 bad input."
    })
final class ExplainRequest implements Callable<Integer> {
  @Mixin private ApplicationArgument application = new ApplicationArgument();

  @Mixin private JsonOption json = new JsonOption();

  @Option(
      names = "--origin",
      required = true,
      paramLabel = "ORIGIN",
      description = "The page's origin, as browsers send it; null for a sandboxed frame.")
  private String origin = "";

  @Option(
      names = "--method",
      defaultValue = "GET",
      paramLabel = "METHOD",
      description = "The request's method (${DEFAULT-VALUE}).")
  private String method = "";

  @Option(
      names = "--path",
      required = true,
      paramLabel = "PATH|URL",
      description = "The request's path as on the wire, base path included; or its whole URL.")
  private String path = "";

  @Option(
      names = "--header",
      paramLabel = "NAME[:VALUE]",
      description = "A header that the script sets; may be repeated.")
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
    FetchRequest request = request();
    CompiledApplication opened = application.open();
    Explanation explanation =
        Explanation.of(opened, application.base(), application.placeholders(), request);
    if (json.asked()) {
      json.print(spec, ExplanationJson.of(explanation));
    } else {
      ExplanationText.print(explanation, Output.of(spec));
    }
    return explanation.outcome().readable() ? 0 : 1;
  }

  private FetchRequest request() {
    // What browsers never send would be refused, but for no reason that a developer looks for.
    if (!origin.equals("null")) {
      OriginArgument.check(origin);
    }
    FetchRequest request = FetchRequest.get(origin, url().toString()).method(method);
    for (String header : headers) {
      int colon = header.indexOf(':');
      String name = (colon < 0 ? header : header.substring(0, colon)).strip();
      String value = colon < 0 ? valueOf(name) : header.substring(colon + 1).strip();
      request = request.header(name, value);
    }
    request = credentials ? request.withCredentials() : request;
    return uploadListener ? request.withUploadListener() : request;
  }

  // The value decides whether Content-Type is safelisted: that of JSON is what people mean.
  private static String valueOf(String name) {
    return name.equalsIgnoreCase("Content-Type") ? "application/json" : "value";
  }

  private URI url() {
    try {
      return new URI(path.startsWith("/") ? Explanation.SOME_SERVER + path : path)
          .parseServerAuthority();
    } catch (URISyntaxException e) {
      throw new ParameterException(
          spec.commandLine(), "\"" + path + "\" is neither a path nor a URL: " + e.getReason());
    }
  }
}
