package dev.corsac.contract.quarkus;

import dev.corsac.contract.packaging.QuarkusApplicationProcess;
import dev.corsac.contract.packaging.ServerProcess;
import java.io.IOException;

/** The same with {@code quarkus.http.root-path=/ctx} and {@code quarkus.rest.path=/api}. */
class QuarkusBelowPathsTest extends QuarkusBehindAuthenticationTest {
  @Override
  String base() {
    return "/ctx/api";
  }

  @Override
  String endpoints() {
    return "/ctx/q";
  }

  @Override
  ServerProcess start() throws IOException {
    return QuarkusApplicationProcess.startPackaged("quarkus-below-paths", "/ctx/q/health/live");
  }
}
