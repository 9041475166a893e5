package dev.corsac.contract.app;

import dev.corsac.CrossOrigin;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.concurrent.atomic.AtomicInteger;

/** Leads to sub-resources, and counts how often. */
@Path("shops")
@CrossOrigin("https://app.example.com")
public class ShopResource {
  /** How often the locator ran. */
  public static final AtomicInteger LOCATED = new AtomicInteger();

  /** Leads to a shop. */
  @Path("{shop}")
  public ShelfResource shop(@PathParam("shop") String shop) {
    LOCATED.incrementAndGet();
    if (shop.equals("closed")) {
      throw new NotFoundException();
    }
    return new ShelfResource();
  }
}
