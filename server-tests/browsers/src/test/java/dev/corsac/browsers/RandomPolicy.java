package dev.corsac.browsers;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * The policy of one resource class, as it was drawn.
 *
 * @param name of the class, and its path
 * @param kind which annotation it has
 * @param origins patterns
 * @param allowedHeaders listed request headers
 * @param exposedHeaders listed response headers
 * @param methods the HTTP methods that the resource has
 */
record RandomPolicy(
    String name,
    Kind kind,
    List<String> origins,
    Set<String> allowedHeaders,
    Set<String> exposedHeaders,
    boolean credentials,
    Set<String> methods) {

  enum Kind {
    CROSS_ORIGIN,
    SAME_ORIGIN,
    UNGOVERNED
  }

  /** The header that the signature of every PUT shows. */
  static final String INFERRED = "X-Inferred";

  private static final List<String> METHODS =
      List.of("GET", "POST", "PUT", "DELETE", "PATCH", "REPORT");
  private static final List<String> REQUEST_HEADERS =
      List.of("X-Trace", "X-Token", "Authorization", "If-Match", "Content-Type", "Range");
  private static final List<String> RESPONSE_HEADERS = List.of("X-One", "X-Two", "ETag", "Link");

  /** Draws one. */
  static RandomPolicy draw(RandomGenerator random, String name, List<Pages> pages) {
    Set<String> methods = some(random, METHODS, 2 + random.nextInt(4));
    Kind kind =
        switch (random.nextInt(12)) {
          case 0 -> Kind.SAME_ORIGIN;
          case 1 -> Kind.UNGOVERNED;
          default -> Kind.CROSS_ORIGIN;
        };
    if (random.nextInt(6) == 0) {
      return new RandomPolicy(
          name,
          kind,
          List.of("*"),
          random.nextBoolean() ? anyHeader(random) : some(random, REQUEST_HEADERS, 2),
          random.nextBoolean() ? Set.of("*") : some(random, RESPONSE_HEADERS, 2),
          false,
          methods);
    }
    boolean credentials = random.nextBoolean();
    Set<String> origins = new LinkedHashSet<>();
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      origins.add(pattern(random, pages));
    }
    return new RandomPolicy(
        name,
        kind,
        List.copyOf(origins),
        !credentials && random.nextInt(5) == 0
            ? anyHeader(random)
            : some(random, REQUEST_HEADERS, random.nextInt(4)),
        !credentials && random.nextInt(5) == 0
            ? Set.of("*")
            : some(random, RESPONSE_HEADERS, random.nextInt(4)),
        credentials,
        methods);
  }

  private static Set<String> anyHeader(RandomGenerator random) {
    return random.nextBoolean() ? Set.of("*") : Set.of("*", "Authorization");
  }

  private static String pattern(RandomGenerator random, List<Pages> pages) {
    String host = RandomCase.HOSTS.get(random.nextInt(RandomCase.HOSTS.size()));
    boolean name = Character.isLetter(host.charAt(0));
    String scheme = random.nextInt(8) == 0 ? "https://" : "http://";
    String below = name && random.nextInt(3) == 0 ? "*." : "";
    String port =
        random.nextInt(3) == 0
            ? "*"
            : Integer.toString(pages.get(random.nextInt(pages.size())).port());
    return scheme + below + host + ":" + port;
  }

  private static Set<String> some(RandomGenerator random, List<String> from, int count) {
    Set<String> chosen = new TreeSet<>();
    for (int i = 0; i < count; i++) {
      chosen.add(from.get(random.nextInt(from.size())));
    }
    return chosen;
  }

  /**
   * What may be sent with every method: the listed headers and what the signatures show. Browsers
   * remember header names by URL, so methods at one path under one policy share them.
   */
  Set<String> headers() {
    Set<String> headers = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    headers.addAll(allowedHeaders);
    if (methods.stream().anyMatch(RandomPolicy::takesJson)) {
      headers.add("Content-Type");
    }
    if (methods.contains("PUT")) {
      headers.add(INFERRED);
    }
    return headers;
  }

  private static boolean takesJson(String method) {
    return method.equals("PUT") || method.equals("PATCH");
  }

  /** The resource class as a user writes it. */
  String source() {
    String bodies = methods.stream().map(RandomPolicy::method).collect(Collectors.joining("\n"));
    return """
    package random;

    import dev.corsac.*;
    import jakarta.ws.rs.*;
    import jakarta.ws.rs.core.Response;

    @Path("%1$s")
    @Produces("text/plain")
    %2$s
    public class %1$s {
      @QueryParam("call") String call;

    %3$s
      private Response answer(int status) {
        dev.corsac.browsers.app.Handled.note(call);
        return Response.status(status == 0 ? 200 : status).header("X-One", 1).header("X-Two", 2).header("ETag", "\\"3\\"")
            .header("Link", "4").header("Cache-Control", "no-store").build();
      }
    }
    """
        .formatted(name, annotation(), bodies);
  }

  private String annotation() {
    return switch (kind) {
      case SAME_ORIGIN -> "@SameOrigin";
      case UNGOVERNED -> "";
      case CROSS_ORIGIN ->
          "@CrossOrigin(origins = %s, allowedHeaders = %s, exposedHeaders = %s, allowCredentials = %s%s)"
              .formatted(
                  array(origins),
                  array(allowedHeaders),
                  array(exposedHeaders),
                  credentials,
                  tolerate());
    };
  }

  /** The compiler finds these policies insecure, and rightly so: the pages are plain http. */
  private String tolerate() {
    List<String> ids = new ArrayList<>();
    if (credentials) {
      ids.add("origin-insecure");
      ids.add("origin-local");
    }
    return ids.isEmpty()
        ? ""
        : ids.stream()
            .map(id -> "@Tolerate(value = \"" + id + "\", reason = \"pages of a test\")")
            .collect(Collectors.joining(", ", ", tolerate = {", "}"));
  }

  private static String array(Iterable<String> values) {
    List<String> quoted = new ArrayList<>();
    values.forEach(value -> quoted.add('"' + value + '"'));
    return "{" + String.join(", ", quoted) + "}";
  }

  private static String method(String method) {
    String status = "@QueryParam(\"status\") int status";
    String template =
        switch (method) {
          case "GET", "DELETE" -> "  @%1$s public Response %2$s(%3$s) { return answer(status); }";
          case "POST" ->
              "  @%1$s @Consumes(\"text/plain\") public Response %2$s(String text, %3$s) { return answer(status); }";
          case "REPORT" -> "  @Report public Response %2$s(%3$s) { return answer(status); }";
          case "PUT" ->
              "  @%1$s @Consumes(\"application/json\") public Response %2$s(String text, %3$s, @HeaderParam(\""
                  + INFERRED
                  + "\") String inferred) { return answer(status); }";
          default ->
              "  @%1$s @Consumes(\"application/json\") public Response %2$s(String text, %3$s) { return answer(status); }";
        };
    return template.formatted(method, method.toLowerCase(Locale.ROOT), status);
  }
}
