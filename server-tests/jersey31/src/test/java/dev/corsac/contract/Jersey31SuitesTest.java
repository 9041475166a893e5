package dev.corsac.contract;

import dev.corsac.suites.OthersSuites;

class Jersey31SuitesTest extends OthersSuites {
  Jersey31SuitesTest() {
    super(new Jersey31Test.Grizzly());
  }
}
