package dev.corsac.processor;

import dev.corsac.policy.finding.DiagnosticId;
import dev.corsac.processor.idna.RandomOrigins;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Random resource classes for the fuzz: each is a file of its own below a path of its own, so that
 * one says nothing about another.
 */
final class RandomSources {
  private static final String[] HEADERS = {
    "X-Trace",
    "ETag",
    "Authorization",
    "Content-Type",
    "*",
    "Accept",
    "Cookie",
    "Set-Cookie",
    "Origin",
    "Access-Control-Allow-Origin",
    "X Bad",
    "",
    " ",
    "X-\u00fc",
    "a\u2028b\u2029\u0085",
    "a\r\nb: c",
    "x\u0000",
    "if-match",
    "If-Match",
    "Sec-Fetch-Mode",
    "Proxy-X",
    "\ud800",
    "\"",
    "\\",
    "${x}",
    "\u202e"
  };
  private static final String[] TEMPLATES = {
    "",
    "/",
    "a",
    "/a/",
    "{id}",
    "{id: [0-9]+}",
    "{id: .*}",
    "{a}-{b}",
    "{id:[a-z]{2,3}}",
    "a//b",
    "{",
    "}",
    "{}",
    "{id",
    "{id:}",
    "{id: (}",
    "{id: [}",
    "a b",
    "%7Bx%7D",
    "\u00fc",
    "\ud83d\ude42",
    "\ud800",
    "a\\\\b",
    "a\"b",
    "$S$L$$",
    "a | b",
    "#x",
    "a\nb",
    "a;b=c",
    "..",
    ".",
    "{id: a|b }",
    "{x : \\\\d+ }",
    "{id}{id}",
    "{a.b-c_d}",
    "*/",
    "\u202ea"
  };
  private static final String[] DESIGNATORS = {
    "@GET",
    "@POST",
    "@PUT",
    "@DELETE",
    "@PATCH",
    "@HEAD",
    "@OPTIONS",
    "@GET @POST",
    "@Designators.Lower",
    "@Designators.Trace",
    "@Designators.Odd",
    "@Designators.Empty",
    "@Designators.Purge",
    ""
  };
  private static final String[] CONSUMES = {
    "",
    "",
    "@Consumes(\"application/json\")",
    "@Consumes({\"text/plain\", \"multipart/*\"})",
    "@Consumes({})",
    "@Consumes(\"\")",
    "@Consumes(\";;,\\u0000\")"
  };
  private static final String[] PARAMETERS = {
    "",
    "",
    "String entity",
    "@HeaderParam(%s) String h",
    "@HeaderParam(%s) String h, byte[] e",
    "@BeanParam Shapes.Bean b",
    "@BeanParam Shapes.Rec b",
    "@BeanParam T b",
    "@CookieParam(%s) String c",
    "@FormParam(%s) String f",
    "@Context SecurityContext s",
    "@QueryParam(%s) java.util.List<? super T> q",
    "T entity",
    "java.util.Map<String, ? extends T[]>... entities",
    "final int[][] xs",
    "@HeaderParam(%s) @DefaultValue(%s) @Encoded String h",
    "@MatrixParam(%s) Shapes.Kind k"
  };
  private static final String[] RESULTS = {
    "void",
    "String",
    "T",
    "int[]",
    "java.util.List<T>",
    "Shapes.Sub",
    "Class<Shapes.Sub>",
    "Class<? extends Shapes.Sub>",
    "Class<?>",
    "Object",
    "Shapes.Loop<T>",
    "Shapes.Sealed",
    "java.util.function.Supplier<Class<T>>",
    "Class<T>",
    "Class",
    "Shapes.Sub[]",
    "Class<Shapes.Sub[]>"
  };
  private static final String[] KINDS = {
    "public class %s<T>",
    "public final class %s<T extends Comparable<T>>",
    "public abstract class %s<T extends Object & Runnable>",
    "public interface %s<T>",
    "public class %s<T> extends Shapes.Base<T>",
    "public class %s<T> extends Shapes.Base<String>",
    "public class %s<T> extends Shapes.Base<T[]> implements Shapes.Api<T>",
    "@SuppressWarnings(\"rawtypes\") public class %s<T> extends Shapes.Base",
    "public class %s<T extends Shapes.Sub> implements Shapes.Api<java.util.List<? extends T>>",
    "public enum %s",
    "public record %s<T>(@HeaderParam(\"X-Component\") String header)",
    "public class %s<T extends Enum<T>> extends Shapes.Loop<T>"
  };
  private static final String[] BROKEN = {
    "public Missing gone;",
    "@HeaderParam(Missing.NAME) String gone;",
    "@Missing String gone;",
    "@GET public Missing<String> gone() { return null; }",
    "@Path(\"x\") public Missing gone() { return null; }",
    "@Path(\"x\") public Class<Missing> gone() { return null; }",
    "@GET @Missing public void gone() {}",
    "@GET public void gone(@BeanParam Missing b) {}",
    "@GET public void gone(Missing... b) {}",
    "@Path(Missing.X) @GET public void gone() {}",
    "@CrossOrigin(Missing.X) @GET public void gone() {}",
    "@CrossOrigin(@Missing) @GET public void gone() {}",
    "@CrossOrigin(value = {\"https://a.example\", Missing.X}) @GET public void gone() {}",
    "@CrossOrigin(origins = Missing.class) @GET public void gone() {}",
    "@CrossOrigin(value = \"https://a.example\", maxAge = \"x\") @GET public void gone() {}",
    "@CrossOrigin(value = 1) @GET public void gone() {}",
    "@CrossOrigin(nothing = 1) @GET public void gone() {}",
    "@CrossOrigin(value = null) @GET public void gone() {}",
    "@CrossOrigin(value = \"https://a.example\", tolerate = @Tolerate) @GET public void gone() {}",
    "@CrossOrigin(value = \"https://a.example\", tolerate = {@Tolerate(value = Missing.X, reason = 1)}) @GET public void gone() {}",
    "@GET public <Q extends Missing & Runnable> Q gone(Q q) { return q; }",
    "static class Inner extends Missing { @GET public void get() {} }",
    "static class Inner implements Missing<String>, Runnable { @GET public void get() {} }",
    "@Path(\"x\") public Inner gone() { return null; } static class Inner extends Missing {}",
    "@Missing.Policy @GET public void gone() {}",
    "@CrossOrigin(\"https://a.example\" + Missing.X) @GET public void gone() {}"
  };
  private static final String[] UNRECOVERABLE = {
    "@GET public void twice() {} @GET public void twice() {}",
    "class Same {} class Same {}",
    "static class A extends B {} static class B extends A { @GET public void get() {} }",
    "interface I extends J {} interface J extends I { @CrossOrigin(\"x\") @GET void get(); }",
    "static class C<X extends Y, Y extends X> { @Path(\"x\") public X get() { return null; } }",
    "@CrossOrigin(\"a\") @CrossOrigin(\"b\") @GET public void get() {}",
    "@interface Loop { Loop value(); }",
    "@Cycle @interface Cycle { @Cycle int x(); }",
    "@CrossOrigin(value = X) static final String X = \"y\" + X;",
    "@GET public void get(",
    "@CrossOrigin(",
    "@CrossOrigin({\"a\", ) class X {}",
    "static class S extends String { @GET public void get() {} }",
    "enum E extends Object { A }",
    "record R(int a) { int b; }",
    "sealed interface Z permits Q {}",
    "static class W extends W<W> {}",
    "@GET void",
    "@Path @GET public void get() {}",
    "public class { }",
    "\\u0000",
    "class \u00fc {"
  };

