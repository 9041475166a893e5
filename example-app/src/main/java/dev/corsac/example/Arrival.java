package dev.corsac.example;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One request as the API saw it, and what it answered.
 *
 * @param request its method and the headers that matter here, by the names that the page reads
 * @param handled whether the resource method ran
 * @param status what was answered
 * @param entity what the body of the answer said
 * @param allowedOrigin the answer's {@code Access-Control-Allow-Origin}, once it has been written
 */
record Arrival(
    Map<String, @Nullable String> request,
    boolean handled,
    int status,
    String entity,
    Supplier<@Nullable String> allowedOrigin) {

  /** On one line, as a form is encoded, which browsers can read. */
  String line() {
    Map<String, @Nullable String> fields = new LinkedHashMap<>(request);
    fields.put("handled", Boolean.toString(handled));
    fields.put("status", Integer.toString(status));
    fields.put("entity", entity);
    fields.put("allowedOrigin", allowedOrigin.get());
    return fields.entrySet().stream()
        .filter(field -> field.getValue() != null)
        .map(field -> field.getKey() + "=" + encoded(String.valueOf(field.getValue())))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
