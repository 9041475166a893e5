package dev.corsac.policy.route;

import dev.corsac.policy.PolicyDeclaration;
import dev.corsac.policy.Toleration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A policy table as text, which is how a generated class holds it: a compiler takes a long constant
 * at a fraction of the cost of statements that say the same.
 *
 * <pre>
 * format  2  0.1.0
 * policy  com.acme.Orders
 * value  https://app.example.com
 * resource  com.acme.Orders  orders
 * method  GET  {id: [0-9]+}  one(long)  1  -  X-Request-Id
 * </pre>
 *
 * <p>Each line has words with two spaces between them. The first says what the line is about, the
 * others are the components of the record in their order, a list last. Policies are numbered from 1
 * as they come. {@code -} is null and {@code .} the empty string. What cannot stand for itself is
 * {@code ~} with four hexadecimal digits, so that the text is printable ASCII.
 *
 * <p>Immutable and thread safe.
 */
public final class TableText {
  /** What {@link #of} writes. Formats from 1 on, which had no first line, are read. */
  static final int FORMAT = 2;

  static final String FORMAT_LINE = "format";
  static final String POLICY = "policy";
  static final String SAME_ORIGIN = "sameOrigin";
  static final String VALUE = "value";
  static final String ORIGINS = "origins";
  static final String ALLOWED_HEADERS = "allowedHeaders";
  static final String EXPOSED_HEADERS = "exposedHeaders";
  static final String ALLOW_CREDENTIALS = "allowCredentials";
  static final String MAX_AGE = "maxAge";
  static final String UNGUARDED = "unguarded";
  static final String TOLERATE = "tolerate";
  static final String APPLICATION = "application";
  static final String RESOURCE = "resource";
  static final String ALIAS = "alias";
  static final String METHOD = "method";
  static final String SIGNATURE = "signature";
  static final String LOCATOR = "locator";
  static final String SUBTYPE = "subtype";

  static final String SEPARATOR = "  ";
  static final String NULL = "-";
  static final String EMPTY = ".";
  static final char ESCAPE = '~';

  private static final int WORDS_PER_LINE = 10;

  private final Map<DeclaredPolicy, String> numbers = new HashMap<>();
  private final IdentityHashMap<DeclaredPolicy, String> numbersOfSame = new IdentityHashMap<>();
  private final List<String> policies = new ArrayList<>();
  private final List<String> classes = new ArrayList<>();

  private TableText(PolicyTable table) {
    for (DeclaredApplication each : table.applications()) {
      String policy = number(each.policy());
      policies.add(line(List.of(), APPLICATION, word(each.name()), policy));
    }
    for (ResourceClass each : table.classes()) {
      classes.add(text(each));
    }
    String format =
        line(List.of(), FORMAT_LINE, Integer.toString(FORMAT), word(CorsacVersion.get()));
    if (policies.isEmpty()) {
      policies.add(format);
    } else {
      policies.set(0, format + policies.get(0));
    }
  }

  /** Writes all of a table but its name. */
  public static TableText of(PolicyTable table) {
    return new TableText(table);
  }

  /**
   * Reads a table.
   *
   * @param name the table's name
   * @param parts the text of its policies, then of its classes, cut anywhere
   * @throws IllegalArgumentException if it is of a newer format, or there is a line that {@link
   *     #of} does not write: nothing is read as less strict than it was written
   */
  public static PolicyTable read(String name, String... parts) {
    return new TableTextReader(name).read(String.join("", parts));
  }

  /** The first line, and the text of each policy and application. */
  public List<String> policies() {
    return List.copyOf(policies);
  }

  /** The text of each resource class. */
  public List<String> classes() {
    return List.copyOf(classes);
  }

