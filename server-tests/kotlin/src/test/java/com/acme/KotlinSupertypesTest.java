package com.acme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What the processor makes of class files that Kotlin's compiler wrote. */
class KotlinSupertypesTest {

  @Test
  void routesPoliciesAndHeadersAreReadFromThem() throws IOException {
    List<String> surface;
    try (InputStream in =
        Objects.requireNonNull(
            OrdersResource.class.getResourceAsStream("/META-INF/corsac/surface.lock"))) {
      surface =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.startsWith("#"))
              .toList();
    }
    assertThat(surface).hasSize(5);
    assertThat(surface).anyMatch(l -> l.startsWith("DELETE /orders ") && l.contains("same origin"));
    assertThat(surface)
        .anyMatch(l -> l.startsWith("GET /orders ") && l.contains("X-Page, X-Tenant"));
    assertThat(surface)
        .anyMatch(l -> l.startsWith("GET /orders/{id} ") && l.contains("X-Size, X-Tenant"));
    assertThat(surface).anyMatch(l -> l.startsWith("GET /orders/shelf "));
    assertThat(surface)
        .anyMatch(l -> l.startsWith("POST /orders ") && l.contains("Content-Type, X-Tenant"));
  }
}
