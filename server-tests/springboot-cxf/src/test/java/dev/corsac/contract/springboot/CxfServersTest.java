package dev.corsac.contract.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.acme.OrderResource;
import dev.corsac.CrossOrigin;
import dev.corsac.contract.Reply;
import dev.corsac.jaxrs.CorsFeature;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.apache.cxf.Bus;
import org.apache.cxf.endpoint.Server;
import org.apache.cxf.jaxrs.JAXRSServerFactoryBean;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Servers of CXF that an application makes itself, behind one servlet. */
class CxfServersTest {
  private static final String SHOP = "https://shop.example.com";
  private static final String READER = "https://reader.example.com";

  /** What the second serves. */
  @Path("prices")
  @CrossOrigin(READER)
  public static class PriceResource {

    /** For readers. */
    @GET
    public String list() {
      return "[]";
    }
  }

  /** The address of the first is a beginning of that of the second. */
  @Configuration
  static class Two {
    @Bean
    Server first(Bus bus) {
      return server(bus, "/", new OrderResource()).create();
    }

    @Bean
    Server second(Bus bus) {
      return server(bus, "/second", new PriceResource()).create();
    }
  }

  @Configuration
  static class Listing {
    @Bean
    Server first(Bus bus) {
      JAXRSServerFactoryBean factory = server(bus, "/listing", new OrderResource());
      factory.setProvider(new CorsFeature());
      return factory.create();
    }
  }

  private static JAXRSServerFactoryBean server(Bus bus, String address, Object resource) {
    JAXRSServerFactoryBean factory = new JAXRSServerFactoryBean();
    factory.setBus(bus);
    factory.setAddress(address);
    factory.setServiceBean(resource);
    return factory;
  }

  private static Reply preflight(RunningShop shop, String path, String origin) {
    return shop.client()
        .send("OPTIONS", path, "Origin: " + origin, "Access-Control-Request-Method: GET");
  }

  @Test
  void eachHasItsOwnPolicyBehindTheOneDoor() {
    try (RunningShop shop = RunningShop.at("/api", List.of(Stateless.class, Two.class))) {
      assertThat(preflight(shop, "/api/second/prices", READER).status()).isEqualTo(204);
      assertThat(preflight(shop, "/api/second/prices", SHOP).status()).isEqualTo(403);
      assertThat(preflight(shop, "/api/orders", SHOP).status()).isEqualTo(204);
      assertThat(preflight(shop, "/api/orders", READER).status()).isEqualTo(403);
      // What only the other serves is nothing of Corsac's.
      assertThat(preflight(shop, "/api/second/orders", SHOP).status()).isEqualTo(401);
      assertThat(preflight(shop, "/api/prices", READER).status()).isEqualTo(401);
      Reply refused = shop.client().send("GET", "/api/second/prices", "Origin: " + READER);
      assertThat(refused.status()).isEqualTo(401);
      assertThat(refused.lines("Access-Control-Allow-Origin")).containsExactly(READER);
    }
  }

  @Test
  void whoListsTheFeatureIsToldAtTheStart() {
    assertThatThrownBy(() ->
            RunningShop.at("/api", List.of(Stateless.class, Listing.class)).close())
        .rootCause()
        .hasMessageContainingAll("\"/listing\"", "CorsFeature", "Take CorsFeature out");
  }
}
