package dev.corsac.browsers;

class FirefoxGuardTest extends GuardScenarios {
  FirefoxGuardTest() {
    super(BrowserKind.FIREFOX);
  }
}
