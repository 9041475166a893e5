package dev.corsac.judge;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The sources of an application whose locators return subtypes of what they declare, some of them
 * from another jar, and whose pre-matching filter may rewrite paths. It knows which origins the
 * policy of each method of each class allows, and nothing of how paths are matched: that is the
 * server's affair.
 */
final class RandomHierarchy {
  private static final List<String> ROOT_TEMPLATES =
      List.of("a", "b", "s", "a/{x}", "{x}", "{x}/b", "{x: [0-9]+}", "a{x}", "c d", "", "{x: .+}");
  private static final List<String> TEMPLATES =
      List.of(
          "",
          "",
          "a",
          "b",
          "{x}",
          "a/b",
          "a/{x}",
          "{x}/b",
          "{x: [0-9]+}",
          "a{x}",
          "{x}-{y}",
          "é",
          "{x: .+}",
          "a;b",
          "s/{x: .*}");
  private static final List<String> WAYS = List.of("a", "b", "s", "s/{x}", "{x}", "a{x}", "w");
  private static final List<String> DESIGNATORS = List.of("GET", "POST", "PUT", "DELETE", "PATCH");
  private static final List<String> WORDS =
      List.of("a", "b", "7", "12", "ab", "s", "a-b", "x", "w");
  private static final String SHARED = "https://shared.example";

  /** Where a subtype that a locator returns was compiled. */
  enum Returned {
    DECLARED,
    SUBTYPE,
    SUBTYPE_OF_ANOTHER_JAR
  }

  /** What an annotation says: the origins, none for {@code @SameOrigin}. */
  private record Rule(Set<String> origins) {
    String annotation() {
      return origins.isEmpty()
          ? "@SameOrigin "
          : "@CrossOrigin({\"" + String.join("\", \"", new TreeSet<>(origins)) + "\"}) ";
    }
  }

  private record Member(String designator, String template, String name, Rule rule) {}

  private record Way(String template, String target, String name, Returned returned, boolean api) {}

  /** A subtype, and what it says of the methods that it overrides. */
  private record Variant(String name, Rule classRule, Map<String, Rule> overridden) {}

  private record Type(
      String name,
      String template,
      boolean api,
      Rule classRule,
      List<Member> members,
      List<Way> ways,
      Map<Returned, Variant> variants) {}

  private final Random random;
  private final String packageName;
  private final Map<String, Type> types = new TreeMap<>();
  private final Set<String> origins = new TreeSet<>(Set.of(SHARED));
  private final Map<String, Set<String>> allowed = new HashMap<>();
  private final Set<String> ungoverned = new HashSet<>();
  private final boolean rewrites;
  private final List<String> sources = new ArrayList<>();
  private final List<String> farSources = new ArrayList<>();
  private int names;

  RandomHierarchy(long seed) {
    random = new Random(seed);
    packageName = "random.h" + seed;
    rewrites = random.nextBoolean();
    int subs = 1 + random.nextInt(3);
    List<String> targets = new ArrayList<>();
    for (int i = 0; i < subs; i++) {
      targets.add("Sub" + i);
    }
    for (String target : targets) {
      types.put(target, type(target, null, targets));
    }
    // Each at a template of its own: servers refuse two classes with a locator at one path.
    List<String> templates = new ArrayList<>(ROOT_TEMPLATES);
    Collections.shuffle(templates, random);
    int roots = 2 + random.nextInt(2);
    for (int i = 0; i < roots; i++) {
      types.put("Root" + i, type("Root" + i, templates.get(i), targets));
    }
    types.values().forEach(this::noteWhatIsAllowed);
    writeSources();
  }

  private <T> T pick(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  private Rule rule(String name) {
    return switch (random.nextInt(6)) {
      case 0, 1 -> new Rule(Set.of());
      case 2 -> new Rule(Set.of(SHARED, origin(name)));
      default -> new Rule(Set.of(origin(name)));
    };
  }

  private String origin(String name) {
    String origin = "https://" + name.toLowerCase(Locale.ROOT) + ".example";
    origins.add(origin);
    return origin;
  }

  private Type type(String name, String template, List<String> targets) {
    boolean root = template != null;
    boolean ofClass = random.nextInt(3) == 0;
    // Only root classes may be under no policy: what is below a locator has that of its locator.
    boolean none = root && random.nextInt(5) == 0;
    Set<String> taken = new HashSet<>();
    List<Member> members = new ArrayList<>();
    int count = 1 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      String designator = pick(DESIGNATORS);
      String at = pick(TEMPLATES);
      String member = "m" + names++;
      if (taken.add(designator + " " + shape(at))) {
        members.add(new Member(designator, at, member, ofClass || none ? null : rule(member)));
      }
    }
    List<Way> ways = new ArrayList<>();
    int wanted = root ? 1 + random.nextInt(2) : random.nextInt(2);
    for (int i = 0; i < wanted; i++) {
      String at = pick(WAYS);
      if (taken.add("way " + shape(at))) {
        Returned returned = Returned.values()[random.nextInt(Returned.values().length)];
        ways.add(new Way(at, pick(targets), "w" + names++, returned, random.nextBoolean()));
      }
    }
    Rule classRule = ofClass && !none ? rule(name) : null;
    Map<Returned, Variant> variants = new TreeMap<>();
    if (!root) {
      for (Returned each : List.of(Returned.SUBTYPE, Returned.SUBTYPE_OF_ANOTHER_JAR)) {
        variants.put(each, variant(name, each, classRule, members));
      }
    }
    return new Type(
        name, template, !root && random.nextBoolean(), classRule, members, ways, variants);
  }

