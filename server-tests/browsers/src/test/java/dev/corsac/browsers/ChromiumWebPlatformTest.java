package dev.corsac.browsers;

class ChromiumWebPlatformTest extends WebPlatformScenarios {
  ChromiumWebPlatformTest() {
    super(BrowserKind.CHROMIUM);
  }
}
