package dev.corsac.processor.validate;

import dev.corsac.policy.DiagnosticId;
import dev.corsac.policy.Severity;
import dev.corsac.processor.model.CompilationModel;
import dev.corsac.processor.model.Diagnostic;
import dev.corsac.processor.validate.GovernedMethods.Governed;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** {@code simple-request}: a POST that browsers send without asking first. */
final class SimpleRequest implements CompilationRule {

  private static final List<String> SAFELISTED =
      List.of(
          "application/x-www-form-urlencoded",
          "multipart/",
          "text/plain",
          "*/*",
          "text/*",
          "application/*");

  @Override
  public void check(CompilationModel model, Consumer<Diagnostic> out) {
    for (Governed governed : GovernedMethods.of(model)) {
      if (governed.crossOrigin() && isPost(governed) && isSimple(governed)) {
        governed.report(
            out,
            DiagnosticId.SIMPLE_REQUEST,
            governed.withCredentials() ? Severity.WARNING : Severity.OFF,
            "browsers send this POST without a preflight, so that any site can make a browser send"
                + " it, cookies included: CORS does not stop it. Consume application/json, or check"
                + " a token or the Origin header before anything is changed.");
      }
    }
  }

  private static boolean isPost(Governed governed) {
    return governed.method().designators().stream()
        .anyMatch(designator -> designator.httpMethod().equals("POST"));
  }

  private static boolean isSimple(Governed governed) {
    List<String> consumes = governed.method().consumes();
    return !governed.method().takesEntity()
        || consumes.isEmpty()
        || consumes.stream()
            .flatMap(value -> List.of(value.split(",", -1)).stream())
            .map(value -> value.strip().toLowerCase(Locale.ROOT))
            .anyMatch(value -> SAFELISTED.stream().anyMatch(value::startsWith));
  }
}
