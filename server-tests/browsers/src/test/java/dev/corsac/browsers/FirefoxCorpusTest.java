package dev.corsac.browsers;

class FirefoxCorpusTest extends RandomCorpus {
  FirefoxCorpusTest() {
    super(BrowserKind.FIREFOX);
  }
}
