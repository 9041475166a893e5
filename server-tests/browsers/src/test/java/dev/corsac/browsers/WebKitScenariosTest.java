package dev.corsac.browsers;

class WebKitScenariosTest extends Scenarios {
  WebKitScenariosTest() {
    super(BrowserKind.WEBKIT);
  }
}
