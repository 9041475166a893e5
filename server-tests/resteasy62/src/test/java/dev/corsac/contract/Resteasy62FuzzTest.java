package dev.corsac.contract;

import dev.corsac.judge.ServerAsOracle;

class Resteasy62FuzzTest extends ServerAsOracle {
  Resteasy62FuzzTest() {
    super(Resteasy62Test.OnUndertow::start);
  }
}
