package dev.corsac.contract.springboot;

import com.acme.Shop;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.support.SpringBootServletInitializer;

/** What makes a WAR of the shop. */
public class ShopInitializer extends SpringBootServletInitializer {

  /** For the server. */
  public ShopInitializer() {}

  @Override
  protected SpringApplicationBuilder configure(SpringApplicationBuilder builder) {
    return builder.sources(Shop.class, Stateless.class);
  }
}
