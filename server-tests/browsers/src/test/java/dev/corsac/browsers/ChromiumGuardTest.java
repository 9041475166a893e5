package dev.corsac.browsers;

class ChromiumGuardTest extends GuardScenarios {
  ChromiumGuardTest() {
    super(BrowserKind.CHROMIUM);
  }
}
