package dev.corsac.example;

import dev.corsac.CrossOrigin;
import dev.corsac.Tolerate;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Configuration;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The orders, for the trusted front end and its cookies.
 *
 * <p>GET, POST, PUT and DELETE are allowed because the methods are here, and {@code Content-Type}
 * because two of them take JSON. {@code If-Match} is listed, since no signature shows it.
 */
@Path("orders")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@CrossOrigin(
    origins = {"http://localhost:8081", "${example.trusted.origins:none}"},
    allowedHeaders = "If-Match",
    exposedHeaders = {"ETag", "Location"},
    tolerate = @Tolerate(value = "origin-local", reason = "an example, run on one machine"))
public class OrdersResource {

  @Context Configuration configuration;
  @Context Request request;
  @Context UriInfo uriInfo;

  @GET
  public List<Order> list() {
    return book().all();
  }

  @POST
  public Response place(
      @Nullable OrderRequest entity,
      @CookieParam("customer") @DefaultValue("guest") String customer) {
    OrderRequest wanted = sent(entity);
    Order order = book().add(wanted.orderedProduct(), wanted.quantity(), customer);
    return Response.created(uriInfo.getAbsolutePathBuilder().path("{id}").build(order.id()))
        .tag(tag(order))
        .entity(order)
        .build();
  }

  @GET
  @Path("{id}")
  public Response get(@PathParam("id") long id) {
    Order order = book().get(id);
    ResponseBuilder notModified = request.evaluatePreconditions(tag(order));
    return notModified != null ? notModified.build() : Response.ok(order).tag(tag(order)).build();
  }

  @PUT
  @Path("{id}")
  public Response change(@PathParam("id") long id, @Nullable OrderRequest entity) {
    OrderRequest wanted = sent(entity);
    String product = wanted.orderedProduct();
    Order changed =
        book()
            .change(
                id,
                order -> {
                  refuseIfChangedMeanwhile(order);
                  return new Order(id, product, wanted.quantity(), order.customer());
                });
    return Response.ok(changed).tag(tag(changed)).build();
  }

  /** A request without a body brings null. */
  private static OrderRequest sent(@Nullable OrderRequest entity) {
    if (entity == null) {
      throw new BadRequestException("Send the order as JSON.");
    }
    return entity;
  }

  private void refuseIfChangedMeanwhile(Order order) {
    ResponseBuilder failed = request.evaluatePreconditions(tag(order));
    if (failed != null) {
      throw new WebApplicationException(failed.build());
    }
  }

  private OrderBook book() {
    return OrderBook.of(configuration);
  }

  private static EntityTag tag(Order order) {
    return new EntityTag(Integer.toHexString(order.hashCode()));
  }
}
