package dev.corsac.maven;

import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Asks a running server whether it answers as the compiled policies say. */
@Mojo(name = "probe", threadSafe = true)
final class ProbeMojo extends JudgingMojo {

  /** The application's base: https://api.example.com/v1. */
  @Parameter(property = "corsac.url")
  @Nullable String url;

  /** Whether to send POST, PUT, DELETE and all other methods too; the server handles them. */
  @Parameter(property = "corsac.unsafe-methods")
  boolean unsafeMethods;

  /** Seconds for connecting and for each answer. */
  @Parameter(property = "corsac.timeout")
  @Nullable String timeout;

  /** Whether to write JSON, for programs. */
  @Parameter(property = "corsac.json")
  boolean json;

  @Override
  Arguments arguments() throws MojoFailureException {
    if (url == null) {
      throw new MojoFailureException(
          "Which server? There is no URL of the running application's base.\n"
              + "Name it: mvn corsac:probe -Dcorsac.url=http://localhost:8080/api");
    }
    Arguments arguments =
        deployed(new Arguments("probe"))
            .flag("--unsafe-methods", unsafeMethods)
            .option("--timeout", timeout)
            .flag("--json", json)
            .operand(url);
    places().forEach(arguments::operand);
    return arguments;
  }

  @Override
  String refusal() {
    return url
        + " does not answer as compiled: what differs stands above.\nEach difference names"
        + " what is likely to blame; mend it there and probe again.";
  }
}