  private final Random random;
  private final RandomOrigins origins;

  /** Whether to draw policies that Corsac accepts, so that code is generated for the odd shapes. */
  private boolean calm;

  RandomSources(long seed) {
    random = new Random(seed);
    origins = new RandomOrigins(random);
  }

  /** What the random classes refer to. */
  static List<String> shapes() {
    return List.of(
        """
        package com.fuzz;
        import dev.corsac.*;
        import jakarta.ws.rs.*;
        public class Shapes {
          public static abstract class Base<B> {
            @HeaderParam("X-Base") protected String base;
            @GET @Path("base/{b}") public B base(@BeanParam B b) { return null; }
            @POST @Path("base/post") public B post(B b) { return null; }
            @Path("base/sub") public Loop<B> sub() { return null; }
            @GET @Path("base/out") @SameOrigin public void optedOut() {}
          }
          public interface Api<A> {
            @PUT @Path("api") @CrossOrigin("https://api.example.com") default A put(A a) { return a; }
          }
          public static class Sub {
            @GET public String get(@HeaderParam("X-Sub") String sub) { return ""; }
            @DELETE @Path("{id}") @SameOrigin public void delete() {}
          }
          public static class Loop<L> {
            @GET public L loop() { return null; }
            @Path("again") public Loop<Loop<L>> again() { return null; }
          }
          public sealed interface Sealed permits One, Two {}
          public record One(@HeaderParam("X-One") String one) implements Sealed { @GET public String get() { return ""; } }
          public static final class Two implements Sealed { @GET public String two() { return ""; } }
          public static class Bean { @HeaderParam("X-Bean") String bean; @BeanParam Bean self; @CookieParam("c") public void setC(String c) {} }
          public record Rec(@HeaderParam("X-Rec") String rec, @BeanParam Bean bean) {}
          public enum Kind { A }
        }
        """,
        """
        package com.fuzz;
        import jakarta.ws.rs.HttpMethod;
        import java.lang.annotation.*;
        public class Designators {
          @HttpMethod("put") @Retention(RetentionPolicy.RUNTIME) public @interface Lower {}
          @HttpMethod("TRACE") @Retention(RetentionPolicy.RUNTIME) public @interface Trace {}
          @HttpMethod("a b\\"\\\\\\n") @Retention(RetentionPolicy.RUNTIME) public @interface Odd {}
          @HttpMethod("") @Retention(RetentionPolicy.RUNTIME) public @interface Empty {}
          @HttpMethod("PURGE") @Retention(RetentionPolicy.RUNTIME) public @interface Purge {}
        }
        """,
        """
        package com.fuzz;
        import dev.corsac.*;
        import java.lang.annotation.*;
        public class Composed {
          @CrossOrigin("https://composed.example.com") @Retention(RetentionPolicy.RUNTIME) public @interface One {}
          @One @Retention(RetentionPolicy.RUNTIME) public @interface Two {}
          @SameOrigin @Retention(RetentionPolicy.RUNTIME) public @interface None {}
        }
        """);
  }

