package dev.corsac.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.policy.Policy;
import dev.corsac.policy.PreflightAnswer;
import dev.corsac.policy.decide.Decisions;
import dev.corsac.policy.finding.Placeholders;
import dev.corsac.policy.origin.DomainToAscii;
import dev.corsac.policy.route.DeclaredApplication;
import dev.corsac.policy.route.DeclaredPolicy;
import dev.corsac.policy.route.Deployed;
import dev.corsac.policy.route.Locator;
import dev.corsac.policy.route.PolicyTable;
import dev.corsac.policy.route.ResourceClass;
import dev.corsac.policy.rule.PolicyReview;
import dev.corsac.processor.CompilerUnderTest.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The surface is everything that can grant (docs/architecture.md#surface-and-lock): nothing passes
 * the lock unseen.
 */
class SurfaceCompletenessTest {
  private static final String HEAD =
      "package com.acme; import dev.corsac.*; import jakarta.ws.rs.*;\n";

  private static List<String> lines(Outcome outcome) {
    assertThat(outcome.succeeded()).as("%s", outcome.messages()).isTrue();
    return outcome.generatedFile("surface.lock").lines().skip(1).toList();
  }

  @ParameterizedTest
  @EnumSource
  void whatIsBelowAnOpaqueLocatorIsOnIt(CompilerUnderTest compiler) {
    String protocols =
        HEAD
            + """
            @Path("shop") public class Protocols {
              %s @Path("p") public Object protocol(@HeaderParam("X-P") String p) { return null; }
            }
            """;
    assertThat(lines(compiler.compile(protocols.formatted(""))))
        .containsExactly(
            "* /shop/p/** | not governed | com.acme.Protocols.protocol(java.lang.String)");
    Outcome evil =
        compiler.compile(
            protocols.formatted(
                "@CrossOrigin(origins = \"https://evil.example\", allowCredentials = true)"));
    assertThat(lines(evil))
        .containsExactly(
            "* /shop/p/** | https://evil.example | credentials | allows X-P | max-age 1800 |"
                + " com.acme.Protocols.protocol(java.lang.String)");
    assertThat(evil.generatedFile("policies.json").replaceAll("\\s*\\n\\s*", " "))
        .contains("\"kind\": \"locator\", \"method\": \"*\", \"template\": \"/shop/p/**\"");
  }

  /** The class's and the package's policies were written for other results. */
  @ParameterizedTest
  @EnumSource
  void anOpaqueLocatorShowsOnlyThePolicyThatCounts(CompilerUnderTest compiler) {
    assertThat(
            lines(
                compiler.compile(
                    HEAD
                        + """
                        @Path("shop") @CrossOrigin("https://a.example") public class Protocols {
                          @GET public String get() { return ""; }
                          @Path("p") public Object protocol() { return null; }
                        }
                        """)))
        .contains("* /shop/p/** | not governed | com.acme.Protocols.protocol()");
  }

  @ParameterizedTest
  @EnumSource
  void theApplicationIsOnIt(CompilerUnderTest compiler) {
    String shop =
        "package com.acme; @dev.corsac.CrossOrigin(\"https://shop.example\")"
            + " public class Shop extends jakarta.ws.rs.core.Application {}";
    assertThat(lines(compiler.compile(shop)))
        .containsExactly(
            "* /** | https://shop.example | no credentials | max-age 1800 | com.acme.Shop");
    String admin = "package com.acme; public class Admin extends jakarta.ws.rs.core.Application {}";
    assertThat(lines(compiler.compile(shop, admin)))
        .containsExactly(
            "* /** | https://shop.example | no credentials | max-age 1800 | com.acme.Shop",
            "* /** | not governed | com.acme.Admin");
    assertThat(compiler.compile(admin).generated()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aClassThatOnlyOtherCompilationsReachIsOnIt(CompilerUnderTest compiler) {
    String items =
        HEAD
            + """
            %s public class Items {
              @GET @Path("{id}") public String get() { return ""; }
              @Path("deep") public Deep deep() { return null; }
              @Path("any") @CrossOrigin("https://any.example") public Object any() { return null; }
            }
            """;
    String deep = HEAD + "public class Deep { @DELETE public void gone() {} }";
    assertThat(
            lines(compiler.compile(items.formatted("@CrossOrigin(\"https://a.example\")"), deep)))
        .containsExactly(
            "* /**/any/** | https://any.example | no credentials | max-age 1800 |"
                + " com.acme.Items.any()",
            "DELETE /**/deep | https://a.example | no credentials | max-age 1800 |"
                + " com.acme.Deep.gone() via com.acme.Items",
            "GET /**/{id} | https://a.example | no credentials | max-age 1800 |"
                + " com.acme.Items.get()");
  }

  /** The compilation whose locator leads there has its policy on its own surface. */
  @ParameterizedTest
  @EnumSource
  void aClassWithoutAPolicyThatOnlyOtherCompilationsReachCannotGrant(CompilerUnderTest compiler) {
    assertThat(
            lines(compiler.compile(HEAD + "public class Deep { @DELETE public void gone() {} }")))
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void anInterfaceWhosePolicyAClassHereOverridesIsOnIt(CompilerUnderTest compiler) {
    String api =
        HEAD
            + """
            @CrossOrigin("https://api.example") public interface Api { @GET String get(); }
            """;
    String impl =
        HEAD
            + """
            @Path("impl") @SameOrigin public class Impl implements Api {
              public String get() { return ""; }
            }
            """;
    assertThat(lines(compiler.compile(api, impl)))
        .containsExactly(
            "GET /** | https://api.example | no credentials | max-age 1800 | com.acme.Api.get()",
            "GET /impl | same origin | com.acme.Impl.get()");
    assertThat(lines(compiler.compile(api, impl.replace("@SameOrigin", ""))))
        .containsExactly(
            "GET /impl | https://api.example | no credentials | max-age 1800 |"
                + " com.acme.Impl.get()");
  }

  @ParameterizedTest
  @EnumSource
  void whatIsNotGuardedSaysSo(CompilerUnderTest compiler) {
    assertThat(
            lines(
                compiler.compile(
                    HEAD
                        + """
                        @Path("saml") @SameOrigin(guarded = false)
                        public class Saml { @POST public void post(String form) {} }
                        """)))
        .containsExactly(
            "POST /saml | same origin | unguarded | com.acme.Saml.post(java.lang.String)");
  }

  private static final String FROM_X =
      " | https://x.example | no credentials | max-age 1800 | com.acme.";

  /** The second time round everything below is under the policy that the first time brought. */
  @ParameterizedTest
  @EnumSource
  void whatARecursiveLocatorHandsDownIsOnItToEveryDepth(CompilerUnderTest compiler) {
    String a =
        HEAD
            + """
            @Path("a") public class A {
              @GET public String get() { return ""; }
              @CrossOrigin("https://x.example") @Path("sub") public A sub() { return this; }
              @Path("b") public B b() { return null; }
            }
            """;
    String b =
        HEAD
            + """
            public class B {
              @DELETE public void gone() {}
              @Path("c") public C c() { return null; }
            }
            """;
    String c = HEAD + "public class C { @PUT public void put() {} }";
    assertThat(lines(compiler.compile(a, b, c)))
        .containsExactly(
            "DELETE /a/b | not governed | com.acme.B.gone() via com.acme.A",
            "DELETE /a/sub/…/b" + FROM_X + "B.gone() via com.acme.A",
            "GET /a | not governed | com.acme.A.get()",
            "GET /a/sub/…" + FROM_X + "A.get()",
            "PUT /a/b/c | not governed | com.acme.C.put() via com.acme.A",
            "PUT /a/sub/…/b/c" + FROM_X + "C.put() via com.acme.A");
  }

  @ParameterizedTest
  @EnumSource
  void whatClassesThatLeadToEachOtherHandDownIsOnIt(CompilerUnderTest compiler) {
    String a =
        HEAD
            + """
            @Path("a") public class A {
              @GET public String get() { return ""; }
              @Path("b") public B b() { return null; }
            }
            """;
    String b =
        HEAD
            + """
            public class B {
              @DELETE public void gone() {}
              @CrossOrigin("https://x.example") @Path("a") public A a() { return null; }
            }
            """;
    assertThat(lines(compiler.compile(a, b)))
        .containsExactly(
            "DELETE /a/b | not governed | com.acme.B.gone() via com.acme.A",
            "DELETE /a/b/a/…/b" + FROM_X + "B.gone() via com.acme.A",
            "GET /a | not governed | com.acme.A.get()",
            "GET /a/b/a/…" + FROM_X + "A.get()");
  }

  /** A preflight allows the headers of all ways to a class. */
  @ParameterizedTest
  @EnumSource
  void theHeadersOfRecursiveLocatorsAreOnIt(CompilerUnderTest compiler) {
    String a =
        HEAD
            + """
            @Path("a") @CrossOrigin("https://x.example") public class A {
              @Path("sub") public A sub(@HeaderParam("X-In") String in) { return this; }
              @Path("b") public B b() { return null; }
            }
            """;
    String b = HEAD + "public class B { @GET public String get() { return \"\"; } }";
    assertThat(lines(compiler.compile(a, b)))
        .anySatisfy(line -> assertThat(line).contains("B.get()").contains("allows X-In"));
  }

  /** More ways than are shown one by one: what a further way alone brings is shown nevertheless. */
  @ParameterizedTest
  @EnumSource
  void whatTheLastOfManyWaysHandsDownIsOnIt(CompilerUnderTest compiler) {
    List<String> sources = new ArrayList<>();
    StringBuilder locators = new StringBuilder();
    int ring = 12;
    for (int i = 0; i < ring; i++) {
      locators.append("@Path(\"%1$d\") public C%1$d to%1$d() { return null; }\n".formatted(i));
    }
    for (int i = 0; i < ring; i++) {
      String root = i == 0 ? "@Path(\"c\")" : "";
      String last =
          i == ring - 1
              ? "@CrossOrigin(\"https://x.example\") @Path(\"up\") public C0 up() { return null; }"
              : "";
      sources.add(
          HEAD
              + "%s public class C%d { @GET public String get() { return \"\"; } %s %s }"
                  .formatted(root, i, last, locators));
    }
    List<String> lines = lines(compiler.compile(sources.toArray(String[]::new)));
    for (int i = 0; i < ring; i++) {
      String governed = FROM_X + "C" + i + ".get()";
      assertThat(lines).anySatisfy(line -> assertThat(line).contains(governed));
    }
  }

  private static final String[] POLICIES = {
    "",
    "@SameOrigin",
    "@SameOrigin(guarded = false)",
    "@CrossOrigin(\"https://a.example\")",
    "@CrossOrigin(\"https://b.example\")",
    "@CrossOrigin({\"https://a.example\", \"https://b.example\"})",
    "@CrossOrigin(\"*\")",
    "@CrossOrigin(value = \"https://a.example\", allowCredentials = true)",
    "@CrossOrigin(value = \"https://a.example\", maxAge = 60)",
    "@CrossOrigin(value = \"https://a.example\", allowedHeaders = \"X-More\")",
    "@CrossOrigin(value = \"https://a.example\", exposedHeaders = \"X-Out\")",
    "@CrossOrigin(value = \"https://a.example\", guarded = false)"
  };

  private static final int PLACES = 15;

  /** Where each place can bear one of the policies; three say what signatures look like. */
  private static String[] sources(int[] at) {
    String[] p = Arrays.stream(at).mapToObj(i -> POLICIES[i]).toArray(String[]::new);
    String header = at[9] % 2 == 0 ? "" : "@HeaderParam(\"X-In\") String in";
    String verb = at[10] % 2 == 0 ? "@PUT" : "@DELETE";
    String ringHeader = at[14] % 2 == 0 ? "" : "@HeaderParam(\"X-Ring\") String in";
    return new String[] {
      HEAD
          + """
          @Path("a") %s public class A {
            @GET public String get() { return ""; }
            @PUT @Path("x") %s public String put(%s) { return ""; }
            @Path("sub") %s public com.acme.sub.Sub sub() { return null; }
            @Path("any") %s public Object any(%s) { return null; }
          }
          """
              .formatted(p[0], p[1], header, p[2], p[3], header),
      """
      package com.acme.sub; import dev.corsac.*; import jakarta.ws.rs.*;
      public class Sub { @GET public String get() { return ""; } @POST @Path("x") %s public void post() {} }
      """
          .formatted(p[4]),
      p[5].replace("@", "@dev.corsac.") + "\npackage com.acme.sub;",
      HEAD
          + "%s public class Free { %s @Path(\"x\") public void free(String body) {} }"
              .formatted(p[6], verb),
      HEAD + "%s public interface Api { @GET String get(); }".formatted(p[7]),
      HEAD
          + "@Path(\"impl\") %s public class Impl implements Api { public String get() { return \"\"; } }"
              .formatted(p[4]),
      HEAD + "%s public class Shop extends jakarta.ws.rs.core.Application {}".formatted(p[8]),
      HEAD
          + """
          @Path("ring") public class Ring {
            @GET @Path("x") public String get() { return ""; }
            @Path("sub") %s public Ring sub(%s) { return this; }
            @Path("rung") public Rung rung() { return null; }
          }
          """
              .formatted(p[11], ringHeader),
      HEAD
          + """
          public class Rung {
            @DELETE public void gone() {}
            @Path("up") %s public Ring up() { return null; }
            @Path("leaf") public Leaf leaf() { return null; }
          }
          """
              .formatted(p[12]),
      HEAD + "public class Leaf { @PUT %s public void put() {} }".formatted(p[13])
    };
  }

  /** What a table answers, to requests and below the locators of somebody else's classes. */
  private static Map<String, Object> answers(PolicyTable table) {
    List<String> classes =
        List.of("com.acme.A", "com.acme.Api", "com.acme.Free", "com.acme.Impl", "com.acme.sub.Sub");
    List<Locator> locators = new ArrayList<>();
    for (String each : classes) {
      String name = each.substring(each.lastIndexOf('.') + 1);
      locators.add(new Locator(name, name + "()", each, null, List.of()));
    }
    ResourceClass linking =
        new ResourceClass("other.Linking", List.of(), "link", List.of(), locators);
    PolicyTable other = new PolicyTable("other.Table", List.of(linking), List.of());
    Map<String, Object> answers = new TreeMap<>();
    for (DeclaredApplication application : table.applications()) {
      Deployed deployed =
          new Deployed(List.of(table, other), List.of(), name -> true, application.policy());
      Decisions decisions = Decisions.of(deployed, SurfaceCompletenessTest::bind);
      for (String start :
          List.of(
              "/a",
              "/a/sub",
              "/a/any",
              "/impl",
              "/link/A",
              "/link/Api",
              "/link/Free",
              "/link/Impl",
              "/link/Sub",
              "/link/A/any",
              "/link/A/sub",
              "/ring",
              "/ring/sub",
              "/ring/sub/sub",
              "/ring/rung",
              "/ring/sub/rung",
              "/ring/rung/leaf",
              "/ring/sub/rung/leaf",
              "/ring/rung/up",
              "/ring/rung/up/rung",
              "/ring/rung/up/sub/rung",
              "/ring/rung/up/rung/leaf",
              "/ring/sub/rung/up/rung/leaf")) {
        for (String path : List.of(start, start + "/x")) {
          for (String method : List.of("GET", "POST", "PUT", "DELETE")) {
            String key = application.name() + " " + method + " " + path;
            answers.put(key, said(decisions.unchosen(path, method, 404)));
            for (String origin : List.of("https://a.example", "https://b.example")) {
              answers.put(key + " " + origin, decisions.preflight(path, method, origin));
            }
          }
        }
      }
    }
    return answers;
  }

  /** Whatever recursive locators lead to and is granted to an origin is in a line that says so. */
  private static void whatIsGrantedIsShown(Map<String, Object> answers, String lock) {
    answers.forEach((key, answer) -> {
      String[] asked = key.split(" ", -1);
      if (answer instanceof PreflightAnswer.Granted && asked[2].startsWith("/ring")) {
        String last = asked[2].substring(asked[2].lastIndexOf('/'));
        assertThat(lock.lines().filter(line -> line.contains(" /ring")))
            .as("%s in\n%s", key, lock)
            .map(line -> line.split(" \\| ", -1))
            .anyMatch(line ->
                line[0].endsWith(last)
                    && (line[1].equals("*") || List.of(line[1].split(" ", -1)).contains(asked[3])));
      }
    });
  }

  private static String said(@Nullable Policy policy) {
    return policy == null
        ? "nothing"
        : List.of(
                policy.isSameOrigin(),
                policy.anyOrigin(),
                policy.allows("https://a.example"),
                policy.allows("https://b.example"),
                policy.credentials(),
                policy.maxAge(),
                policy.guarded(),
                policy.allowedHeaders(),
                policy.exposedHeaders())
            .toString();
  }

  private static Policy bind(DeclaredPolicy declared) {
    return PolicyReview.of(declared.declaration(), Placeholders.UNKNOWN, DomainToAscii.ASCII_ONLY)
        .policy()
        .orElseThrow();
  }

  private record Compiled(PolicyTable table, String lock) {}

  private static @Nullable Compiled compile(int[] at) throws Exception {
    Path directory = Files.createTempDirectory("corsac-surface");
    try {
      IncrementalProject project =
          new IncrementalProject(directory, ToolProvider::getSystemJavaCompiler);
      project.write(sources(at));
      if (!project.compileAll().succeeded()) {
        return null;
      }
      return new Compiled(project.table(), project.file("surface.lock"));
    } finally {
      IncrementalProject.deleteTree(directory);
    }
  }

  /** Changes one place at a time, and holds the lock against what the table answers. */
  @Test
  void whateverChangesAnAnswerChangesALine() throws Exception {
    long seed = Long.getLong("property.seed", 20231130);
    Random random = new Random(seed);
    int changed = 0;
    for (int i = 0; i < Integer.getInteger("property.surfaces", 2 * PLACES); i++) {
      int[] at = random.ints(PLACES, 0, POLICIES.length).toArray();
      int[] other = at.clone();
      other[i % PLACES] = random.nextInt(POLICIES.length);
      Compiled one = compile(at);
      Compiled two = compile(other);
      if (one == null || two == null) {
        continue;
      }
      Map<String, Object> before = answers(one.table());
      Map<String, Object> after = answers(two.table());
      whatIsGrantedIsShown(before, one.lock());
      whatIsGrantedIsShown(after, two.lock());
      if (!before.equals(after)) {
        changed++;
        assertThat(two.lock())
            .as("seed %s, %s and %s", seed, Arrays.toString(at), Arrays.toString(other))
            .isNotEqualTo(one.lock());
      }
    }
    System.out.println("Surfaces: " + changed + " changes of an answer, each seen in the lock.");
    assertThat(changed).isGreaterThan(10);
  }
}
