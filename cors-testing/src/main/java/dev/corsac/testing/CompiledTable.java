package dev.corsac.testing;

import dev.corsac.policy.CorsHeaders;
import dev.corsac.policy.Policy;
import dev.corsac.policy.PreflightAnswer;
import dev.corsac.policy.decide.Decisions;
import dev.corsac.policy.decide.Guard;
import dev.corsac.policy.decide.GuardVerdict;
import dev.corsac.policy.decide.GuardedRequest;
import dev.corsac.policy.finding.Placeholders;
import dev.corsac.policy.finding.Severity;
import dev.corsac.policy.origin.DomainToAscii;
import dev.corsac.policy.path.BasePath;
import dev.corsac.policy.reason.Asked;
import dev.corsac.policy.reason.Reasons;
import dev.corsac.policy.reason.Shortfall;
import dev.corsac.policy.route.DeclaredPolicy;
import dev.corsac.policy.route.Deployed;
import dev.corsac.policy.route.PolicyTable;
import dev.corsac.policy.route.ResourceClass;
import dev.corsac.policy.route.TableListing;
import dev.corsac.policy.rule.PolicyReview;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Answers requests from the compiled policy tables, as Corsac's filters would, without a server. An
 * actual request gets the status 200, or 403 from the guard, and Corsac's headers only.
 */
public final class CompiledTable implements Network {
  private static final Guard GUARD = new Guard(null);

  private final List<PolicyTable> tables;
  private final Deployed deployed;
  private final Decisions decisions;
  private final BasePath base;
  private final Placeholders values;
  private final Optional<String> application;

