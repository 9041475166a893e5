package dev.corsac.contract;

import dev.corsac.judge.ServerAsOracle;

class Jersey31FuzzTest extends ServerAsOracle {
  Jersey31FuzzTest() {
    super(new Jersey31Test.Grizzly());
  }
}
