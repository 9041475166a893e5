package dev.corsac.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortsTest {

  @AfterEach
  void clear() {
    System.clearProperty("api.port");
  }

  @Test
  void withoutPropertiesTheyAreThoseOfTheReadme() {
    assertThat(Ports.ofSystemProperties()).isEqualTo(new Ports(8080, 8081, 8082));
  }

  @Test
  void aPropertyChangesOne() {
    System.setProperty("api.port", "9090");

    assertThat(Ports.ofSystemProperties()).isEqualTo(new Ports(9090, 8081, 8082));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "eighty", "-1", "65536", "99999999999"})
  void whatIsNoPortIsNamed(String text) {
    System.setProperty("api.port", text);

    assertThatIllegalArgumentException()
        .isThrownBy(Ports::ofSystemProperties)
        .withMessageStartingWith("-Dapi.port=" + text + " is not a port");
  }
}
