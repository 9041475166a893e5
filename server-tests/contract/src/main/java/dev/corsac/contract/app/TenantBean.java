package dev.corsac.contract.app;

import dev.corsac.jaxrs.OriginSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Supplies the origins of {@link TenantResource}, where there is CDI. Nothing injects it. */
@ApplicationScoped
public class TenantBean implements OriginSource {

  @Override
  public Optional<Origins> origins(String placeholder) {
    return placeholder.equals("contract.tenants")
        ? Optional.of(Origins.of(List.of("https://tenant.example")))
        : Optional.empty();
  }
}
