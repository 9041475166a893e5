package dev.corsac.processor.write;

import java.nio.charset.StandardCharsets;

/**
 * The names of the generated classes. They stand in the package of the first resource class, which
 * is the module's own, and end in a hash of the generated text: the same name is the same bytes, so
 * that a class that is already there is the right one; main and test sources, and two jars that
 * share a package, differ.
 *
 * @param packageName the package; empty for the unnamed one
 * @param stem how the names begin: the first resource class
 * @param table the simple name of the table
 * @param filter the simple name of the filter
 */
public record GeneratedNames(String packageName, String stem, String table, String filter) {
  private static final String TABLE = "_CorsTable";
  private static final String FILTER = "_CorsFilter";

  /** File names end at 255 bytes, and those of nested classes are longer. */
  private static final int MAX_READABLE_BYTES = 150;

  /**
   * Names for a table.
   *
   * @param packageName the package of its first class
   * @param firstClass the canonical name of that
   * @param hash of the generated text
   */
  public static GeneratedNames of(String packageName, String firstClass, String hash) {
    String nested =
        packageName.isEmpty() ? firstClass : firstClass.substring(packageName.length() + 1);
    String stem = shortened(nested.replace('.', '_'));
    return new GeneratedNames(
        packageName, stem, stem + "_" + hash + TABLE, stem + "_" + hash + FILTER);
  }

  /** The table's full name. */
  public String qualifiedTable() {
    return qualified(table);
  }

  /** The filter's full name. */
  public String qualifiedFilter() {
    return qualified(filter);
  }

  /** The full form of the stem: the same for all tables of one source tree, as a rule. */
  public String qualifiedStem() {
    return qualified(stem);
  }

  /** The full stem of a table, by its full name. */
  static String qualifiedStemOf(String qualifiedTable) {
    int end = qualifiedTable.length() - TABLE.length();
    int hash = end > 0 ? qualifiedTable.lastIndexOf('_', end - 1) : -1;
    return hash < 0 ? qualifiedTable : qualifiedTable.substring(0, hash);
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
}
