package dev.corsac.example;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;

/** The application. Corsac is not mentioned: its feature registers itself. */
@ApplicationPath("api")
public class OrderService extends Application {

  private final OrderBook orders = new OrderBook();
  private final Ledger ledger;

  /** A service whose requests nobody looks at. */
  public OrderService() {
    this(new Ledger());
  }

  OrderService(Ledger ledger) {
    this.ledger = ledger;
  }

  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(
        CatalogueResource.class,
        OrdersResource.class,
        AccountResource.class,
        TransfersResource.class,
        TipsResource.class,
        BearerTokenFilter.class,
        LedgerFilter.class,
        NoSuchOrderMapper.class,
        UnreadableEntityMapper.class);
  }

  @Override
  public Map<String, Object> getProperties() {
    return Map.of(OrderBook.PROPERTY, orders, Ledger.PROPERTY, ledger);
  }
}
