package dev.corsac.policy.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corsac.policy.PolicyDeclaration;
import dev.corsac.policy.Toleration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The text that generated classes hold: readable, and nothing is lost. */
class TableTextTest {
  private static final String NAME = "com.acme.Orders_CorsTable";

  private static String text(PolicyTable table) {
    TableText text = TableText.of(table);
    return String.join("", text.policies()) + String.join("", text.classes());
  }

  @Test
  void aPersonCanReadIt() {
    DeclaredPolicy application =
        new DeclaredPolicy("com.acme.App", PolicyDeclaration.sameOrigin().unguarded());
    DeclaredPolicy policy =
        new DeclaredPolicy(
            "com.acme.Orders",
            PolicyDeclaration.crossOrigin("https://app.example.com", "http://localhost:5173")
                .allowingHeaders("X-A")
                .exposingHeaders("Location", "ETag")
                .withCredentials()
                .withMaxAge(60)
                .tolerating(new Toleration("origin-local", "for the developers, until May")));
    PolicyTable table =
        new PolicyTable(
            NAME,
            List.of(
                new ResourceClass(
                    "com.acme.Item",
                    List.of(),
                    null,
                    List.of(
                        new ResourceMethod(
                            "GET", "", List.of("get()"), null, application, List.of())),
                    List.of()),
                new ResourceClass(
                    "com.acme.Orders",
                    List.of("com.acme.OrderService"),
                    "orders",
                    List.of(
                        new ResourceMethod(
                            "PUT",
                            "{id: [0-9]+}",
                            List.of("put(long)", "put(java.lang.Object)"),
                            policy,
                            application,
                            List.of("Content-Type", "X-Request-Id"))),
                    List.of(
                        new Locator(
                            "items",
                            "items()",
                            "com.acme.Item",
                            List.of("com.acme.Big", "com.acme.Small"),
                            policy,
                            List.of()),
                        new Locator("any", "any()", null, null, List.of("X-B"))))),
            List.of(
                new DeclaredApplication("com.acme.App", application),
                new DeclaredApplication("com.acme.Plain", null)));
    assertThat(text(table))
        .isEqualTo(
            """
            format  2  VERSION
            sameOrigin  com.acme.App
            unguarded
            application  com.acme.App  1
            application  com.acme.Plain  -
            policy  com.acme.Orders
            value  https://app.example.com  http://localhost:5173
            allowedHeaders  X-A
            exposedHeaders  Location  ETag
            allowCredentials
            maxAge  60
            tolerate  origin-local  for the developers, until May
            resource  com.acme.Item  -
            method  GET  .  get()  -  1
            resource  com.acme.Orders  orders
            alias  com.acme.OrderService
            method  PUT  {id: [0-9]+}  put(long)  2  1  Content-Type  X-Request-Id
            signature  put(java.lang.Object)
            locator  items  items()  com.acme.Item  2
            subtype  com.acme.Big  com.acme.Small
            locator  any  any()  -  -  X-B
            """
                .replace("VERSION", CorsacVersion.get()));
    assertThat(TableText.read(NAME, text(table))).isEqualTo(table);
  }