  private Variant variant(String of, Returned returned, Rule classRule, List<Member> members) {
    String name = of + (returned == Returned.SUBTYPE ? "Near" : "Far");
    Map<String, Rule> overridden = new TreeMap<>();
    for (Member member : members) {
      if (random.nextInt(3) == 0) {
        overridden.put(
            member.name(), random.nextInt(4) == 0 ? null : rule(member.name() + "-" + name));
      }
    }
    return new Variant(
        name, classRule != null && random.nextBoolean() ? rule(name) : null, overridden);
  }

  private static String shape(String template) {
    return template.replaceAll("\\{[a-z]", "{");
  }

  /**
   * docs/architecture.md#which-policy-applies: method, the method that it overrides, class,
   * superclass.
   */
  private void noteWhatIsAllowed(Type type) {
    for (Member member : type.members()) {
      Rule own = member.rule() != null ? member.rule() : type.classRule();
      note(type.name(), member, own);
      for (Variant variant : type.variants().values()) {
        Rule rule = variant.overridden().get(member.name());
        if (rule == null) {
          rule = member.rule();
        }
        if (rule == null) {
          rule = variant.classRule() != null ? variant.classRule() : type.classRule();
        }
        note(variant.name(), member, rule);
      }
    }
  }

  private void note(String className, Member member, Rule rule) {
    if (rule == null) {
      ungoverned.add(className + "." + member.name());
    }
    allowed.put(className + "." + member.name(), rule == null ? Set.of() : rule.origins());
  }

  /** The origins that a method's own policy allows; the method as {@code Sub0Near.m3}. */
  Set<String> allowed(String chosen) {
    Set<String> known = allowed.get(chosen);
    if (known == null) {
      throw new IllegalArgumentException("no such method: " + chosen);
    }
    return known;
  }

  /** Whether a method is under no policy at all. */
  boolean isUngoverned(String chosen) {
    return ungoverned.contains(chosen);
  }

  /** All origins that some policy lists. */
  Set<String> origins() {
    return origins;
  }

  String packageName() {
    return packageName;
  }

  /** The package of what stands in another jar. */
  String otherPackage() {
    return packageName + ".far";
  }

  /** The simple names of what the application lists. */
  List<String> listed() {
    List<String> listed = new ArrayList<>();
    types.values().stream()
        .filter(type -> type.template() != null)
        .forEach(t -> listed.add(t.name()));
    if (rewrites) {
      listed.add("Rewriting");
    }
    return listed;
  }

  /** The types with a subtype in the other jar, and its name. */
  Map<String, String> far() {
    Map<String, String> far = new TreeMap<>();
    for (Type type : types.values()) {
      Variant variant = type.variants().get(Returned.SUBTYPE_OF_ANOTHER_JAR);
      if (variant != null) {
        far.put(type.name(), variant.name());
      }
    }
    return far;
  }

  record Request(String method, String path) {}

  /** A request that some templates match, now and then changed. */
  Request randomRequest() {
    List<Type> roots = types.values().stream().filter(type -> type.template() != null).toList();
    Type at = pick(roots);
    StringBuilder path = new StringBuilder(filled(at.template()));
    for (int hops = 0; hops < 3 && !at.ways().isEmpty() && random.nextInt(4) > 0; hops++) {
      Way way = pick(at.ways());
      path.append(filled(way.template()));
      at = types.get(way.target());
    }
    String method = pick(DESIGNATORS);
    if (!at.members().isEmpty() && random.nextInt(8) > 0) {
      Member member = pick(at.members());
      path.append(filled(member.template()));
      method = random.nextInt(4) > 0 ? member.designator() : method;
    }
    String raw = changed(path.isEmpty() ? "/" : path.toString());
    return new Request(method, rewrites && random.nextInt(4) == 0 ? "/v1" + raw : raw);
  }

  private String changed(String raw) {
    return switch (random.nextInt(24)) {
      case 0 -> raw + "/";
      case 1 -> raw.replaceFirst("/", "//");
      case 2 -> raw.replaceFirst("a", "%61");
      case 3 -> raw + ";v=1";
      case 4 -> raw + "/../" + pick(WORDS);
      case 5 -> "/b/.." + raw;
      case 6 -> raw.replaceFirst("/(.*)/", "/$1;v=1/");
      case 7 -> raw + "/" + pick(WORDS);
      case 8 -> "/" + pick(WORDS) + "/" + pick(WORDS);
      case 9 -> raw.replaceFirst("(.)/(.)", "$1%2F$2");
      case 10 -> raw + "/%2e%2e/" + pick(WORDS);
      case 11 -> raw.replaceFirst("a", "%2561");
      case 12 -> raw + "%3Bv";
      case 13 -> "/;/" + raw.substring(1);
      case 14 -> raw.replaceAll("a", "%61") + ";%2F" + pick(WORDS);
      default -> raw;
    };
  }

