package dev.corsac.example;

import dev.corsac.CrossOrigin;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Collection;

/** The products, for everyone: any origin may read them, without cookies. */
@Path("catalogue")
@Produces(MediaType.APPLICATION_JSON)
@CrossOrigin("*")
public class CatalogueResource {

  @GET
  public Collection<Product> list() {
    return Catalogue.PRODUCTS.values();
  }

  @GET
  @Path("{name}")
  public Product get(@PathParam("name") String name) {
    Product product = Catalogue.PRODUCTS.get(name);
    if (product == null) {
      throw new NotFoundException();
    }
    return product;
  }
}