  /** A class that a compiler accepts, whatever Corsac says. */
  String valid(String name) {
    calm = random.nextBoolean();
    return source(name, IntStream.range(0, random.nextInt(12)).mapToObj(this::method).toList());
  }

  /** A class with something that does not exist; javac runs its processors all the same. */
  String broken(String name) {
    List<String> members = new ArrayList<>(List.of(method(1), one(BROKEN)));
    return source(name, members)
        .replaceFirst(
            "class " + name,
            random.nextInt(4) == 0 ? "class Missing1 {} class " + name : "class " + name);
  }

  /** A class that is wrong in any way. */
  String hopeless(String name) {
    return source(name, List.of(method(1), one(random.nextBoolean() ? UNRECOVERABLE : BROKEN)));
  }

  private String source(String name, List<String> members) {
    String kind = one(KINDS).formatted(name);
    String body = String.join("\n  ", members);
    if (kind.contains("interface ")) {
      body =
          body.replace("private ", "")
              .replace("final void", "void")
              .replace("public ", "default ")
              .replace("default static", "static");
    }
    if (kind.contains("enum ") || kind.contains("record ")) {
      body = body.replaceAll("(?m)^ *@Field.*$", "");
    }
    if (kind.contains("enum ")) {
      body = "A;\n  " + body.replaceAll("\\bT\\b", "String");
    }
    return """
    package com.fuzz;
    import dev.corsac.*;
    import jakarta.ws.rs.*;
    import jakarta.ws.rs.core.*;
    @Path(%s)
    %s
    %s {
      %s
    }
    """
        .formatted(
            literal(name.toLowerCase(java.util.Locale.ROOT) + "/" + one(TEMPLATES)),
            random.nextInt(5) == 0 ? "" : annotation(),
            kind,
            body);
  }

  private String method(int number) {
    String result = one(RESULTS);
    String modifiers = one(new String[] {"", "", "", "", "static ", "final "});
    return "%s %s %s %s public %s%s m%d(%s) { %s }"
        .formatted(
            calm ? one(new String[] {"@GET", "@POST", "@PUT", ""}) : one(DESIGNATORS),
            random.nextInt(3) == 0 ? "" : "@Path(" + literal(one(TEMPLATES)) + ")",
            one(CONSUMES),
            random.nextInt(5) < 3 ? annotation() : "",
            // Nothing of a class's type parameter is visible in a static method.
            modifiers.startsWith("static") || modifiers.startsWith("final") ? "<T> " : "",
            result,
            number,
            filled(one(PARAMETERS)),
            result.equals("void") ? "" : "return null;");
  }

