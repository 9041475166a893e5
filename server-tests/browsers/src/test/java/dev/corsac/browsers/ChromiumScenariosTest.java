package dev.corsac.browsers;

class ChromiumScenariosTest extends Scenarios {
  ChromiumScenariosTest() {
    super(BrowserKind.CHROMIUM);
  }
}
