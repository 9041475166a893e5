import com.ibm.icu.text.IDNA;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.zip.GZIPOutputStream;

/**
 * Packs the public suffix list for cors-policy: notice and version, the ICANN rules, the private
 * rules, with an empty line between. Rules are A-labels, last label first and sorted, so that they
 * can be searched as they are: {@code jp.kawasaki.*}, and {@code jp.kawasaki.city!} for an
 * exception.
 *
 * <p>Run by the build: {@code java PackPublicSuffixList.java effective_tld_names.dat packed.gz}.
 */
public final class PackPublicSuffixList {

  private static final IDNA UTS46 = IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII);

  private PackPublicSuffixList() {}

  public static void main(String[] args) throws IOException {
    List<String> notice = new ArrayList<>();
    TreeSet<String> icann = new TreeSet<>();
    TreeSet<String> others = new TreeSet<>();
    TreeSet<String> section = null;
    for (String line : Files.readAllLines(Path.of(args[0]), StandardCharsets.UTF_8)) {
      if (line.startsWith("// ===BEGIN")) {
        section = line.contains("ICANN") ? icann : others;
      } else if (line.startsWith("//")) {
        if (section == null) {
          notice.add(line);
        }
      } else if (!line.isBlank()) {
        section.add(reversed(toAscii(line.strip().split("\\s", 2)[0])));
      }
    }
    if (icann.size() < 5000 || others.size() < 2000 || notice.isEmpty()) {
      throw new IOException("not the public suffix list: " + args[0]);
    }
    write(Path.of(args[1]), notice, icann, others);
  }

  private static String toAscii(String rule) throws IOException {
    String mark = rule.startsWith("!") ? "!" : rule.startsWith("*.") ? "*." : "";
    IDNA.Info info = new IDNA.Info();
    StringBuilder ascii = UTS46.nameToASCII(rule.substring(mark.length()), new StringBuilder(), info);
    if (info.hasErrors()) {
      throw new IOException(rule + ": " + info.getErrors());
    }
    return mark + ascii;
  }

  private static String reversed(String rule) {
    boolean exception = rule.startsWith("!");
    List<String> labels = Arrays.asList(rule.substring(exception ? 1 : 0).split("\\."));
    Collections.reverse(labels);
    return String.join(".", labels) + (exception ? "!" : "");
  }

  private static void write(
      Path target, List<String> notice, TreeSet<String> icann, TreeSet<String> others)
      throws IOException {
    Files.createDirectories(target.getParent());
    try (OutputStream file = Files.newOutputStream(target);
        Writer out =
            new OutputStreamWriter(new GZIPOutputStream(file), StandardCharsets.UTF_8)) {
      for (List<String> lines :
          List.of(
              notice, List.of(""), List.copyOf(icann), List.of(""), List.copyOf(others))) {
        for (String line : lines) {
          out.write(line);
          out.write('\n');
        }
      }
    }
  }
}
