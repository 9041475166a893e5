package dev.corsac.jaxrs;

import dev.corsac.jaxrs.Tables.Listed;
import dev.corsac.policy.Finding;
import dev.corsac.policy.Severity;
import dev.corsac.policy.route.Decisions;
import dev.corsac.policy.route.PolicyTable;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Configuration;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.UriInfo;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
 *
 * <p>It is complete as soon as the server has shown the application, which is when features are
 * configured, or when the first resource class is, or with the first request.
 */
final class Deployment {
  /** The property of the {@link Configuration} that holds the deployment. */
  private static final String PROPERTY = "dev.corsac.jaxrs.deployment";

  private static final Logger LOG = System.getLogger("dev.corsac");

  // For Cors.reload(); weak, so that an application that is undeployed can go.
  private static final Set<Deployment> ACTIVE =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

  /**
   * What is in force. A reload puts another in its place.
   *
   * @param application what the server has shown
   * @param review knows the tables' classes
   * @param decisions what requests ask
   * @param explanations what is logged of refusals
   */
  private record InForce(
      ApplicationTables application,
      ClassReview review,
      Decisions decisions,
      Explanations explanations) {}

  private final Configuration configuration;

  // Most methods are chosen as their own class's; those that are inherited, as several classes'.
  private final ConcurrentMap<Method, ServedMethod> chosen = new ConcurrentHashMap<>();
  private final ConcurrentMap<Class<?>, ConcurrentMap<Method, ServedMethod>> inherited =
      new ConcurrentHashMap<>();
  private final ConcurrentMap<Class<?>, Optional<String>> problems = new ConcurrentHashMap<>();
  private final Set<Class<?>> reported = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean notedForeignHeaders = new AtomicBoolean();

  private final Rewriting rewriting = new Rewriting();

  private volatile @Nullable ServerConfiguration server;
  private volatile @Nullable LateCode lateCode;
  private volatile @Nullable ResourceInfo resourceInfo;
  private volatile boolean serving;
  private volatile @Nullable InForce inForce;

  private Deployment(Configuration configuration) {
    this.configuration = configuration;
  }

  /**
   * The deployment of the application that is being configured; a new one, if it has none yet.
   *
   * @param application the application, if the server gives it by now
   * @throws CorsDeploymentException if a class bears a policy that no table knows or that its table
   *     knows otherwise, two tables contradict each other, or a configured value is invalid
   */
  static Deployment of(FeatureContext context, @Nullable Application application) {
    Configuration configuration = context.getConfiguration();
    Components components = Components.of(configuration, application);
    Deployment deployment = of(configuration);
    if (deployment == null) {
      deployment = new Deployment(configuration);
      context.property(PROPERTY, deployment);
      ACTIVE.add(deployment);
    }
    Registration.register(context, deployment, components.loaders());
    if (application != null) {
      deployment.complete(components);
    }
    Settings settings = new Settings(configuration, components.properties());
    if (settings.flag(Settings.READABLE_ERRORS)
        && !configuration.isRegistered(ReadableErrors.class)) {
      context.register(ReadableErrors.class, Integer.MAX_VALUE);
    }
    return deployment;
  }

  /** The deployment of an application; null if it has none. */
  static @Nullable Deployment of(Configuration configuration) {
    return configuration.getProperty(PROPERTY) instanceof Deployment deployment ? deployment : null;
  }

  /** All deployments of this class loader that are still in use. */
  static List<Deployment> active() {
    synchronized (ACTIVE) {
      return List.copyOf(ACTIVE);
    }
  }

  /** The only deployment of this class loader; null if there is none, or several. */
  static @Nullable Deployment only() {
    List<Deployment> active = active();
    return active.size() == 1 ? active.get(0) : null;
  }

  /**
   * Takes what tells of the current request which resource method the server chose, for filters
   * into which the server injects nothing.
   */
  void choosing(@Nullable ResourceInfo ofCurrentRequest) {
    resourceInfo = ofCurrentRequest;
  }

  /** See {@link #choosing}. */
  @Nullable ResourceInfo resourceInfo() {
    return resourceInfo;
  }

  /** What the server's configuration says; only for requests, when it is complete. */
  ServerConfiguration server() {
    ServerConfiguration known = server;
    if (known == null) {
      known = ServerConfiguration.of(configuration);
      server = known;
    }
    return known;
  }

  /** Notices changes of the URI. */
  Rewriting rewriting() {
    return rewriting;
  }

  /**
   * The application's code behind response filters; only for when the server shows resource
   * methods, and with them components that it did not show to features.
   */
  LateCode lateCode() {
    LateCode known = lateCode;
    if (known == null) {
      known = LateCode.of(configuration);
      lateCode = known;
    }
    return known;
  }

  /** Whether the application as a whole has one of Corsac's components. */
  boolean hasRegistered(Class<?> component) {
    return configuration.isRegistered(component);
  }

  /** What requests ask: one snapshot. */
  Decisions decisions() {
    return inForce().decisions();
  }

  Explanations explanations() {
    return inForce().explanations();
  }

  /**
   * Reviews a class that the server shows, at deployment or, for sub-resources, later.
   *
   * @throws CorsDeploymentException if something is wrong with it and no request has arrived yet
   */
  void meet(Class<?> type, @Nullable Method method) {
    if (!serving) {
      complete(Components.of(configuration, null));
      problem(type)
          .ifPresent(problem -> {
            throw new CorsDeploymentException(problem);
          });
      serveToo(type);
    }
    if (method != null) {
      chosen(type, method);
    }
  }

