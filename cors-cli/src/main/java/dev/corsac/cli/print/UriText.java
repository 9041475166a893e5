package dev.corsac.cli.print;

import java.net.URI;
import java.net.URISyntaxException;

/** A path as a relative URI reference. */
final class UriText {
  private UriText() {}

  static String of(String path) {
    try {
      return new URI(null, null, path, null).toASCIIString();
    } catch (URISyntaxException e) {
      // Only an authority or a scheme can be malformed, and there is none.
      throw new IllegalStateException(e);
    }
  }
}
