package dev.corsac.contract.jersey;

import dev.corsac.contract.door.FrontDoorContract;

class Jersey31FrontDoorOnTomcatTest extends FrontDoorContract {
  Jersey31FrontDoorOnTomcatTest() {
    super(new JerseyOnTomcat());
  }
}
