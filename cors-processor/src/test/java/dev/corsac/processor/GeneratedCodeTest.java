package dev.corsac.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GeneratedCodeTest {

  private static final String ORDERS =
      """
      package com.acme;

      import dev.corsac.CrossOrigin;
      import dev.corsac.SameOrigin;
      import jakarta.ws.rs.*;

      @Path("orders")
      @CrossOrigin(value = "https://app.example.com", exposedHeaders = "ETag")
      public class OrderResource {
        @GET public String list() { return ""; }
        @POST @Consumes("application/json") public void create(String order, @HeaderParam("X-Request-Id") String id) {}
        @Path("{id}") @SameOrigin @DELETE public void delete(@PathParam("id") long id) {}
        @Path("{id}/items") public Items items() { return null; }
        public static class Items { @GET public String all() { return ""; } @Path("sub") public Items sub() { return this; } }
      }
      """;

  @ParameterizedTest
  @EnumSource
  void theTableIsReadableAndItsListingNamesIt(CompilerUnderTest compiler) {
    CompilerUnderTest.Outcome outcome = compiler.compile(List.of("-Xlint:all,-processing"), ORDERS);
    System.out.println(outcome.messages());
    outcome.generated().forEach((k,v) -> System.out.println(k+"\n"+v));
    assertThat(outcome.ids()).isEmpty();
  }
}
