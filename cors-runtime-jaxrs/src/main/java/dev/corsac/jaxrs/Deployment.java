package dev.corsac.jaxrs;

import dev.corsac.jaxrs.Tables.Listed;
import dev.corsac.policy.Finding;
import dev.corsac.policy.Policy;
import dev.corsac.policy.Severity;
import dev.corsac.policy.route.Decisions;
import dev.corsac.policy.route.DeclaredPolicy;
import dev.corsac.policy.route.PolicyTable;
import dev.corsac.policy.route.TableConflictException;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Configuration;
import jakarta.ws.rs.core.UriInfo;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Corsac in one application: its tables, and the policies that are in force now. Lives as a
 * property of the application's {@link Configuration}. Thread safe.
 */
final class Deployment {
  /** The property of the {@link Configuration} that holds the deployment. */
  static final String PROPERTY = "dev.corsac.jaxrs.deployment";

  private static final Logger LOG = System.getLogger("dev.corsac");

  // For Cors.reload(); weak, so that an application that is undeployed can go.
  private static final Set<Deployment> ACTIVE =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

  private final List<Listed> listed;
  private final List<PolicyTable> tables;
  private final Served served;
  private final Set<DeclaredPolicy> declared;
  private final ClassReview review;
  private final Settings settings;
  private final Explanations explanations;

  private final ConcurrentMap<Class<?>, ConcurrentMap<Method, MethodKey>> chosen =
      new ConcurrentHashMap<>();
  private final ConcurrentMap<Class<?>, Optional<String>> problems = new ConcurrentHashMap<>();
  private final Set<Class<?>> reported = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean notedForeignHeaders = new AtomicBoolean();

  private volatile boolean serving;
  private volatile Decisions decisions;

  private Deployment(
      List<Listed> listed,
      List<PolicyTable> tables,
      ClassReview review,
      Served served,
      Settings settings) {
    this.listed = listed;
    this.tables = tables;
    this.review = review;
    this.served = served;
    this.settings = settings;
    this.declared = served.policies(tables);
    PolicyBinding binding = PolicyBinding.of(declared, settings);
    if (!binding.valid()) {
      throw new CorsDeploymentException(String.join("\n", binding.messages(Severity.ERROR)));
    }
    binding.messages(Severity.WARNING).forEach(warning -> LOG.log(Level.WARNING, warning));
    this.decisions = decide(binding);
    this.explanations = Explanations.of(settings.flag(Settings.DIAGNOSTICS), binding);
    LOG.log(Level.INFO, summary(decisions));
  }

  /**
   * Reads the tables, reviews the classes that the server shows, and binds the policies.
   *
   * @param application the application, if the server gives it
   * @throws CorsDeploymentException if a class bears a policy that no table knows or that its table
   *     knows otherwise, two tables contradict each other, or a configured value is invalid
   */
  static Deployment start(Configuration configuration, @Nullable Application application) {
    Components components = Components.of(configuration, application);
    List<Listed> listed = Tables.load(components.loaders());
    List<PolicyTable> tables = listed.stream().map(Listed::table).distinct().toList();
    ClassReview review = new ClassReview(tables);
    List<String> problems = new ArrayList<>();
    components.all().forEach(type -> review.problem(type).ifPresent(problems::add));
    components.application().flatMap(review::applicationProblem).ifPresent(problems::add);
    if (!problems.isEmpty()) {
      throw new CorsDeploymentException(String.join("\n\n", problems));
    }
    Deployment deployment =
        new Deployment(
            listed,
            tables,
            review,
            Served.of(components, review, tables),
            new Settings(configuration));
    components.reportUnreached(listed, LOG);
    ACTIVE.add(deployment);
    return deployment;
  }

  /** The deployment of an application; null if it has none. */
  static @Nullable Deployment of(Configuration configuration) {
    return configuration.getProperty(PROPERTY) instanceof Deployment deployment
        ? deployment
        : null;
  }

  /** All deployments of this class loader that are still in use. */
  static List<Deployment> active() {
    synchronized (ACTIVE) {
      return List.copyOf(ACTIVE);
    }
  }

  Settings settings() {
    return settings;
  }

  Explanations explanations() {
    return explanations;
  }

