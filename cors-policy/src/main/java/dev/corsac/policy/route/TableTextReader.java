package dev.corsac.policy.route;

import dev.corsac.policy.PolicyDeclaration;
import dev.corsac.policy.Toleration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what {@link TableText} writes, line by line. For one text; not thread safe. */
final class TableTextReader {
  private static final char LAST_FORMAT = (char) ('0' + TableText.FORMAT);

  private final String name;
  private final List<DeclaredPolicy> policies = new ArrayList<>();
  private final List<ResourceClass> classes = new ArrayList<>();
  // HTTP methods, templates, signatures, headers: many resource methods have the same.
  private final Map<String, String> shared = new HashMap<>();
  private final List<DeclaredApplication> applications = new ArrayList<>();
  private int format = 1;
  private @Nullable PolicyLines policy;
  private @Nullable ClassLines resource;

  TableTextReader(String name) {
    this.name = name;
  }

  /** The members of a policy, as far as they are read. */
  private static final class PolicyLines {
    final boolean crossOrigin;
    final String site;
    final List<String> value = new ArrayList<>();
    final List<String> origins = new ArrayList<>();
    final List<String> allowedHeaders = new ArrayList<>();
    final List<String> exposedHeaders = new ArrayList<>();
    final List<Toleration> tolerate = new ArrayList<>();
    boolean allowCredentials;
    long maxAge = PolicyDeclaration.DEFAULT_MAX_AGE;
    boolean guarded = true;

    PolicyLines(boolean crossOrigin, String site) {
      this.crossOrigin = crossOrigin;
      this.site = site;
    }

    DeclaredPolicy end() {
      return new DeclaredPolicy(
          site,
          new PolicyDeclaration(
              crossOrigin,
              value,
              origins,
              allowedHeaders,
              exposedHeaders,
              allowCredentials,
              maxAge,
              guarded,
              tolerate));
    }
  }

  /** What a resource class has, as far as it is read. */
  private static final class ClassLines {
    final String name;
    final @Nullable String template;
    final List<String> aliases = new ArrayList<>();
    final List<ResourceMethod> methods = new ArrayList<>();
    final List<Locator> locators = new ArrayList<>();

    ClassLines(String name, @Nullable String template) {
      this.name = name;
      this.template = template;
    }

    ResourceClass end() {
      return new ResourceClass(name, aliases, template, methods, locators);
    }
  }

  /**
   * Reads the whole text.
   *
   * @throws IllegalArgumentException if it is of a newer format, or there is a line that {@link
   *     TableText} does not write
   */
  PolicyTable read(String text) {
    int from = format(text);
    while (from < text.length()) {
      int newline = text.indexOf('\n', from);
      int end = newline < 0 ? text.length() : newline;
      try {
        Words words = new Words(text, from, end);
        take(words);
        words.end();
      } catch (RuntimeException e) {
        throw unknown(text.substring(from, end), e);
      }
      from = end + 1;
    }
    end();
    return new PolicyTable(name, format == 1 ? withoutApplication() : classes, applications);
  }

  /** Takes the first line, which tables of format 1 do not have; returns where the rest begins. */
  private int format(String text) {
    int newline = text.indexOf('\n');
    int end = newline < 0 ? text.length() : newline;
    Words words = new Words(text, 0, end);
    String number;
    String version;
    try {
      if (!words.hasNext() || !TableText.FORMAT_LINE.equals(words.nextOrNull())) {
        return 0;
      }
      number = words.next();
      version = words.next();
    } catch (IllegalArgumentException e) {
      throw unknown(text.substring(0, end), e);
    }
    if (number.length() != 1 || number.charAt(0) < '2' || number.charAt(0) > LAST_FORMAT) {
      throw new IllegalArgumentException(
          name
              + " was made by cors-processor "
              + version
              + ", and this is Corsac "
              + CorsacVersion.get()
              + ", which does not know its format. Use the run time (and the other artifacts of"
              + " dev.corsac) in version "
              + version
              + " or newer.");
    }
    if (words.hasNext()) {
      throw unknown(text.substring(0, end), new IllegalArgumentException("too long"));
    }
    format = Integer.parseInt(number);
    return newline < 0 ? text.length() : newline + 1;
  }

  private IllegalArgumentException unknown(String line, RuntimeException cause) {
    return new IllegalArgumentException(
        name
            + " has the line \""
            + line
            + "\", which this version of Corsac does not know: "
            + cause.getMessage(),
        cause);
  }

  /** In format 1 the policy of the {@code Application} stood in place of the package's too. */
  private List<ResourceClass> withoutApplication() {
    Set<DeclaredPolicy> ofApplications = new HashSet<>();
    applications.forEach(each -> ofApplications.add(each.policy()));
    List<ResourceClass> without = new ArrayList<>();
    for (ResourceClass each : classes) {
      List<ResourceMethod> methods = new ArrayList<>();
      for (ResourceMethod method : each.methods()) {
        boolean ofApplication = method.outer() != null && ofApplications.contains(method.outer());
        methods.add(
            ofApplication
                ? new ResourceMethod(
                    method.httpMethod(),
                    method.template(),
                    method.signatures(),
                    method.own(),
                    null,
                    method.requestHeaders())
                : method);
      }
      without.add(
          new ResourceClass(
              each.name(), each.aliases(), each.template(), methods, each.locators()));
    }
    return without;
  }

