package dev.corsac.contract.app;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An application of given classes and properties. */
@ApplicationPath("api")
public class SampleApplication extends Application {
  private final Set<Class<?>> classes;
  private final Map<String, Object> properties;

  /** An application of these classes. */
  public SampleApplication(Map<String, Object> properties, Class<?>... classes) {
    this.classes = new LinkedHashSet<>(List.of(classes));
    this.properties = Map.copyOf(properties);
  }

  /** The whole sample, with readable errors. */
  public static SampleApplication whole() {
    return new SampleApplication(
        Map.of("corsac.readable.errors", "true"),
        OrderResource.class,
        CatalogueResource.class,
        TransferResource.class,
        PlainResource.class,
        AccountResource.class,
        VaultResource.class,
        ShopResource.class,
        OutcomeResource.class,
        GuardedResource.class,
        OverrideFilter.class,
        TokenFilter.class,
        VaultFilter.class,
        MappedExceptionMapper.class,
        StampFilter.class,
        FaultFilter.Before.class,
        FaultFilter.Early.class,
        FaultFilter.Late.class,
        Meddler.First.class,
        Meddler.Amid.class,
        Meddler.Last.class);
  }

  @Override
  public Set<Class<?>> getClasses() {
    return classes;
  }

  @Override
  public Map<String, Object> getProperties() {
    return properties;
  }
}
