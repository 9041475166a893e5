package dev.corsac.contract.jersey;

import dev.corsac.contract.CorsContract;
import dev.corsac.contract.Server;

@Server(name = "Jersey 4.0 on Netty", version = "jersey40.version")
class Jersey40OnNettyTest extends CorsContract {
  Jersey40OnNettyTest() {
    super(new OnNetty());
  }
}
