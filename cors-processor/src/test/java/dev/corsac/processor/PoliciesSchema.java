package dev.corsac.processor;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code docs/policies.schema.json}, to which whatever the tests compile is held. */
final class PoliciesSchema {
  private static final JsonSchema SCHEMA = read(Path.of("..", "docs", "policies.schema.json"));

  private PoliciesSchema() {}

  private static JsonSchema read(Path file) {
    try {
      return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a {@code policies.json} breaks. */
  static List<String> violations(String json) {
    return SCHEMA.validate(json, InputFormat.JSON).stream()
        .map(ValidationMessage::getMessage)
        .sorted()
        .toList();
  }
}
