package dev.corsac.processor.idna;

import java.util.List;
import java.util.Random;

/** Random texts, made of the vectors by a few cuts. */
public final class RandomOrigins {
  private static final String[] PIECES = {
    "*",
    "*.",
    ":*",
    "://",
    "//",
    "/",
    "\\",
    ":",
    "@",
    ".",
    "-",
    "[",
    "]",
    "[::1]",
    "%",
    "%2e",
    "${",
    "}",
    "null",
    ",",
    " ",
    "\t",
    "\u0000",
    "\u007f",
    "xn--",
    "xn--a",
    "0",
    "0x",
    "00080",
    "443",
    "65536",
    "\u00df",
    "\u00ad",
    "\u200d",
    "\u05d0",
    "\u3002",
    "\uff0e",
    "\u0130",
    "\ud83d\ude42",
    "\ud800",
    "\u202e",
    "https",
    "http:",
    "ws",
    "htps",
    "a",
    "A",
    "localhost",
    "com"
  };

  private static final List<String> SEEDS =
      OriginVectors.all().stream().map(OriginVectors.Vector::input).toList();

  private final Random random;

  /** Draws from this. */
  public RandomOrigins(Random random) {
    this.random = random;
  }

  /** The next one: an origin, or nearly one, or nothing like it. */
  public String next() {
    StringBuilder text = new StringBuilder(SEEDS.get(random.nextInt(SEEDS.size())));
    for (int cuts = random.nextInt(4); cuts > 0; cuts--) {
      int at = random.nextInt(text.length() + 1);
      switch (random.nextInt(4)) {
        case 0 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(3)));
        case 1 -> text.insert(at, SEEDS.get(random.nextInt(SEEDS.size())));
        default -> text.insert(at, PIECES[random.nextInt(PIECES.length)]);
      }
    }
    return text.toString();
  }
}
