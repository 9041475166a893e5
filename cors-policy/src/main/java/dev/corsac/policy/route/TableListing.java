package dev.corsac.policy.route;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.StringTokenizer;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * {@code META-INF/corsac/tables}: what one compilation left in its class output. The run time finds
 * the table by it, and the next compilation what it has to read again.
 *
 * <pre>
 * format: 2 0.1.0
 * table: com.acme.Orders_0f3a…_CorsTable com.acme.Orders_0f3a…_CorsFilter
 * resource: com.acme.Orders$Items com.acme.Orders.Items
 * application: com.acme.Shop com.acme.Shop
 * package: com.acme com.acme
 * parameter: com.acme.Orders.update(java.lang.String)#0 ifMatch
 * </pre>
 *
 * <p>Format 1 had no first line and nothing but a table and its filter in each line. Merged jars
 * have several listings in one file, one behind the other, of either format.
 *
 * <p>Immutable and thread safe.
 *
 * @param format the format that it was read in
 * @param version the version of cors-processor that wrote it; empty in format 1
 * @param table the generated table and filter; empty if the compilation has none
 * @param described what the table was made of, sorted; empty in format 1
 * @param parameters the names of parameters that the table depends on and class files may lack, by
 *     class, method and position; empty in format 1
 */
public record TableListing(
    int format,
    String version,
    Optional<Generated> table,
    List<Described> described,
    SortedMap<String, String> parameters) {

  /** Where the listing is, below the root of the class output or of a jar. */
  public static final String PATH = "META-INF/corsac/tables";

  /** What {@link #text} writes. */
  private static final int FORMAT = 2;

  private static final String FORMAT_LINE = "format:";
  private static final String TABLE_LINE = "table:";
  private static final String PARAMETER_LINE = "parameter:";
  private static final String WHITE_SPACE = " \t\u000b\f";
  private static final Pattern COMMENT = Pattern.compile("(^|\\s)#.*");

  /**
   * The generated classes.
   *
   * @param table the table's full name
   * @param filter the filter's full name
   */
  public record Generated(String table, String filter) {}

  /** What a listing names beside the generated classes. */
  public enum Kind {
    /** A class with routes. */
    RESOURCE,
    /** An {@code Application}. */
    APPLICATION,
    /** A package with a policy. */
    PACKAGE;

    private String word() {
      return name().toLowerCase(Locale.ROOT) + ":";
    }
  }

  /**
   * Something that the table was made of.
   *
   * @param kind what it is
   * @param binaryName the class's binary name, or the package's name
   * @param canonicalName the class's canonical name, which cannot be told from the binary one where
   *     that has a {@code $}; or the package's name
   */
  public record Described(Kind kind, String binaryName, String canonicalName)
      implements Comparable<Described> {
    @Override
    public int compareTo(Described other) {
      int order = kind.compareTo(other.kind);
      return order != 0 ? order : binaryName.compareTo(other.binaryName);
    }
  }

  public TableListing {
    described = List.copyOf(described);
    parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
  }

  /** The listing of a compilation, in the format of this version. */
  public static TableListing of(
      Optional<Generated> table, Collection<Described> described, Map<String, String> parameters) {
    return new TableListing(
        FORMAT,
        CorsacVersion.get(),
        table,
        List.copyOf(new TreeSet<>(described)),
        new TreeMap<>(parameters));
  }

  /** The file's content. */
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append(FORMAT_LINE + " ").append(format).append(' ').append(version).append('\n');
    if (table.isPresent()) {
      line(text, TABLE_LINE, table.get().table(), table.get().filter());
    }
    for (Described each : described) {
      line(text, each.kind().word(), each.binaryName(), each.canonicalName());
    }
    parameters.forEach((place, name) -> line(text, PARAMETER_LINE, place, name));
    return text.toString();
  }

  private static void line(StringBuilder text, String word, String one, String two) {
    text.append(word).append(' ').append(one).append(' ').append(two).append('\n');
  }

  /**
   * Reads a file where a class loader found it.
   *
   * @throws IOException if it cannot be read
   * @throws IllegalArgumentException as {@link #parse} does
   */
  public static List<TableListing> read(URL file) throws IOException {
    URLConnection connection = file.openConnection();
    // A cached jar stays open, and what is built or deployed again is not seen.
    connection.setUseCaches(false);
    try (InputStream in = connection.getInputStream()) {
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  /**
   * Reads a file, which holds several listings where jars were merged.
   *
   * @throws IllegalArgumentException if it holds anything else, in a sentence that says so; what a
   *     newer version wrote is named
   */
  public static List<TableListing> parse(String text) {
    List<Section> sections = new ArrayList<>();
    for (String line : text.lines().toList()) {
      String content = withoutComment(line).strip();
      if (!content.isEmpty()) {
        take(words(content), content, sections);
      }
    }
    return sections.stream().map(Section::end).toList();
  }

  /** Most lines have none, and a pattern for each of thousands is dear before it is compiled. */
  private static String withoutComment(String line) {
    return line.indexOf('#') < 0 ? line : COMMENT.matcher(line).replaceFirst("");
  }

  private static String[] words(String content) {
    StringTokenizer tokens = new StringTokenizer(content, WHITE_SPACE);
    String[] words = new String[tokens.countTokens()];
    for (int i = 0; i < words.length; i++) {
      words[i] = tokens.nextToken();
    }
    return words;
  }

  private static void take(String[] words, String line, List<Section> sections) {
    if (words.length == 3 && words[0].equals(FORMAT_LINE)) {
      sections.add(new Section(format(words), words[2]));
    } else if (words.length == 2 && isClassName(words[0]) && isClassName(words[1])) {
      Section section = new Section(1, "");
      section.table = Optional.of(new Generated(words[0], words[1]));
      sections.add(section);
    } else {
      Section last = sections.isEmpty() ? null : sections.get(sections.size() - 1);
      if (last == null || last.format == 1 || words.length != 3 || !last.takes(words)) {
        throw unknown(line);
      }
    }
  }

  private static boolean isClassName(String word) {
    for (String part : word.split("\\.", -1)) {
      if (part.isEmpty()
          || !Character.isJavaIdentifierStart(part.codePointAt(0))
          || !part.codePoints().allMatch(Character::isJavaIdentifierPart)) {
        return false;
      }
    }
    return true;
  }

  private static int format(String[] words) {
    if (!words[1].equals(Integer.toString(FORMAT))) {
      throw new IllegalArgumentException(
          "it was written by cors-processor "
              + words[2]
              + ", and this is Corsac "
              + CorsacVersion.get()
              + ", which does not know format "
              + words[1]);
    }
    return FORMAT;
  }

  /** One listing of a file, as far as it is read. */
  private static final class Section {
    private final int format;
    private final String version;
    private final List<Described> described = new ArrayList<>();
    private final SortedMap<String, String> parameters = new TreeMap<>();
    private Optional<Generated> table = Optional.empty();

    Section(int format, String version) {
      this.format = format;
      this.version = version;
    }

    /** Takes a line of three words, if it is known. */
    boolean takes(String[] words) {
      if (words[0].equals(TABLE_LINE) && table.isEmpty()) {
        table = Optional.of(new Generated(words[1], words[2]));
        return true;
      }
      if (words[0].equals(PARAMETER_LINE)) {
        parameters.put(words[1], words[2]);
        return true;
      }
      for (Kind kind : Kind.values()) {
        if (words[0].equals(kind.word())) {
          described.add(new Described(kind, words[1], words[2]));
          return true;
        }
      }
      return false;
    }

    TableListing end() {
      return new TableListing(format, version, table, described, parameters);
    }
  }

  private static IllegalArgumentException unknown(String line) {
    String shown = line.length() <= 100 ? line : line.substring(0, 100) + "…";
    return new IllegalArgumentException(
        "it has the line \""
            + shown.replaceAll("[^\\x20-\\x7e…]", "?")
            + "\", which Corsac "
            + CorsacVersion.get()
            + " does not know");
  }
}
