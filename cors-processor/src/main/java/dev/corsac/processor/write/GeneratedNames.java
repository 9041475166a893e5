package dev.corsac.processor.write;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.SortedSet;
import java.util.zip.CRC32;

/**
 * The names of the generated classes. They stand in the package of the first resource class, which
 * is the module's own, and carry a hash of all resource classes: main and test sources, two jars
 * that share a package and two rounds of one compilation differ in those.
 *
 * @param packageName the package; empty for the unnamed one
 * @param table the simple name of the table
 * @param filter the simple name of the filter
 */
public record GeneratedNames(String packageName, String table, String filter) {

  /** File names end at 255 bytes, and those of nested classes are longer. */
  private static final int MAX_READABLE_BYTES = 150;

  /**
   * Names for the table of some classes.
   *
   * @param packageName the package of the first
   * @param classes canonical names, not empty
   * @param revision how often the table of these classes was written before in this compilation
   */
  public static GeneratedNames of(String packageName, SortedSet<String> classes, int revision) {
    String nested =
        packageName.isEmpty()
            ? classes.first()
            : classes.first().substring(packageName.length() + 1);
    String stem =
        shortened(nested.replace('.', '_'))
            + "_"
            + hash(String.join("\n", classes) + (revision == 0 ? "" : "\n" + revision));
    return new GeneratedNames(packageName, stem + "_CorsTable", stem + "_CorsFilter");
  }

  /** The table's full name. */
  public String qualifiedTable() {
    return qualified(table);
  }

  /** The filter's full name. */
  public String qualifiedFilter() {
    return qualified(filter);
  }

  private String qualified(String simpleName) {
    return packageName.isEmpty() ? simpleName : packageName + "." + simpleName;
  }

  private static String shortened(String name) {
    String shortened = name;
    while (shortened.getBytes(StandardCharsets.UTF_8).length > MAX_READABLE_BYTES) {
      shortened = shortened.substring(0, shortened.offsetByCodePoints(shortened.length(), -1));
    }
    return shortened;
  }

  private static String hash(String text) {
    // No digest, which would load the security providers: 10 ms for each compilation.
    CRC32 crc = new CRC32();
    crc.update(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().toHexDigits((int) crc.getValue());
  }
}