  /** Takes what was begun as complete: something else follows. */
  private void end() {
    if (policy != null) {
      policies.add(policy.end());
      policy = null;
    }
    if (resource != null) {
      classes.add(resource.end());
      resource = null;
    }
  }

  private void take(Words words) {
    String about = words.next();
    switch (about) {
      case TableText.POLICY, TableText.SAME_ORIGIN -> {
        end();
        policy = new PolicyLines(about.equals(TableText.POLICY), words.next());
      }
      case TableText.APPLICATION -> {
        end();
        applications.add(new DeclaredApplication(words.next(), policy(words)));
      }
      case TableText.RESOURCE -> {
        end();
        resource = new ClassLines(words.next(), words.nextOrNull());
      }
      default -> {
        if (policy != null) {
          take(about, words, policy);
        } else if (resource != null) {
          take(about, words, resource);
        } else {
          throw new IllegalArgumentException(about);
        }
      }
    }
  }

  private void take(String member, Words words, PolicyLines policy) {
    switch (member) {
      case TableText.VALUE -> words.addTo(policy.value);
      case TableText.ORIGINS -> words.addTo(policy.origins);
      case TableText.ALLOWED_HEADERS -> words.addTo(policy.allowedHeaders);
      case TableText.EXPOSED_HEADERS -> words.addTo(policy.exposedHeaders);
      case TableText.ALLOW_CREDENTIALS -> policy.allowCredentials = true;
      case TableText.MAX_AGE -> policy.maxAge = Long.parseLong(words.next());
      case TableText.UNGUARDED -> policy.guarded = false;
      case TableText.TOLERATE -> policy.tolerate.add(new Toleration(words.next(), words.next()));
      default -> throw new IllegalArgumentException(member);
    }
  }

  private void take(String member, Words words, ClassLines resource) {
    switch (member) {
      case TableText.ALIAS -> words.addTo(resource.aliases);
      case TableText.METHOD ->
          resource.methods.add(
              new ResourceMethod(
                  share(words.next()),
                  share(words.next()),
                  List.of(share(words.next())),
                  policy(words),
                  policy(words),
                  headers(words)));
      case TableText.SIGNATURE -> {
        int last = resource.methods.size() - 1;
        resource.methods.set(last, withSignatures(resource.methods.get(last), words));
      }
      case TableText.LOCATOR ->
          resource.locators.add(
              new Locator(
                  words.next(), words.next(), words.nextOrNull(), policy(words), headers(words)));
      case TableText.SUBTYPE -> {
        int last = resource.locators.size() - 1;
        Locator locator = resource.locators.get(last);
        List<String> subtypes = new ArrayList<>(locator.subtypes());
        words.addTo(subtypes);
        resource.locators.set(last, locator.withSubtypes(subtypes));
      }
      default -> throw new IllegalArgumentException(member);
    }
  }

  private static ResourceMethod withSignatures(ResourceMethod method, Words further) {
    List<String> signatures = new ArrayList<>(method.signatures());
    further.addTo(signatures);
    return new ResourceMethod(
        method.httpMethod(),
        method.template(),
        signatures,
        method.own(),
        method.outer(),
        method.requestHeaders());
  }

  private @Nullable DeclaredPolicy policy(Words words) {
    String number = words.nextOrNull();
    return number == null ? null : policies.get(Integer.parseInt(number) - 1);
  }

  private List<String> headers(Words words) {
    if (!words.hasNext()) {
      return List.of();
    }
    List<String> headers = new ArrayList<>();
    words.addTo(headers);
    headers.replaceAll(this::share);
    return headers;
  }

  private String share(String name) {
    String known = shared.putIfAbsent(name, name);
    return known == null ? name : known;
  }

  /** The words of a line, one after the other. */
  private static final class Words {
    private final String text;
    private final int end;
    private int at;

    Words(String text, int from, int end) {
      this.text = text;
      this.at = from;
      this.end = end;
    }

    boolean hasNext() {
      return at < end;
    }

    /** Says that nothing may follow: a word that is not known could be one that restricts. */
    void end() {
      if (hasNext()) {
        throw new IllegalArgumentException("too long");
      }
    }

    String next() {
      String word = nextOrNull();
      if (word == null) {
        throw new IllegalArgumentException(TableText.NULL);
      }
      return word;
    }

    @Nullable String nextOrNull() {
      if (!hasNext()) {
        throw new IllegalArgumentException("too short");
      }
      int separator = text.indexOf(TableText.SEPARATOR, at);
      int to = separator < 0 || separator > end ? end : separator;
      String word = text.substring(at, to);
      at = to + TableText.SEPARATOR.length();
      return switch (word) {
        case TableText.NULL -> null;
        case TableText.EMPTY -> "";
        default -> unescaped(word);
      };
    }

    void addTo(List<String> list) {
      while (hasNext()) {
        list.add(next());
      }
    }

    private static String unescaped(String word) {
      int escape = word.indexOf(TableText.ESCAPE);
      if (escape < 0) {
        return word;
      }
      StringBuilder plain = new StringBuilder(word.length());
      int from = 0;
      for (; escape >= 0; escape = word.indexOf(TableText.ESCAPE, from)) {
        int to = escape + 5;
        if (to > word.length()) {
          throw new IllegalArgumentException("\"" + word + "\" ends in half an escape");
        }
        int code = HexFormat.fromHexDigits(word, escape + 1, to);
        plain.append(word, from, escape).append((char) code);
        from = to;
      }
      return plain.append(word, from, word.length()).toString();
    }
  }
}
