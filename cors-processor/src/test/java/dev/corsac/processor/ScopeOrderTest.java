package dev.corsac.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.processor.CompilerUnderTest.Outcome;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** docs/architecture.md#which-policy-applies: every pair of places in which a policy can stand. */
class ScopeOrderTest {

  /** The places, nearest first, of a sub-resource method and all that leads to it. */
  private enum Scope {
    METHOD,
    OVERRIDDEN_IN_SUPERCLASS,
    OVERRIDDEN_IN_INTERFACE,
    CLASS,
    SUPERCLASS,
    INTERFACE,
    LOCATOR,
    OVERRIDDEN_LOCATOR,
    CLASS_OF_LOCATOR,
    SUPERCLASS_OF_LOCATOR,
    PACKAGE,
    APPLICATION;

    /** Allows an origin that names the place. */
    String policy(Set<Scope> with) {
      return with.contains(this) ? "@CrossOrigin(\"" + origin() + "\") " : "";
    }

    /** A name for packages and paths. */
    String segment() {
      return "p" + name().toLowerCase(Locale.ROOT);
    }

    String origin() {
      return "https://" + name().toLowerCase(Locale.ROOT).replace('_', '-') + ".example";
    }
  }

  /** A sub-resource and its locator in packages of their own, under the policies of some places. */
  private static List<String> sources(String name, Set<Scope> with) {
    String imports = "import dev.corsac.*;\nimport jakarta.ws.rs.*;\n";
    String root = "package " + name + ".root;\n" + imports;
    String sub = "package " + name + ".sub;\n" + imports;
    return List.of(
        Scope.PACKAGE.policy(with) + "\n" + sub,
        // That of the locator's package never reaches what it leads to.
        "@CrossOrigin(\"https://locators-package.example\")\n" + root,
        sub
            + Scope.INTERFACE.policy(with)
            + "public interface Api { "
            + Scope.OVERRIDDEN_IN_INTERFACE.policy(with)
            + "String get(); }\n",
        sub
            + Scope.SUPERCLASS.policy(with)
            + "public abstract class Base { "
            + Scope.OVERRIDDEN_IN_SUPERCLASS.policy(with)
            + "protected String get() { return null; } }\n",
        sub
            + Scope.CLASS.policy(with)
            + "public class Sub extends Base implements Api { @Override @GET "
            + Scope.METHOD.policy(with)
            + "public String get() { return null; } }\n",
        root
            + Scope.SUPERCLASS_OF_LOCATOR.policy(with)
            + "public abstract class RootBase { "
            + Scope.OVERRIDDEN_LOCATOR.policy(with)
            + "public abstract Object sub(); }\n",
        root
            + "@Path(\""
            + name
            + "\") "
            + Scope.CLASS_OF_LOCATOR.policy(with)
            + "public class Root extends RootBase { @Override @Path(\"sub\") "
            + Scope.LOCATOR.policy(with)
            + "public "
            + name
            + ".sub.Sub sub() { return null; } }\n");
  }

  private static String application(String name, String policy) {
    return "package com.acme;\nimport dev.corsac.*;\n"
        + policy
        + "public class "
        + name
        + " extends jakarta.ws.rs.core.Application {}\n";
  }

  /** The policy of each route, by the template's first segment. */
  private static Map<String, String> compile(CompilerUnderTest compiler, List<String> sources) {
    Outcome outcome = compiler.compile(sources.toArray(String[]::new));
    assertThat(outcome.succeeded()).as("%s", outcome.messages()).isTrue();
    Map<String, String> policies = new TreeMap<>();
    outcome
        .generatedFile("META-INF/corsac/surface.lock")
        .lines()
        // The region of an Application is on the surface too, but it is no route.
        .filter(line -> !line.startsWith("#") && !line.contains("/**"))
        .map(line -> line.split(" \\| |/", -1))
        .forEach(parts ->
            policies.put(parts[1], parts[3].equals("https:") ? "https://" + parts[5] : parts[3]));
    return policies;
  }

  /** The method of a superclass and that of an interface which it does not implement. */
  private static boolean areOfOneRank(Scope one, Scope other) {
    return EnumSet.of(one, other)
        .equals(EnumSet.of(Scope.OVERRIDDEN_IN_SUPERCLASS, Scope.OVERRIDDEN_IN_INTERFACE));
  }

  @ParameterizedTest
  @EnumSource
  void twoOfOneRankDoNotCompile(CompilerUnderTest compiler) {
    Set<Scope> both = EnumSet.of(Scope.OVERRIDDEN_IN_SUPERCLASS, Scope.OVERRIDDEN_IN_INTERFACE);
    Outcome outcome = compiler.compile(sources("p", both).toArray(String[]::new));
    assertThat(outcome.ids()).containsExactly("supertypes-disagree");
    both.add(Scope.METHOD);
    assertThat(compile(compiler, sources("p", both)))
        .containsExactly(Map.entry("p", Scope.METHOD.origin()));
  }

  @ParameterizedTest
  @EnumSource
  void theNearerOfTwoWins(CompilerUnderTest compiler) {
    List<String> sources = new ArrayList<>();
    Map<String, String> expected = new TreeMap<>();
    Set<Scope> all = EnumSet.complementOf(EnumSet.of(Scope.APPLICATION));
    for (Scope nearer : all) {
      for (Scope farther : all) {
        if (nearer.compareTo(farther) <= 0 && !areOfOneRank(nearer, farther)) {
          String name = nearer.segment() + farther.segment();
          sources.addAll(sources(name, EnumSet.of(nearer, farther)));
          expected.put(name, nearer.origin());
        }
      }
    }
    sources.addAll(sources("none", Set.of()));
    expected.put("none", "not governed");
    assertThat(expected).hasSize(66);
    assertThat(compile(compiler, sources)).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource
  void theApplicationComesLast(CompilerUnderTest compiler) {
    List<String> sources = new ArrayList<>();
    Map<String, String> expected = new TreeMap<>();
    for (Scope nearer : Scope.values()) {
      String name = nearer.segment();
      sources.addAll(sources(name, EnumSet.of(nearer)));
      expected.put(name, nearer.origin());
    }
    sources.add(application("Shop", Scope.APPLICATION.policy(Set.of(Scope.APPLICATION))));
    assertThat(compile(compiler, sources)).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource
  void severalApplicationsHaveNoSay(CompilerUnderTest compiler) {
    List<String> sources = new ArrayList<>(sources("p", Set.of()));
    sources.add(application("Shop", Scope.APPLICATION.policy(Set.of(Scope.APPLICATION))));
    sources.add(application("Other", ""));
    assertThat(compile(compiler, sources)).containsExactly(Map.entry("p", "not governed"));
  }
}
