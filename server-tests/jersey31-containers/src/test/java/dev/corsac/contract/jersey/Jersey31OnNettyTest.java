package dev.corsac.contract.jersey;

import dev.corsac.contract.CorsContract;
import dev.corsac.contract.Server;

@Server(name = "Jersey 3.1 on Netty", version = "jersey31.version")
class Jersey31OnNettyTest extends CorsContract {
  Jersey31OnNettyTest() {
    super(new OnNetty());
  }
}
