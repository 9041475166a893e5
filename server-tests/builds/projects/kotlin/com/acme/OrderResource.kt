package com.acme

import dev.corsac.CrossOrigin
import jakarta.ws.rs.DELETE
import jakarta.ws.rs.GET
import jakarta.ws.rs.HeaderParam
import jakarta.ws.rs.Path
import jakarta.ws.rs.PathParam

@Path("orders")
@CrossOrigin("https://shop.example.com")
open class OrderResource {
  @GET open fun list() = "[]"

  @DELETE
  @Path("{id}")
  open fun cancel(@PathParam("id") id: Long, @HeaderParam("If-Match") version: String?) {}
}
