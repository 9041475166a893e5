package com.acme;

import dev.corsac.CrossOrigin;
import jakarta.ws.rs.Path;
import java.util.List;

/** Everything but the path and the policy comes from Kotlin. */
@Path("orders")
@CrossOrigin("https://shop.example.com")
public class OrdersResource extends Stored<String> implements Listed<String> {

  @Override
  public List<String> list(String page) {
    return List.of();
  }

  /** A sealed interface below a locator. */
  @Path("shelf")
  public Shelf shelf() {
    return Upper.INSTANCE;
  }
}
