package dev.corsac.browsers;

class ChromiumCorpusTest extends RandomCorpus {
  ChromiumCorpusTest() {
    super(BrowserKind.CHROMIUM);
  }
}
