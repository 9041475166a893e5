package dev.corsac.processor.write;

import java.util.HexFormat;

/**
 * 64 bits of a text, as hexadecimal digits. No message digest: that would load the security
 * providers, 10 ms for each compilation.
 */
final class ContentHash {
  // FNV-1a over UTF-16 units, then the finalizer of MurmurHash3, which spreads the last ones too.
  private static final long BASIS = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private ContentHash() {}

  static String of(String... texts) {
    long hash = BASIS;
    for (String text : texts) {
      for (int i = 0; i < text.length(); i++) {
        hash = (hash ^ text.charAt(i)) * PRIME;
      }
      hash = (hash ^ Character.MAX_VALUE) * PRIME;
    }
    hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
    hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return HexFormat.of().toHexDigits(hash ^ (hash >>> 33));
  }
}
