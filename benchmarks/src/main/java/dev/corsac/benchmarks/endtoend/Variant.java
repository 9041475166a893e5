package dev.corsac.benchmarks.endtoend;

/** How a server treats requests of other origins. */
enum Variant {
  NONE("no CORS"),
  CORSAC("Corsac"),
  DOOR("Corsac with the front door"),
  PASTED("pasted filter"),
  /** Not at all, in a second process: how far the same server is from itself. */
  NONE_AGAIN("no CORS again");

  private final String title;

  Variant(String title) {
    this.title = title;
  }

  /** The name in tables. */
  String title() {
    return title;
  }

  /** Whether an entry of the class path is there: without Corsac's jars no server registers it. */
  boolean takes(String entry) {
    return !entry.contains("cors-runtime")
        || this == DOOR
        || (this == CORSAC && !entry.contains("cors-runtime-servlet"));
  }

  /** Whether the origin that is allowed may read. */
  boolean grants() {
    return this == CORSAC || this == DOOR || this == PASTED;
  }
}
