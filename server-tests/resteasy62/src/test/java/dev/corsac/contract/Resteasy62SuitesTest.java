package dev.corsac.contract;

import dev.corsac.suites.OthersSuites;

class Resteasy62SuitesTest extends OthersSuites {
  Resteasy62SuitesTest() {
    super(Resteasy62Test.OnUndertow::start);
  }
}
