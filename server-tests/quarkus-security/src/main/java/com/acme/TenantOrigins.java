package com.acme;

import dev.corsac.jaxrs.OriginSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The lines of a file, read again each second. Nothing injects it. */
@ApplicationScoped
public class TenantOrigins implements OriginSource {
  @ConfigProperty(name = "app.tenants.file")
  Optional<Path> file;

  @Override
  public Optional<Origins> origins(String placeholder) throws IOException {
    return placeholder.equals("app.tenants") && file.isPresent()
        ? Optional.of(
            Origins.of(Files.readAllLines(file.get())).askAgainAfter(Duration.ofSeconds(1)))
        : Optional.empty();
  }
}
