package dev.corsac.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** {@code --json}: what a command finds, for programs. */
final class JsonOption {
  /** Grows when something that a program may read is renamed or goes. */
  private static final int FORMAT = 1;

  @Option(names = "--json", description = "Print JSON, for programs.")
  private boolean json;

  boolean asked() {
    return json;
  }

  /** Prints an object, with the number of the format before all else. */
  void print(CommandSpec spec, Map<String, Object> content) {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("format", FORMAT);
    root.putAll(content);
    printRoot(spec, root);
  }

  /** Prints an object whose format is somebody else's. */
  void printRoot(CommandSpec spec, Map<String, Object> root) {
    PrintWriter out = spec.commandLine().getOut();
    try {
      new ObjectMapper()
          .writerWithDefaultPrettyPrinter()
          .without(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
          .writeValue(out, root);
    } catch (IOException e) {
      // A print writer throws none.
      throw new IllegalStateException(e);
    }
    out.println();
    out.flush();
  }
}