  private String filled(String parameters) {
    return Pattern.compile("%s")
        .matcher(parameters)
        .replaceAll(match -> Matcher.quoteReplacement(literal(header())));
  }

  private String annotation() {
    return switch (random.nextInt(12)) {
      case 0 -> "@SameOrigin";
      case 1 -> calm ? "" : "@SameOrigin(tolerate = " + list(this::toleration) + ")";
      case 2 -> "@Composed.One";
      case 3 -> random.nextBoolean() ? "@Composed.Two" : "@Composed.None";
      default -> crossOrigin();
    };
  }

  private String crossOrigin() {
    if (calm) {
      return "@CrossOrigin(value = {\"https://a%d.example.com\", \"https://%d.example\"}, exposedHeaders = \"X-%d\")"
          .formatted(random.nextInt(100), random.nextInt(100), random.nextInt(100));
    }
    List<String> members = new ArrayList<>();
    if (random.nextInt(20) != 0) {
      members.add(
          (random.nextInt(3) == 0 ? "origins" : "value") + " = " + list(() -> literal(origin())));
    }
    if (random.nextInt(4) == 0) {
      members.add("allowedHeaders = " + list(() -> literal(header())));
    }
    if (random.nextInt(4) == 0) {
      members.add("exposedHeaders = " + list(() -> literal(header())));
    }
    if (random.nextInt(3) == 0) {
      members.add("allowCredentials = " + random.nextBoolean());
    }
    if (random.nextInt(6) == 0) {
      members.add(
          "maxAge = "
              + one(new String[] {"0", "-1", "86400", "86401", "1L << 62", "Long.MIN_VALUE"}));
    }
    if (random.nextInt(5) == 0) {
      members.add("tolerate = " + list(this::toleration));
    }
    return "@CrossOrigin(" + String.join(", ", members) + ")";
  }

  private String toleration() {
    DiagnosticId[] ids = DiagnosticId.values();
    String id = random.nextInt(4) == 0 ? origin() : ids[random.nextInt(ids.length)].id();
    return "@Tolerate(value = " + literal(id) + ", reason = " + literal(text()) + ")";
  }

  private String origin() {
    return switch (random.nextInt(8)) {
      case 0, 1, 2 -> origins.next();
      case 3 -> "https://a" + random.nextInt(100) + ".example.com";
      case 4 ->
          one(new String[] {"https://*.example.com", "*", "null", "http://localhost:*", "${a.b}"});
      case 5 -> "${a.b:" + origins.next() + "}";
      case 6 -> text();
      default -> "https://" + random.nextInt(3) + ".example";
    };
  }

  private String header() {
    return random.nextInt(4) == 0 ? text() : one(HEADERS);
  }

  /** Anything at all, sometimes very long. */
  private String text() {
    int length = random.nextInt(100) == 0 ? 5_000 : random.nextInt(12);
    return IntStream.range(0, length)
        .map(i ->
            switch (random.nextInt(6)) {
              case 0 -> random.nextInt(0x20);
              case 1 -> random.nextInt(0x10000);
              case 2 -> "\"\\${}:/*@.,".charAt(random.nextInt(11));
              default -> ' ' + random.nextInt(95);
            })
        .mapToObj(c -> String.valueOf((char) c))
        .collect(Collectors.joining());
  }

  private String list(Supplier<String> element) {
    int size = random.nextInt(4);
    return size == 1
        ? element.get()
        : IntStream.range(0, size)
            .mapToObj(i -> element.get())
            .collect(Collectors.joining(", ", "{", "}"));
  }

  private String one(String[] choices) {
    return choices[random.nextInt(choices.length)];
  }

  /** A Java string literal; what is not ASCII is escaped. */
  static String literal(String text) {
    StringBuilder literal = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > '~') {
        literal.append(String.format("\\u%04x", (int) c));
      } else if (c < ' ' || c == '"' || c == '\\') {
        literal.append(String.format("\\%03o", (int) c));
      } else {
        literal.append(c);
      }
    }
    return literal.append('"').toString();
  }
}
