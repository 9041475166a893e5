package dev.corsac.example;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;

/** The application. Corsac is not mentioned: its feature registers itself. */
@ApplicationPath("api")
public class OrderService extends Application {

  private final Map<String, Object> properties;

  /**
   * Sets an empty order book up.
   *
   * @param moreTrustedOrigins the value of the placeholder in the resources' policies: origins,
   *     separated by commas, or {@code none}
   */
  public OrderService(String moreTrustedOrigins) {
    properties =
        Map.of(
            OrderBook.PROPERTY, new OrderBook(), "example.trusted.origins", moreTrustedOrigins);
  }

  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(
        CatalogueResource.class,
        OrdersResource.class,
        AccountResource.class,
        TransfersResource.class,
        BearerTokenFilter.class,
        NoSuchOrderMapper.class,
        UnreadableEntityMapper.class);
  }

  @Override
  public Map<String, Object> getProperties() {
    return properties;
  }
}