  private String number(@Nullable DeclaredPolicy policy) {
    if (policy == null) {
      return NULL;
    }
    String known = numbersOfSame.get(policy);
    if (known == null) {
      known = numbers.get(policy);
      if (known == null) {
        known = Integer.toString(numbers.size() + 1);
        numbers.put(policy, known);
        policies.add(text(policy));
      }
      numbersOfSame.put(policy, known);
    }
    return known;
  }

  private static String text(DeclaredPolicy policy) {
    PolicyDeclaration declaration = policy.declaration();
    StringBuilder text = new StringBuilder();
    text.append(
        line(List.of(), declaration.crossOrigin() ? POLICY : SAME_ORIGIN, word(policy.site())));
    lines(text, VALUE, declaration.value());
    lines(text, ORIGINS, declaration.origins());
    lines(text, ALLOWED_HEADERS, declaration.allowedHeaders());
    lines(text, EXPOSED_HEADERS, declaration.exposedHeaders());
    if (declaration.allowCredentials()) {
      text.append(line(List.of(), ALLOW_CREDENTIALS));
    }
    if (declaration.maxAge() != PolicyDeclaration.DEFAULT_MAX_AGE) {
      text.append(line(List.of(), MAX_AGE, Long.toString(declaration.maxAge())));
    }
    if (!declaration.guarded()) {
      text.append(line(List.of(), UNGUARDED));
    }
    for (Toleration each : declaration.tolerate()) {
      text.append(line(List.of(), TOLERATE, word(each.id()), word(each.reason())));
    }
    return text.toString();
  }

  private String text(ResourceClass resource) {
    StringBuilder text = new StringBuilder();
    text.append(line(List.of(), RESOURCE, word(resource.name()), word(resource.template())));
    lines(text, ALIAS, resource.aliases());
    for (ResourceMethod method : resource.methods()) {
      text.append(
          line(
              method.requestHeaders(),
              METHOD,
              word(method.httpMethod()),
              word(method.template()),
              word(method.signatures().get(0)),
              number(method.own()),
              number(method.outer())));
      lines(text, SIGNATURE, method.signatures().subList(1, method.signatures().size()));
    }
    for (Locator locator : resource.locators()) {
      text.append(
          line(
              locator.requestHeaders(),
              LOCATOR,
              word(locator.template()),
              word(locator.signature()),
              word(locator.target()),
              number(locator.own())));
      lines(text, SUBTYPE, locator.subtypes());
    }
    return text.toString();
  }

  /** As many lines as a list is long: none if it is empty. */
  private static void lines(StringBuilder text, String about, List<String> values) {
    for (int from = 0; from < values.size(); from += WORDS_PER_LINE) {
      int to = Math.min(from + WORDS_PER_LINE, values.size());
      text.append(line(values.subList(from, to), about));
    }
  }

  /** A line of words that are written as they are, and of values behind them. */
  private static String line(List<String> values, String... words) {
    StringBuilder line = new StringBuilder(String.join(SEPARATOR, words));
    for (String each : values) {
      line.append(SEPARATOR).append(word(each));
    }
    return line.append('\n').toString();
  }

  private static String word(@Nullable String value) {
    if (value == null) {
      return NULL;
    }
    if (value.isEmpty()) {
      return EMPTY;
    }
    boolean reserved = value.equals(NULL) || value.equals(EMPTY);
    return reserved || !isPlain(value) ? escaped(value, reserved) : value;
  }

  private static boolean isPlain(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c <= ' ' || c >= ESCAPE) {
        return false;
      }
    }
    return true;
  }

  private static String escaped(String value, boolean reserved) {
    StringBuilder word = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      // A single space can stand for itself: regular expressions and reasons have some.
      boolean inner = i > 0 && i < value.length() - 1 && value.charAt(i - 1) != ' ';
      if (reserved || c >= ESCAPE || c < ' ' || (c == ' ' && !inner)) {
        word.append(ESCAPE).append(HexFormat.of().toHexDigits(c));
      } else {
        word.append(c);
      }
    }
    return word.toString();
  }
}
