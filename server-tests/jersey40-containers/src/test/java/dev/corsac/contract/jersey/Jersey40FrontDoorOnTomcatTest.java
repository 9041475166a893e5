package dev.corsac.contract.jersey;

import dev.corsac.contract.door.FrontDoorContract;

class Jersey40FrontDoorOnTomcatTest extends FrontDoorContract {
  Jersey40FrontDoorOnTomcatTest() {
    super(new JerseyOnTomcat());
  }
}
