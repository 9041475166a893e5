package dev.corsac.example;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortTakenTest {

  @Test
  void aTakenPortIsNamedForTheApi() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Ports ports = new Ports(taken.getLocalPort(), 0, 0);

      assertThatExceptionOfType(UncheckedIOException.class)
          .isThrownBy(() -> Example.start(ports))
          .withMessageContaining("The API cannot listen on port " + taken.getLocalPort() + ".");
    }
  }

  @Test
  void aTakenPortIsNamedForAFrontEnd() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Ports ports = new Ports(0, 0, taken.getLocalPort());

      assertThatExceptionOfType(UncheckedIOException.class)
          .isThrownBy(() -> Example.start(ports))
          .withMessageContaining(
              "The stranger front end cannot listen on port " + taken.getLocalPort() + ".");
    }
  }
}
