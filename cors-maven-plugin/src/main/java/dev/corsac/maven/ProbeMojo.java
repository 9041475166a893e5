package dev.corsac.maven;

import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Checks that a running server answers as the compiled policies say. */
@Mojo(name = "probe", threadSafe = true)
final class ProbeMojo extends JudgingMojo {

  /** The application's base URL, such as https://api.example.com/v1. */
  @Parameter(property = "corsac.url")
  @Nullable String url;

  /** Also send POST, PUT, DELETE and all other methods. The server really handles them. */
  @Parameter(property = "corsac.unsafe-methods")
  boolean unsafeMethods;

  /** How many seconds to wait for a connection and for each answer. */
  @Parameter(property = "corsac.timeout")
  @Nullable String timeout;

  /** Write JSON, for programs. */
  @Parameter(property = "corsac.json")
  boolean json;

  @Override
  Arguments arguments() throws MojoFailureException {
    if (url == null) {
      throw new MojoFailureException(
          "Which server? Say the base URL of the running application.\n"
              + "For example: mvn corsac:probe -Dcorsac.url=http://localhost:8080/api");
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
        + " does not answer as compiled: see the differences above.\nEach one names its likely"
        + " cause. Fix that, and probe again.";
  }
}
