package dev.corsac.browsers;

class FirefoxWebPlatformTest extends WebPlatformScenarios {
  FirefoxWebPlatformTest() {
    super(BrowserKind.FIREFOX);
  }
}