  /** What is known of a resource method. Reflects the first time only. */
  ServedMethod chosen(Class<?> type, Method method) {
    ConcurrentMap<Method, ServedMethod> ofType =
        method.getDeclaringClass() == type ? chosen : inherited.get(type);
    if (ofType == null) {
      ofType = inherited.computeIfAbsent(type, absent -> new ConcurrentHashMap<>());
    }
    ServedMethod known = ofType.get(method);
    if (known == null) {
      MethodKey key = resolve(type, method);
      known = new ServedMethod(key, decisions());
      ofType.put(method, known);
    } else if (!known.isOf(decisions())) {
      known = known.in(decisions());
      ofType.put(method, known);
    }
    return known;
  }

  /** Says that requests arrive: from now on nothing fails the deployment any more. */
  void serve() {
    if (serving) {
      return;
    }
    try {
      complete(Components.of(configuration, null));
    } catch (CorsDeploymentException e) {
      LOG.log(Level.ERROR, e.getMessage() + "\nUntil then no response gets CORS headers.");
      closeDown();
    }
    serving = true;
  }

  /** Binds the policies to the values that are configured now; see {@link Cors#reload()}. */
  List<Finding> reload() {
    return reload(configuration);
  }

  /** The same with the values of a configuration. */
  synchronized List<Finding> reload(Configuration current) {
    InForce before = inForce;
    if (before == null) {
      return List.of();
    }
    Settings settings = before.application().settings().of(current);
    PolicyBinding binding = before.application().bind(settings);
    binding.messages(Severity.WARNING).forEach(warning -> LOG.log(Level.WARNING, warning));
    if (binding.valid()) {
      put(before.application(), before.review(), binding);
      reportInForce(inForce());
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
              + Requests.shownPath(uriInfo)
              + ". They were removed, because two values make browsers refuse both; remove that"
              + " code. This is logged once.");
    }
  }

  /** Completes the deployment, if it is not complete yet. */
  private synchronized void complete(Components components) {
    if (inForce != null) {
      return;
    }
    List<Listed> listed = Tables.load(components.loaders());
    List<PolicyTable> tables = listed.stream().map(Listed::table).toList();
    ClassReview review = new ClassReview(tables);
    List<String> faults = new ArrayList<>();
    components.all().forEach(type -> review.problem(type).ifPresent(faults::add));
    components.application().flatMap(review::applicationProblem).ifPresent(faults::add);
    Settings settings = new Settings(configuration, components.properties());
    ApplicationTables application = ApplicationTables.of(components, review, tables, settings);
    PolicyBinding binding = application.bind(settings);
    faults.addAll(binding.messages(Severity.ERROR));
    faults.addAll(application.conflicts(Severity.ERROR));
    if (!faults.isEmpty()) {
      throw new CorsDeploymentException(String.join("\n\n", faults));
    }
    binding.messages(Severity.WARNING).forEach(warning -> LOG.log(Level.WARNING, warning));
    application.conflicts(Severity.WARNING).forEach(warning -> LOG.log(Level.WARNING, warning));
    put(application, review, binding);
    reportInForce(inForce());
    components.reportReached(listed, application.served(), LOG);
  }

  /** Takes in a resource class that no configuration listed, now that the server shows it. */
  private synchronized void serveToo(Class<?> type) {
    InForce now = inForce();
    ApplicationTables application = now.application().and(type, now.review()).orElse(null);
    if (application == null) {
      return;
    }
    PolicyBinding binding = application.bind(application.settings());
    if (!binding.valid()) {
      throw new CorsDeploymentException(String.join("\n\n", binding.messages(Severity.ERROR)));
    }
    put(application, now.review(), binding);
  }

  private void put(ApplicationTables application, ClassReview review, PolicyBinding binding) {
    Decisions decisions = application.decide(binding);
    boolean explain = application.settings().flag(Settings.DIAGNOSTICS);
    inForce = new InForce(application, review, decisions, Explanations.of(explain, binding));
  }

  private static void reportInForce(InForce now) {
    long origins =
        now.decisions().policies().stream()
            .flatMap(policy -> policy.origins().patterns().stream())
            .distinct()
            .count();
    LOG.log(
        Level.INFO,
        "Corsac: "
            + now.decisions().routes()
            + " routes, "
            + now.decisions().policies().size()
            + " policies and "
            + origins
            + " origins are in force");
  }

  private synchronized void closeDown() {
    ApplicationTables nothing =
        new ApplicationTables(
            List.of(),
            List.of(),
            new Served(Optional.empty(), null),
            new Settings(configuration, Map.of()));
    PolicyBinding none = nothing.bind(nothing.settings());
    inForce =
        new InForce(
            nothing,
            new ClassReview(List.of()),
            nothing.decide(none),
            Explanations.of(false, none));
  }

  private InForce inForce() {
    InForce known = inForce;
    if (known == null) {
      serve();
      known = Objects.requireNonNull(inForce);
    }
    return known;
  }

  private MethodKey resolve(Class<?> type, Method method) {
    Optional<String> problem = problem(type);
    if (problem.isPresent()) {
      report(type, problem.get());
      return MethodKey.UNKNOWN;
    }
    try {
      serveToo(type);
    } catch (CorsDeploymentException e) {
      report(type, String.valueOf(e.getMessage()));
      return MethodKey.UNKNOWN;
    }
    MethodKey known = inForce().review().resolve(type, method);
    return known.isKnown() || ResourceAnnotations.isRouted(type, method)
        ? known
        : MethodKey.OF_SERVER;
  }

  private Optional<String> problem(Class<?> type) {
    return problems.computeIfAbsent(type, inForce().review()::problem);
  }

  private void report(Class<?> type, String problem) {
    if (reported.add(type)) {
      LOG.log(Level.ERROR, problem + "\nUntil then its responses get no CORS headers.");
    }
  }
}
