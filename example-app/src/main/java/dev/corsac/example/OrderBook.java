package dev.corsac.example;

import jakarta.ws.rs.core.Configuration;
import java.util.List;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/** The orders, in memory. Thread safe. */
final class OrderBook {

  /** The property of the application that holds its order book. */
  static final String PROPERTY = OrderBook.class.getName();

  private final ConcurrentNavigableMap<Long, Order> orders = new ConcurrentSkipListMap<>();
  private final AtomicLong lastId = new AtomicLong();

  /** One order is there from the start. */
  OrderBook() {
    add("lantern", 2, "Ada");
  }

  static OrderBook of(Configuration configuration) {
    return (OrderBook) configuration.getProperty(PROPERTY);
  }

  List<Order> all() {
    return List.copyOf(orders.values());
  }

  Order add(String product, int quantity, String customer) {
    Order order = new Order(lastId.incrementAndGet(), product, quantity, customer);
    orders.put(order.id(), order);
    return order;
  }

  /**
   * Finds an order.
   *
   * @throws NoSuchOrderException if there is none of this number
   */
  Order get(long id) {
    Order order = orders.get(id);
    if (order == null) {
      throw new NoSuchOrderException(id);
    }
    return order;
  }

  /**
   * Changes an order in one step.
   *
   * @param change from what is there to what shall be; whatever it throws leaves the order as it is
   * @throws NoSuchOrderException if there is none of this number
   */
  Order change(long id, UnaryOperator<Order> change) {
    Order changed = orders.computeIfPresent(id, (key, order) -> change.apply(order));
    if (changed == null) {
      throw new NoSuchOrderException(id);
    }
    return changed;
  }

  /**
   * Removes an order.
   *
   * @throws NoSuchOrderException if there is none of this number
   */
  void remove(long id) {
    if (orders.remove(id) == null) {
      throw new NoSuchOrderException(id);
    }
  }
}
