package dev.corsac.browsers;

class FirefoxScenariosTest extends Scenarios {
  FirefoxScenariosTest() {
    super(BrowserKind.FIREFOX);
  }
}
