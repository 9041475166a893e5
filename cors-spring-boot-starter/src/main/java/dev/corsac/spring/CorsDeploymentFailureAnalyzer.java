package dev.corsac.spring;

import dev.corsac.jaxrs.CorsDeploymentException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints what stops a deployment as Spring Boot prints its own failures. */
final class CorsDeploymentFailureAnalyzer extends AbstractFailureAnalyzer<CorsDeploymentException> {

  /** For Spring Boot. */
  CorsDeploymentFailureAnalyzer() {}

  @Override
  protected FailureAnalysis analyze(@Nullable Throwable failure, CorsDeploymentException cause) {
    return new FailureAnalysis(
        "The CORS policies of this application cannot take effect:\n\n" + cause.getMessage(),
        "Change the annotation or the configured value named above.",
        cause);
  }
}
