package dev.corsac.browsers;

class WebKitGuardTest extends GuardScenarios {
  WebKitGuardTest() {
    super(BrowserKind.WEBKIT);
  }
}
