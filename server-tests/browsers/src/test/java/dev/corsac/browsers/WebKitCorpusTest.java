package dev.corsac.browsers;

class WebKitCorpusTest extends RandomCorpus {
  WebKitCorpusTest() {
    super(BrowserKind.WEBKIT);
  }
}