  private CompiledTable(
      List<PolicyTable> tables, BasePath base, Placeholders values, Optional<String> application) {
    this.tables = List.copyOf(tables);
    this.base = base;
    this.values = values;
    this.application = application;
    try {
      this.deployed =
          application.map(name -> Deployed.by(tables, name)).orElseGet(() -> Deployed.all(tables));
      this.decisions = Decisions.of(deployed, declared -> bind(declared, values));
    } catch (IllegalArgumentException e) {
      // What the tables hold is the application's; it says itself what is wrong with it.
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  /**
   * The tables that the current thread's class loader shows.
   *
   * @param base path of the application, {@code /api}; empty for the root
   * @param values of placeholders
   */
  public static CompiledTable onClassPath(String base, Placeholders values) {
    return load(Thread.currentThread().getContextClassLoader(), base, values);
  }

  /**
   * The tables that a class loader shows.
   *
   * @throws IllegalStateException if there is none, or a policy is not valid with these values
   */
  public static CompiledTable load(ClassLoader loader, String base, Placeholders values) {
    return load(loader, base, values, Optional.empty());
  }

  /**
   * The tables that a class loader shows, as one of several applications deploys them.
   *
   * @param application the binary name of the {@code Application}; may be empty where all of them
   *     have the same policy
   * @throws IllegalStateException if there is no table, the application is in none, or a policy is
   *     not valid with these values
   */
  public static CompiledTable load(
      ClassLoader loader, String base, Placeholders values, Optional<String> application) {
    List<PolicyTable> tables = new ArrayList<>();
    try {
      for (URL listing : Collections.list(loader.getResources(TableListing.PATH))) {
        for (TableListing each : read(listing)) {
          if (each.table().isPresent()) {
            PolicyTable table = table(loader, each.table().get().table());
            if (!tables.contains(table)) {
              tables.add(table);
            }
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (tables.isEmpty()) {
      throw new IllegalStateException(
          "No "
              + TableListing.PATH
              + " is on the class path: was the application compiled with"
              + " cors-processor?");
    }
    return of(tables, base, values, application);
  }

  /**
   * These tables.
   *
   * @throws IllegalStateException if a policy is not valid with these values, a URI template is
   *     malformed, or the tables' applications differ
   */
  public static CompiledTable of(List<PolicyTable> tables, String base, Placeholders values) {
    return of(tables, base, values, Optional.empty());
  }

  /**
   * These tables, as one of several applications deploys them.
   *
   * @param application the binary name of the {@code Application}; may be empty where all of them
   *     have the same policy
   * @throws IllegalStateException if the application is in no table, a policy is not valid with
   *     these values, or a URI template is malformed
   */
  public static CompiledTable of(
      List<PolicyTable> tables, String base, Placeholders values, Optional<String> application) {
    return new CompiledTable(tables, new BasePath(base), values, application);
  }

  /** The same application with other tables. */
  public CompiledTable with(List<PolicyTable> others) {
    return new CompiledTable(others, base, values, application);
  }

  /**
   * The same application with other values of placeholders.
   *
   * @throws IllegalStateException if a policy is not valid with these values
   */
  public CompiledTable with(Placeholders others) {
    return new CompiledTable(tables, base, others, application);
  }

  /** The tables, one for each compilation. */
  public List<PolicyTable> tables() {
    return tables;
  }

  /** All declared policies, those included that are written twice. */
  private Map<DeclaredPolicy, Policy> bound() {
    Map<DeclaredPolicy, Policy> bound = new HashMap<>();
    Optional.ofNullable(deployed.applicationPolicy())
        .ifPresent(declared -> bound.put(declared, bind(declared, values)));
    for (PolicyTable table : deployed.tables()) {
      for (ResourceClass resource : table.classes()) {
        for (DeclaredPolicy declared : resource.policies()) {
          PolicyReview.of(declared.declaration(), values, DomainToAscii.ASCII_ONLY)
              .policy()
              .ifPresent(policy -> bound.put(declared, policy));
        }
      }
    }
    return bound;
  }

  private static Policy bind(DeclaredPolicy declared, Placeholders values) {
    PolicyReview review = PolicyReview.of(declared.declaration(), values, DomainToAscii.ASCII_ONLY);
    return review
        .policy()
        .orElseThrow(() ->
            new IllegalStateException(
                "The policy at "
                    + declared.site()
                    + " is not valid:\n"
                    + Stream.concat(review.unresolved().stream(), review.untolerated().stream())
                        .filter(finding -> finding.severity() == Severity.ERROR)
                        .map(finding -> finding.message() + " (" + finding.place() + ")")
                        .collect(Collectors.joining("\n"))));
  }

  private static List<TableListing> read(URL listing) throws IOException {
    try {
      return TableListing.read(listing);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(listing + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static PolicyTable table(ClassLoader loader, String name) {
    try {
      Object instance = Class.forName(name, true, loader).getConstructor().newInstance();
      if (instance instanceof Supplier<?> supplier && supplier.get() instanceof PolicyTable table) {
        return table;
      }
      throw new IllegalStateException(name + " holds no table");
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(
          "an incremental build left "
              + TableListing.PATH
              + " behind: build clean. It lists "
              + name
              + ", which is not there",
          e);
    } catch (ReflectiveOperationException | LinkageError e) {
      throw new IllegalStateException(name + " cannot be loaded: " + e, e);
    }
  }

  @Override
  public HttpResponse send(HttpRequest request) {
    String path = below(request.url());
    if (path == null) {
      return HttpResponse.of(404);
    }
    List<String> origins = request.headers().all("Origin");
    String origin = origins.size() == 1 ? origins.get(0) : null;
    if (Fetch.isPreflight(request) && !origins.isEmpty()) {
      String method = request.headers().get("Access-Control-Request-Method").orElse("");
      return preflight(decisions.preflight(path, method, origin), origin);
    }
    Policy policy = decisions.unchosen(path, request.method(), 200);
    int status = GUARD.judge(policy, new SentFields(request)).handled() ? 200 : 403;
    return actual(policy, origin, status);
  }

  @Override
  public Optional<String> refusedByGuard(HttpRequest request) {
    String path = below(request.url());
    if (path == null || Fetch.isPreflight(request)) {
      return Optional.empty();
    }
    GuardVerdict verdict =
        GUARD.judge(decisions.unchosen(path, request.method(), 200), new SentFields(request));
    return verdict.handled() ? Optional.empty() : Optional.of(verdict.reason());
  }

  @Override
  public List<String> reasons(HttpRequest request, boolean credentials) {
    String path = below(request.url());
    if (path == null) {
      return List.of();
    }
    boolean preflight = Fetch.isPreflight(request);
    List<String> methods =
        preflight
            ? request.headers().all("Access-Control-Request-Method")
            : List.of(request.method());
    List<String> origins = request.headers().all("Origin");
    String method = methods.get(0);
    Asked asked =
        new Asked(
            method,
            methods.size(),
            path,
            List.of(),
            origins,
            request.headers().all("Access-Control-Request-Headers"),
            credentials,
            Fetch.originOf(request.url()));
    String origin = origins.size() == 1 ? origins.get(0) : null;
    Reasons reasons = Reasons.of(decisions, bound());
    Stream<Shortfall> found =
        preflight
            ? reasons.preflight(asked, decisions.preflight(path, method, origin)).stream()
            : reasons.actual(asked, decisions.unchosen(path, method, 200)).stream();
    return found.map(Shortfall::sentence).toList();
  }

  /** What the guard reads of a request. */
  private record SentFields(HttpRequest request) implements GuardedRequest {
    @Override
    public String method() {
      return request.method();
    }

    @Override
    public List<String> lines(String name) {
      List<String> lines = request.headers().all(name);
      return name.equals("cookie") && lines.isEmpty() && request.credentials()
          ? List.of("of the user")
          : lines;
    }

    @Override
    public @Nullable String authority() {
      return request.url().getRawAuthority();
    }
  }

  private @Nullable String below(URI url) {
    return base.below(String.valueOf(url.getRawPath())).orElse(null);
  }

  private static HttpResponse preflight(PreflightAnswer answer, @Nullable String origin) {
    if (answer instanceof PreflightAnswer.NotOurs) {
      return HttpResponse.of(404);
    }
    int status = answer instanceof PreflightAnswer.Granted ? 204 : 403;
    return with(answer.headers(), origin, HttpResponse.of(status));
  }

  private static HttpResponse actual(@Nullable Policy policy, @Nullable String origin, int status) {
    HttpResponse response = HttpResponse.of(status);
    return policy == null ? response : with(policy.answer(origin).headers(), origin, response);
  }

  private static HttpResponse with(
      CorsHeaders headers, @Nullable String origin, HttpResponse response) {
    HttpResponse written = response;
    for (CorsHeaders.Field field : headers.fields()) {
      written = written.with(field.name(), field.value(origin));
    }
    String vary = headers.vary();
    return vary == null ? written : written.with(CorsHeaders.VARY, vary);
  }
}
