package dev.corsac.judge;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * The sources of an application that nobody would write by hand: few words, so that templates meet,
 * annotations on classes, interfaces and generic bases, locators that lead anywhere. Each resource
 * method is under a policy of its own, so that the policy says which method was meant.
 */
final class RandomApplication {
  private static final List<String> CLASS_TEMPLATES =
      List.of("a", "b", "a/b", "/a/", "{x}", "a/{x}", "{x}/b", "{x: [0-9]+}", "c d", "", "a{x}");
  private static final List<String> METHOD_TEMPLATES =
      List.of(
          "",
          "",
          "a",
          "b",
          "/b/",
          "{x}",
          "{y}",
          "a/b",
          "a/{x}",
          "{x}/b",
          "{x: [0-9]+}",
          "{x: [a-b]{1,2}}",
          "a{x}",
          "{x}-{y}",
          "c d",
          "é",
          "{rest: .+}",
          "a/{rest: .*}");
  private static final List<String> LOCATOR_TEMPLATES =
      List.of("a", "b", "s", "s/{x}", "{x}", "{x: [0-9]+}", "a{x}", "s/{rest: .+}");
  private static final List<String> DESIGNATORS =
      List.of("GET", "GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "Link");
  private static final List<String> WORDS = List.of("a", "b", "7", "12", "ab", "s", "a-b", "x");

  /** How a class comes by its annotations. */
  private enum Shape {
    /** They are its own. */
    OWN,
    /** Those of its methods are on an interface. */
    INTERFACE,
    /** They are on an interface, that of the path included. */
    INTERFACE_WITH_PATH,
    /** Those of its methods are on a generic superclass. */
    GENERIC_BASE
  }

  private record Member(String designator, String template, String name) {}

  private record Way(String template, String target, String name, boolean asClass) {}

  private record Type(
      String name, Shape shape, String template, List<Member> members, List<Way> ways) {
    boolean root() {
      return template != null;
    }
  }

  private final Random random;
  private final String packageName;
  private final Map<String, Type> types = new TreeMap<>();
  private int members;

  /**
   * Makes one.
   *
   * @param seed what it is made of: the same seed makes the same application
   */
  RandomApplication(long seed) {
    this.random = new Random(seed);
    this.packageName = "random.s" + seed;
    int roots = 2 + random.nextInt(3);
    int subs = random.nextInt(4);
    List<String> names = new ArrayList<>();
    for (int i = 0; i < subs; i++) {
      names.add("Sub" + i);
    }
    for (String name : names) {
      types.put(name, type(name, null, names));
    }
    for (int i = 0; i < roots; i++) {
      types.put("Root" + i, type("Root" + i, pick(CLASS_TEMPLATES), names));
    }
  }

  private Type type(String name, String template, List<String> subs) {
    Shape[] shapes = Shape.values();
    Shape shape = random.nextBoolean() ? Shape.OWN : shapes[random.nextInt(shapes.length)];
    List<Member> all = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    int count = 1 + random.nextInt(5);
    for (int i = 0; i < count; i++) {
      Member member = new Member(pick(DESIGNATORS), pick(METHOD_TEMPLATES), "m" + members++);
      if (taken.add(member.designator() + shapeOf(member.template()))) {
        all.add(member);
      }
    }
    List<Way> ways = new ArrayList<>();
    for (int i = 0; !subs.isEmpty() && i < random.nextInt(3); i++) {
      String way = pick(LOCATOR_TEMPLATES);
      if (taken.add(shapeOf(way))) {
        ways.add(new Way(way, pick(subs), "w" + members++, random.nextInt(4) == 0));
      }
    }
    return new Type(name, shape, template, all, ways);
  }

  private static String shapeOf(String template) {
    return template.replaceAll("^/|/$", "").replace("{y}", "{x}");
  }

  private <T> T pick(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  /** The binary names of the root resource classes. */
  List<String> roots() {
    return types.values().stream().filter(Type::root).map(t -> qualified(t.name())).toList();
  }

  /** A request line's method and raw path. */
  record Request(String method, String path) {}

  /** A request that some templates match, now and then changed. */
  Request randomRequest() {
    String designator = random.nextInt(12) == 0 ? "UNLINK" : pick(DESIGNATORS);
    List<Type> roots = types.values().stream().filter(Type::root).toList();
    Type at = pick(roots);
    StringBuilder path = new StringBuilder(filled(at.template()));
    for (int hops = 0; hops < 3 && !at.ways().isEmpty() && random.nextInt(3) > 0; hops++) {
      Way way = pick(at.ways());
      path.append(filled(way.template()));
      at = types.get(way.target());
    }
    if (!at.members().isEmpty() && random.nextInt(8) > 0) {
      Member member = pick(at.members());
      path.append(filled(member.template()));
      designator = random.nextInt(4) > 0 ? member.designator() : designator;
    }
    String method = designator.equals("Link") ? "LINK" : designator;
    return new Request(method, changed(path));
  }

  private String changed(StringBuilder path) {
    String raw = path.isEmpty() ? "/" : path.toString();
    return switch (random.nextInt(16)) {
      case 0 -> raw + "/";
      case 1 -> raw.replaceFirst("/", "//");
      case 2 -> raw.replaceFirst("a", "%61");
      case 3 -> raw + ";v=1";
      case 4 -> raw + "/../" + pick(WORDS);
      case 5 -> "/b/.." + raw;
      case 6 -> raw.replaceFirst("/(.*)/", "/$1;v=1/");
      case 7 -> raw + "/" + pick(WORDS);
      case 8 -> "/" + pick(WORDS) + "/" + pick(WORDS);
      default -> raw;
    };
  }

  private String filled(String template) {
    String path = template.replace("c d", "c%20d").replace("é", "%C3%A9");
    while (path.contains("{")) {
      // Innermost braces first, so that those of a quantifier go too.
      path = path.replaceFirst("\\{[^{}]*}", pick(WORDS));
    }
    String stripped = path.replaceAll("^/|/$", "");
    return stripped.isEmpty() ? "" : "/" + stripped;
  }

  /**
   * Whether a locator's template matches the beginning of a path. Where it does, servers end the
   * search there, even if nothing below the locator has the method.
   */
  boolean meetsLocator(String path) {
    return types.values().stream()
        .filter(Type::root)
        .anyMatch(root ->
            root.ways().stream()
                .anyMatch(way ->
                    plain(path)
                        .matches(regex(root.template()) + regex(way.template()) + "(/.*)?")));
  }

  /**
   * Whether a path ends where a template goes on with a slash and a variable that may be empty.
   * Some servers want the slash, others do not.
   */
  boolean meetsEmptyVariable(String path) {
    return types.values().stream()
        .filter(Type::root)
        .anyMatch(root ->
            root.members().stream()
                .map(member -> regex(root.template()) + regex(member.template()))
                .filter(regex -> regex.endsWith("/.*"))
                .anyMatch(
                    regex -> plain(path).matches(regex.substring(0, regex.length() - 3) + "/?")));
  }

  /**
   * Whether there are a class at the base path and one at a single variable. RESTEasy ranks them
   * alike and goes into the one that was registered first.
   */
  boolean hasClassesAtNothingAndAtAVariable() {
    List<String> templates =
        types.values().stream().filter(Type::root).map(Type::template).toList();
    return templates.contains("") && templates.stream().anyMatch(t -> t.matches("\\{[a-z]+\\}"));
  }

  /**
   * Whether a class without anything below its path matches a path and has no such method. Jersey
   * then goes on to another class, which the specification and the table do not.
   */
  boolean meetsLeafWithout(String method, String path) {
    String designator = method.equals("LINK") ? "Link" : method;
    return types.values().stream()
        .filter(type -> type.root() && type.ways().isEmpty())
        .filter(type -> type.members().stream().allMatch(m -> m.template().isEmpty()))
        .filter(type -> type.members().stream().noneMatch(m -> m.designator().equals(designator)))
        .anyMatch(type -> plain(path).matches(regex(type.template()) + "/?"));
  }

  private static String plain(String path) {
    String withoutParameters = path.replaceAll(";[^/]*", "").replace("+", "%2B");
    return URLDecoder.decode(withoutParameters, StandardCharsets.UTF_8);
  }

  private static String regex(String template) {
    String stripped = template.replaceAll("^/|/$", "");
    return stripped.isEmpty()
        ? ""
        : "/" + stripped.replaceAll("\\{[a-z]+\\}", "[^/]+").replaceAll("\\{[a-z]+: (.*)\\}", "$1");
  }

  /** The origin that the policy of a Java method allows. */
  static String origin(String javaMethod) {
    return "https://" + javaMethod + ".example";
  }

  /** The names of all resource methods; no two classes have one of the same name. */
  List<String> javaMethods() {
    return types.values().stream().flatMap(t -> t.members().stream()).map(Member::name).toList();
  }

  private String qualified(String name) {
    return packageName + "." + name;
  }

  /** The sources, by file name. */
  Map<String, String> sources() {
    Map<String, String> sources = new TreeMap<>();
    String directory = packageName.replace('.', '/') + "/";
    sources.put(
        directory + "Link.java",
        head()
            + "@jakarta.ws.rs.HttpMethod(\"LINK\")\n"
            + "@java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)\n"
            + "public @interface Link {}\n");
    for (Type type : types.values()) {
      sources.put(directory + type.name() + ".java", source(type));
      if (type.shape() != Shape.OWN) {
        sources.put(directory + type.name() + "Api.java", api(type));
      }
    }
    return sources;
  }

  private String head() {
    return "package "
        + packageName
        + ";\n\nimport dev.corsac.CrossOrigin;\nimport jakarta.ws.rs.*;\n\n";
  }

  private static String path(String template) {
    return template == null ? "" : "@Path(\"" + template.replace("\\", "\\\\") + "\")";
  }

  private static String annotations(Member member) {
    String path = member.template().isEmpty() ? "" : path(member.template()) + " ";
    String policy = "@CrossOrigin(\"" + origin(member.name()) + "\") ";
    return "  @" + member.designator() + " " + path + policy;
  }

  /** The interface or generic superclass that bears the annotations. */
  private String api(Type type) {
    boolean base = type.shape() == Shape.GENERIC_BASE;
    StringBuilder source = new StringBuilder(head());
    if (type.shape() == Shape.INTERFACE_WITH_PATH) {
      source.append(path(type.template())).append('\n');
    }
    source.append(base ? "public abstract class " : "public interface ");
    source.append(type.name()).append("Api<T> {\n");
    for (Member member : type.members()) {
      source.append(annotations(member)).append(base ? "public abstract T " : "T ");
      source.append(member.name()).append("(T entity);\n");
    }
    for (Way way : type.ways()) {
      source.append("  ").append(path(way.template())).append(' ');
      source.append(base ? "public abstract " : "").append(resultOf(way)).append(' ');
      source.append(way.name()).append("();\n");
    }
    return source.append("}\n").toString();
  }

  private String source(Type type) {
    boolean own = type.shape() == Shape.OWN;
    StringBuilder source = new StringBuilder(head());
    if (type.shape() != Shape.INTERFACE_WITH_PATH) {
      source.append(path(type.template())).append('\n');
    }
    source.append("public class ").append(type.name());
    if (!own) {
      source.append(type.shape() == Shape.GENERIC_BASE ? " extends " : " implements ");
      source.append(type.name()).append("Api<String>");
    }
    source.append(" {\n");
    for (Member member : type.members()) {
      source.append(own ? annotations(member) : "  @Override ").append("public String ");
      source.append(member.name()).append("(String entity) { return \"\"; }\n");
    }
    for (Way way : type.ways()) {
      source.append("  ").append(own ? path(way.template()) : "@Override").append(" public ");
      source.append(resultOf(way)).append(' ').append(way.name()).append("() { return ");
      source.append(way.asClass() ? way.target() + ".class" : "new " + way.target() + "()");
      source.append("; }\n");
    }
    return source.append("}\n").toString();
  }

  private static String resultOf(Way way) {
    return way.asClass() ? "Class<" + way.target() + ">" : way.target();
  }

  /** The classes, one a line. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Type type : types.values()) {
      text.append(type.name()).append(" (").append(type.shape()).append(')');
      text.append(type.root() ? " at \"" + type.template() + "\":" : ":");
      for (Member member : type.members()) {
        text.append(' ').append(member.name()).append('=').append(member.designator());
        text.append(" \"").append(member.template()).append("\"");
      }
      for (Way way : type.ways()) {
        text.append(' ').append(way.name()).append("=\"").append(way.template());
        text.append("\" to ").append(way.target());
      }
      text.append('\n');
    }
    return text.toString();
  }
}
