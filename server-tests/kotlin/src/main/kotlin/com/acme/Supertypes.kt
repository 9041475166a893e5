package com.acme

import dev.corsac.SameOrigin
import jakarta.ws.rs.BeanParam
import jakarta.ws.rs.Consumes
import jakarta.ws.rs.DELETE
import jakarta.ws.rs.GET
import jakarta.ws.rs.HeaderParam
import jakarta.ws.rs.POST
import jakarta.ws.rs.Path
import jakarta.ws.rs.PathParam

/** A generic interface with a method that has a body. */
interface Listed<T> {
  @GET
  fun list(@HeaderParam("X-Page") page: String?): List<T>

  @DELETE
  @SameOrigin
  fun clear() {}
}

/** Constructor properties, as Kotlin's beans have them. */
class Page(@field:HeaderParam("X-Size") var size: Int = 20) {
  constructor() : this(20)
}

abstract class Stored<T : Any> {
  @field:HeaderParam("X-Tenant")
  var tenant: String? = null

  @GET
  @Path("{id}")
  open fun one(@PathParam("id") id: Long, @BeanParam page: Page): String = "$id of $tenant"

  @POST
  @Consumes("application/json")
  open fun place(entity: T): String = entity.toString()

  internal fun hidden(): String = "no resource method"

  companion object {
    @JvmStatic fun made(): Int = 1
  }
}

sealed interface Shelf {
  @GET
  fun top(): String
}

data object Upper : Shelf {
  override fun top(): String = "upper"
}