  private String filled(String template) {
    String path = template.replace("c d", "c%20d").replace("é", "%C3%A9");
    while (path.contains("{")) {
      path = path.replaceFirst("\\{[^{}]*}", pick(WORDS));
    }
    return path.isEmpty() ? "" : "/" + path;
  }

  private void writeSources() {
    sources.add(
        """
        public class Far {
          public static final Map<String, java.util.function.Supplier<Object>> MADE =
              new java.util.concurrent.ConcurrentHashMap<>();
        }
        """);
    if (rewrites) {
      sources.add(
          """
          @PreMatching
          public class Rewriting implements ContainerRequestFilter, ContainerResponseFilter {
            @Override public void filter(ContainerRequestContext request) {
              String uri = request.getUriInfo().getRequestUri().toString();
              String rewritten = uri.replaceFirst("^(http://[^/]*(?:/api)?)/v1/", "$1/")
                  .replaceFirst("^(http://[^/]*(?:/api)?)/%s/", "$1/%s/");
              if (!rewritten.equals(uri)) {
                request.setRequestUri(java.net.URI.create(rewritten));
                request.setProperty("rewritten", "yes");
              }
            }
            @Override public void filter(
                ContainerRequestContext request, ContainerResponseContext response) {
              if (request.getProperty("rewritten") != null) {
                response.getHeaders().putSingle("Rewritten", "yes");
              }
            }
          }
          """
              .formatted(pick(WORDS), pick(WORDS)));
    }
    for (Type type : types.values()) {
      if (type.api()) {
        sources.add(api(type));
      }
      sources.add(source(type));
      Variant near = type.variants().get(Returned.SUBTYPE);
      if (near != null) {
        sources.add(source(type, near));
        farSources.add(source(type, type.variants().get(Returned.SUBTYPE_OF_ANOTHER_JAR)));
      }
    }
  }

  /** The sources of the application. */
  String[] sources() {
    return sources.toArray(String[]::new);
  }

  /** The sources of the other jar. */
  String[] farSources() {
    return farSources.toArray(String[]::new);
  }

  private static String annotations(Member member) {
    String path = member.template().isEmpty() ? "" : "@Path(\"" + member.template() + "\") ";
    String rule = member.rule() == null ? "" : member.rule().annotation();
    return "@" + member.designator() + " " + path + rule;
  }

  private static String api(Type type) {
    StringBuilder source = new StringBuilder("public interface " + type.name() + "Api {\n");
    for (Member member : type.members()) {
      source.append("  ").append(annotations(member)).append("String ").append(member.name());
      source.append("(String text);\n");
    }
    return source.append("}\n").toString();
  }

  private String source(Type type) {
    StringBuilder source = new StringBuilder();
    if (type.template() != null) {
      source.append("@Path(\"").append(type.template()).append("\") ");
    }
    if (type.classRule() != null) {
      source.append(type.classRule().annotation());
    }
    source.append("public class ").append(type.name());
    source.append(type.api() ? " implements " + type.name() + "Api {\n" : " {\n");
    for (Member member : type.members()) {
      source.append("  ").append(type.api() ? "@Override " : annotations(member));
      source.append(body(member.name()));
    }
    for (Way way : type.ways()) {
      Type target = types.get(way.target());
      // An interface says nothing of a policy that stands on the class behind it.
      boolean api = way.api() && target.api() && target.classRule() == null;
      source.append("  @Path(\"").append(way.template()).append("\") ");
      source.append(rule(way.name()).annotation()).append("public ");
      source.append(target.name()).append(api ? "Api " : " ").append(way.name());
      source.append("() { return ").append(made(target, way.returned())).append("; }\n");
    }
    return source.append("}\n").toString();
  }

  /** Each method answers which class and method it is. */
  private static String body(String name) {
    return "public String %s(String text) { return getClass().getSimpleName() + \".%s\"; }\n"
        .formatted(name, name);
  }

  private static String made(Type target, Returned returned) {
    return switch (returned) {
      case DECLARED -> "new " + target.name() + "()";
      case SUBTYPE -> "new " + target.variants().get(returned).name() + "()";
      case SUBTYPE_OF_ANOTHER_JAR ->
          "(" + target.name() + ") Far.MADE.get(\"" + target.name() + "\").get()";
    };
  }

  private static String source(Type type, Variant variant) {
    StringBuilder source = new StringBuilder();
    if (variant.classRule() != null) {
      source.append(variant.classRule().annotation());
    }
    source.append("public class ").append(variant.name()).append(" extends ");
    source.append(type.name()).append(" {\n");
    variant
        .overridden()
        .forEach((name, rule) -> {
          source.append("  @Override ").append(rule == null ? "" : rule.annotation());
          source.append(body(name));
        });
    return source.append("}\n").toString();
  }

  /** The sources, for whoever reads a failure. */
  @Override
  public String toString() {
    return String.join("\n", sources) + String.join("\n", farSources);
  }
}
