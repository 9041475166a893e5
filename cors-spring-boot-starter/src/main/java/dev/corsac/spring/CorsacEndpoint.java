package dev.corsac.spring;

import dev.corsac.jaxrs.front.FrontDoor;
import dev.corsac.jaxrs.front.PolicyInForce;
import java.util.List;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/**
 * The actuator's endpoint {@code corsac}: the policies in force, and where their values are from.
 */
@Endpoint(id = "corsac")
final class CorsacEndpoint {

  /**
   * What it answers.
   *
   * @param policies of all applications, by place
   */
  record Report(List<PolicyInForce> policies) {}

  @ReadOperation
  Report report() {
    return new Report(
        FrontDoor.all().stream().flatMap(door -> door.policies().stream()).distinct().toList());
  }
}