  /** What requests ask. One snapshot: a reload puts another in its place. */
  Decisions decisions() {
    return decisions;
  }

  /** The generated filters, each once. */
  Collection<Class<? extends CorsResponseFilter>> generatedFilters() {
    Set<Class<? extends CorsResponseFilter>> filters = new LinkedHashSet<>();
    listed.forEach(each -> filters.add(each.filter()));
    return filters;
  }

  /** The name of the table whose filter writes the response; empty for the run time's own. */
  String writerOf(@Nullable MethodKey method) {
    return method == null ? "" : method.table();
  }

  /** Says that requests arrive: from now on nothing fails the deployment any more. */
  void serve() {
    if (!serving) {
      serving = true;
    }
  }

  /**
   * Reviews a class that the server shows, at deployment or, for sub-resources, later.
   *
   * @throws CorsDeploymentException if something is wrong with it and no request has arrived yet
   */
  void meet(Class<?> type) {
    Optional<String> problem = problem(type);
    if (problem.isPresent()) {
      if (!serving) {
        throw new CorsDeploymentException(problem.get());
      }
      report(type, problem.get());
    }
  }

  /** What the tables call a resource method. Reflects the first time only. */
  MethodKey chosen(Class<?> type, Method method) {
    ConcurrentMap<Method, MethodKey> ofType = chosen.get(type);
    if (ofType == null) {
      ofType = chosen.computeIfAbsent(type, absent -> new ConcurrentHashMap<>());
    }
    MethodKey known = ofType.get(method);
    if (known == null) {
      known = resolve(type, method);
      ofType.put(method, known);
    }
    return known;
  }

  /**
   * Binds the policies to the values that are configured now, and puts them into force if all are
   * valid; else the old ones stay.
   *
   * @return all findings
   */
  synchronized List<Finding> reload(Settings current) {
    PolicyBinding binding = PolicyBinding.of(declared, current);
    binding.messages(Severity.WARNING).forEach(warning -> LOG.log(Level.WARNING, warning));
    if (binding.valid()) {
      decisions = decide(binding);
      LOG.log(Level.INFO, summary(decisions));
    } else {
      LOG.log(
          Level.ERROR,
          "The policies stay as they were, because configured values are invalid:\n"
              + String.join("\n", binding.messages(Severity.ERROR)));
    }
    return binding.findings().stream().map(PolicyBinding.SitedFinding::finding).toList();
  }

  /** Logs, the first time, that other code writes CORS headers too. */
  void noteForeignHeaders(String method, UriInfo uriInfo) {
    if (notedForeignHeaders.compareAndSet(false, true)) {
      LOG.log(
          Level.WARNING,
          "Other code has set CORS headers on the response to "
              + method
              + " "
              + uriInfo.getRequestUri().getRawPath()
              + ". They were removed, because two values make browsers refuse both; remove that"
              + " code. This is logged once.");
    }
  }

  private static String summary(Decisions decisions) {
    long origins =
        decisions.policies().stream()
            .flatMap(policy -> policy.origins().patterns().stream())
            .distinct()
            .count();
    return "Corsac: "
        + decisions.routes()
        + " routes, "
        + decisions.policies().size()
        + " policies and "
        + origins
        + " origins are in force";
  }

  private Decisions decide(PolicyBinding binding) {
    try {
      return Decisions.of(
          tables,
          served,
          // What is not reachable here is never asked for; should it be, it grants nothing.
          policy -> binding.policies().getOrDefault(policy, Policy.SAME_ORIGIN));
    } catch (TableConflictException e) {
      throw new CorsDeploymentException(String.valueOf(e.getMessage()), e);
    }
  }

  private MethodKey resolve(Class<?> type, Method method) {
    Optional<String> problem = problem(type);
    if (problem.isPresent()) {
      report(type, problem.get());
      return MethodKey.UNKNOWN;
    }
    return review.resolve(type, method);
  }

  private Optional<String> problem(Class<?> type) {
    return problems.computeIfAbsent(type, review::problem);
  }

  private void report(Class<?> type, String problem) {
    if (reported.add(type)) {
      LOG.log(Level.ERROR, problem + "\nUntil then its responses get no CORS headers.");
    }
  }
}
