package dev.corsac.example;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;

/** The application. Corsac is not mentioned: its feature registers itself. */
@ApplicationPath("api")
public class OrderService extends Application {

  private final OrderBook orders = new OrderBook();

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
    return Map.of(OrderBook.PROPERTY, orders);
  }
}