  @Tag("slow")
  @Test
  void whateverATableSaysIsReadBackFromPrintableAscii() {
    for (int seed = 0; seed < 2_000; seed++) {
      PolicyTable table = new RandomTable(seed).table();
      String text = text(table);
      assertThat(text.chars())
          .as("seed %d", seed)
          .allMatch(c -> c == '\n' || (c >= ' ' && c <= '~'));
      int cut = new Random(seed).nextInt(text.length() + 1);
      assertThat(TableText.read(NAME, text.substring(0, cut), text.substring(cut)))
          .as("seed %d", seed)
          .isEqualTo(table);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "surprise  com.acme.Orders",
        "value  https://a.example",
        "policy",
        "policy  com.acme.Orders\nsurprise",
        "policy  com.acme.Orders\nmaxAge  soon",
        "resource  com.acme.Orders  orders\nmaxAge  60",
        "resource  com.acme.Orders  orders\nmethod  GET  .  get()  1  -",
        "resource  com.acme.Orders  orders\nmethod  GET  .  get()",
        "resource  com.acme.Orders  orders\nsignature  get()",
        "resource  com.acme.~00  orders",
        "resource  -  orders"
      })
  void aLineOfAnotherVersionIsNamed(String text) {
    String line = text.substring(text.lastIndexOf('\n') + 1);
    assertThatThrownBy(() -> TableText.read(NAME, text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(NAME)
        .hasMessageContaining("\"" + line + "\"");
  }

  /** Jazzer thought of the first; a sign in front of digits is no escape that is written. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a~",
        "~",
        "~004",
        "format  ~",
        "format  2  ~00",
        "format",
        "format  .  0.1.0",
        "format  -  0.1.0",
        "format  2  0.1.0  more",
        "resource  com.acme.Orders~00  orders",
        "resource  com.acme.Orders~+041  orders",
        "resource  com.acme.Orders~-041  orders"
      })
  void halfAnEscapeIsRefusedInWordsInTheFirstLineToo(String text) {
    assertThatThrownBy(() -> TableText.read(NAME, text))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(NAME);
  }

  /** They would be written into answers: a comma grants more, a line break is another header. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "method  X, DELETE  .  get()  -  -",
        "method  *  .  get()  -  -",
        "method  GET~000a  .  get()  -  -",
        "method  .  .  get()  -  -",
        "method  GET POST  .  get()  -  -",
        "method  GE/T  .  get()  -  -",
        "method  r~00e9sum~00e9  .  get()  -  -",
        "method  GET  .  get()  -  -  X-A, X-B",
        "method  GET  .  get()  -  -  *",
        "locator  a  a()  -  -  X-A~000d~000aSet-Cookie: a=b"
      })
  void aTableWithANameThatIsNoTokenIsRefused(String line) {
    assertThatThrownBy(() -> TableText.read(NAME, "resource  com.acme.Orders  orders\n" + line))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(NAME)
        .hasMessageContaining("\"" + line + "\"")
        .hasMessageMatching("(?s).*is not (an HTTP method|a header name)");
  }

  /** Tables that no compiler would let pass, of words that need every escape. */
  private static final class RandomTable {
    private static final List<String> PIECES =
        List.of(
            "-",
            ".",
            " ",
            "~",
            "  ",
            "\n",
            "\r\n",
            "\t",
            "\u00fc",
            "\ud83d\ude42",
            "\ud800",
            "\u2028",
            "\\",
            "\"",
            "{x: \\d+}",
            "~007e",
            "method",
            "$S",
            "a",
            "https://a.example",
            "1",
            "\0");

    private static final List<String> TOKENS =
        List.of("-", ".", "~", "GET", "x~0041!", "**", "A-B");

    private final Random random;

    RandomTable(int seed) {
      random = new Random(seed);
    }

    PolicyTable table() {
      List<DeclaredPolicy> policies =
          list(() -> new DeclaredPolicy(word(), declaration())).stream().distinct().toList();
      List<ResourceClass> classes =
          list(() ->
              new ResourceClass(
                  word(),
                  list(this::word),
                  orNull(word()),
                  list(() ->
                      new ResourceMethod(
                          token(),
                          word(),
                          Stream.concat(Stream.of(word()), list(this::word).stream()).toList(),
                          oneOf(policies),
                          oneOf(policies),
                          list(this::token))),
                  list(() ->
                      new Locator(
                          word(),
                          word(),
                          orNull(word()),
                          list(this::word),
                          oneOf(policies),
                          list(this::token)))));
      return new PolicyTable(
          NAME, classes, list(() -> new DeclaredApplication(word(), oneOf(policies))));
    }

    private PolicyDeclaration declaration() {
      return new PolicyDeclaration(
          random.nextBoolean(),
          list(this::word),
          list(this::word),
          list(this::word),
          list(this::word),
          random.nextBoolean(),
          random.nextInt(4) * 600L,
          random.nextBoolean(),
          list(() -> new Toleration(word(), word())));
    }

    private String word() {
      StringBuilder word = new StringBuilder();
      for (int i = random.nextInt(4); i > 0; i--) {
        word.append(PIECES.get(random.nextInt(PIECES.size())));
      }
      return word.toString();
    }

    /** The words that stand for nothing and for the empty text are tokens too. */
    private String token() {
      return TOKENS.get(random.nextInt(TOKENS.size()));
    }

    private <T> @Nullable T orNull(T value) {
      return random.nextInt(3) == 0 ? null : value;
    }

    private @Nullable DeclaredPolicy oneOf(List<DeclaredPolicy> policies) {
      return policies.isEmpty() ? null : orNull(policies.get(random.nextInt(policies.size())));
    }

    private <T> List<T> list(Supplier<T> element) {
      List<T> list = new ArrayList<>();
      for (int i = random.nextInt(10) == 0 ? 25 : random.nextInt(3); i > 0; i--) {
        list.add(element.get());
      }
      return list;
    }
  }
}
