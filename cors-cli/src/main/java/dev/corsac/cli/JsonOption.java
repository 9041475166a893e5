package dev.corsac.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** {@code --json}: what a command finds, for programs. */
final class JsonOption {
  @Option(names = "--json", description = "Print JSON, for programs.")
  private boolean json;

  boolean asked() {
    return json;
  }

  void print(CommandSpec spec, Map<String, Object> root) {
    try {
      spec.commandLine()
          .getOut()
          .println(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(root));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
