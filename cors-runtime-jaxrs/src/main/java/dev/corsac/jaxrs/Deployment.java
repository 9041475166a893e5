package dev.corsac.jaxrs;

import dev.corsac.jaxrs.Tables.Listed;
import dev.corsac.jaxrs.front.FrontDoor;
import dev.corsac.jaxrs.front.RequestHead;
import dev.corsac.policy.Policy;
import dev.corsac.policy.PolicyDeclaration;
import dev.corsac.policy.decide.Decisions;
import dev.corsac.policy.finding.Finding;
import dev.corsac.policy.finding.Severity;
import dev.corsac.policy.route.DeclaredPolicy;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Configuration;
import jakarta.ws.rs.core.FeatureContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.ref.WeakReference;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

  // The only one of them; empty while there is none or several, or until it is asked for.
  private static volatile WeakReference<@Nullable Deployment> only = new WeakReference<>(null);

  private final Configuration configuration;

  private final Set<Class<?>> met = ConcurrentHashMap.newKeySet();
  private final Set<String> reported = ConcurrentHashMap.newKeySet();
  // Of classes that no table knew when they were chosen: their tables may come with a reload.
  private final Set<ClassLoader> unknownLoaders = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean notedForeignHeaders = new AtomicBoolean();
  private final GuardLog guardLog = new GuardLog();

  private final Rewriting rewriting = new Rewriting();

  // CXF does not have the application's components in its configuration.
  private volatile Set<Class<?>> shown = Set.of();
  private volatile @Nullable ServerConfiguration server;
  private volatile @Nullable LateCode lateCode;
  private volatile @Nullable ResourceInfo resourceInfo;
  private volatile @Nullable Boolean takesDeclaredTypes;
  private volatile boolean serving;
  private volatile boolean readableErrors;
  private volatile @Nullable InForce inForce;

  private final boolean refusesInterceptors;
  // Of a server that refuses interceptors, until the first request.
  private volatile @Nullable FeatureContext whole;

  private volatile @Nullable Application innermost;
  // Of all applications into whose filters the server injects the same; empty if it tells them
  // apart.
  private volatile Set<Deployment> sharing = ConcurrentHashMap.newKeySet();

  // What follows is guarded by this.
  private @Nullable ShownApplication application;
  private @Nullable ReadValues values;
  private @Nullable Settings reloaded;
  private final Set<String> said = new LinkedHashSet<>();
  private boolean changed;
  private boolean closed;
  private boolean notedWriting;

  static {
    FrontDoor.findBy(new Doors());
  }

  private Deployment(Configuration configuration) {
    this.configuration = configuration;
    this.refusesInterceptors = ResteasyQuirks.refusesInterceptors(configuration);
  }

  /** Whether the server answers 500 where a {@code WriterInterceptor} is registered. */
  boolean refusesInterceptors() {
    return refusesInterceptors;
  }

  /**
   * What registers components of the whole application while the server shows resource methods;
   * null if the server runs interceptors, or requests arrive already.
   */
  @Nullable FeatureContext whole() {
    return whole;
  }

  /** Logs, once, what sets headers behind the filters of a server that refuses interceptors. */
  synchronized void noteWriting(Set<Class<?>> types) {
    if (!types.isEmpty() && !notedWriting) {
      notedWriting = true;
      LOG.log(
          Level.WARNING,
          "This server answers 500 where a WriterInterceptor has to run on its IO thread, so Corsac"
              + " registers none, and CORS headers that are set while an entity is written are not"
              + " removed. See that this code sets none: "
              + types.stream().map(Class::getName).sorted().collect(Collectors.joining(", "))
              + ".");
    }
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
    Deployment deployment = of(configuration);
    if (deployment != null && (application == null || deployment.inForce != null)) {
      return deployment;
    }
    boolean first = deployment == null;
    if (deployment == null) {
      deployment = new Deployment(configuration);
      context.property(PROPERTY, deployment);
    }
    Application own =
        application == null ? null : JerseyApplications.of(context, application, deployment::isOf);
    Components components = Components.of(configuration, own);
    if (first) {
      begin(deployment);
    }
    if (own != null && application != null) {
      deployment.tellApart(own, application);
    }
    deployment.shown = Set.copyOf(components.listed());
    deployment.whole = deployment.refusesInterceptors ? context : null;
    Registration.register(context, deployment, components.loaders());
    if (application != null) {
      deployment.deploy(components);
    }
    Settings settings = new Settings(configuration, components.properties());
    deployment.readableErrors = settings.flag(Settings.READABLE_ERRORS);
    if (deployment.readableErrors && !configuration.isRegistered(ReadableErrors.class)) {
      context.register(ReadableErrors.class, Integer.MAX_VALUE);
    }
    return deployment;
  }

  /** The deployment of an application; null if it has none. */
  static @Nullable Deployment of(Configuration configuration) {
    return configuration.getProperty(PROPERTY) instanceof Deployment deployment
        ? deployment
        : active().stream().filter(each -> each.isPartOf(configuration)).findAny().orElse(null);
  }

  /**
   * Whether what was registered in one configuration is in another. CXF gives each feature a
   * configuration of its own, and keeps the components, not the properties.
   */
  private boolean isPartOf(Configuration whole) {
    return configuration.getInstances().stream()
        .anyMatch(each -> each instanceof PreflightFilter && whole.isRegistered(each));
  }

  private boolean isOf(Configuration other) {
    return other.getProperty(PROPERTY) == this;
  }

  /** Notes whether the server injects another application into this one's features and filters. */
  private void tellApart(Application own, Application injected) {
    innermost = Components.innermost(own);
    Application other = Components.innermost(injected);
    for (Deployment each : active()) {
      if (each != this
          && !Components.areSame(other, innermost)
          && Components.areSame(each.innermost, other)) {
        each.sharing.add(each);
        each.sharing.add(this);
        sharing = each.sharing;
      }
    }
  }

  /**
   * The deployment that a request is for, where several share what the server injects; null if the
   * request does not tell.
   */
  @Nullable Deployment of(ContainerRequestContext request) {
    if (sharing.isEmpty()) {
      return this;
    }
    Application asked = JerseyApplications.of(request);
    return sharing.stream()
        .filter(each -> asked != null && Components.areSame(each.innermost, asked))
        .findAny()
        .orElse(null);
  }

  /** All deployments of this class loader that are still in use. */
  static List<Deployment> active() {
    synchronized (ACTIVE) {
      return List.copyOf(ACTIVE);
    }
  }

  /** The only deployment of this class loader; null if there is none, or several. */
  static @Nullable Deployment only() {
    Deployment known = only.get();
    if (known == null) {
      synchronized (ACTIVE) {
        known = ACTIVE.size() == 1 ? ACTIVE.iterator().next() : null;
        only = new WeakReference<>(known);
      }
    }
    return known;
  }

  private static void begin(Deployment deployment) {
    synchronized (ACTIVE) {
      ACTIVE.add(deployment);
      only = new WeakReference<>(null);
    }
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
      known = ServerConfiguration.of(configuration, components());
      server = known;
    }
    return known;
  }

  /** Whether exceptions that nobody maps are answered, as {@link ReadableErrors} does. */
  boolean readableErrors() {
    return readableErrors;
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
      known = LateCode.of(configuration, components());
      lateCode = known;
    }
    return known;
  }

  /** The classes that the server has shown as components of the application by now. */
  Set<Class<?>> components() {
    Set<Class<?>> components = new LinkedHashSet<>(shown);
    components.addAll(Components.registered(configuration));
    return components;
  }

  /** Whether the application as a whole has one of Corsac's components. */
  boolean hasRegistered(Class<?> component) {
    return configuration.isRegistered(component);
  }

  /**
   * What is in force: one snapshot, to be asked for once for each request. Settles what is served,
   * if nothing has asked before.
   */
  InForce inForce() {
    serve();
    return Objects.requireNonNull(inForce);
  }

  /**
   * Reviews a class that the server shows before the first request arrives; after that nothing
   * changes what is served.
   *
   * @throws CorsDeploymentException if something is wrong with it
   */
  void meet(Class<?> reported, @Nullable Method method) {
    if (!serving && met.add(narrowest(reported, method))) {
      meet(narrowest(reported, method));
    }
  }

  private synchronized void meet(Class<?> type) {
    if (serving) {
      return;
    }
    if (application == null) {
      deploy(Components.of(configuration, null));
    }
    ShownApplication shown = Objects.requireNonNull(application);
    if (!shown.meet(type)) {
      return;
    }
    List<String> faults = new ArrayList<>();
    shown.review().problem(type).ifPresent(faults::add);
    Set<DeclaredPolicy> policies = new LinkedHashSet<>();
    shown
        .described()
        .servedBy(type)
        .forEach(entry -> policies.addAll(DescribedClasses.policies(entry.resource())));
    faults.addAll(PolicyBinding.of(policies, readValues(shown)).messages(Severity.ERROR));
    if (!faults.isEmpty()) {
      throw failure(faults);
    }
    changed = true;
  }

  // Some servers report the interface that bears the annotations, and the method of the class.
  private static Class<?> narrowest(Class<?> reported, @Nullable Method method) {
    return method != null && reported.isAssignableFrom(method.getDeclaringClass())
        ? method.getDeclaringClass()
        : reported;
  }

  /** What is known of a resource method. Reflects the first time only. */
  ServedMethod chosen(Class<?> type, Method method) {
    return inForce().methods().of(type, method);
  }

  /**
   * The same, with the request's own resource at hand, where the class does not tell enough.
   *
   * @param request after matching
   */
  ServedMethod chosen(Class<?> type, Method method, ContainerRequestContext request) {
    ServedMethods methods = inForce().methods();
    if (takesDeclaredTypes(request) && CxfQuirks.isBelowLocator(request)) {
      return methods.ofDeclared(type, method);
    }
    ServedMethod known = methods.of(type, method);
    if (!known.dependsOnResource()) {
      return known;
    }
    List<Object> matched = request.getUriInfo().getMatchedResources();
    Object resource = matched == null || matched.isEmpty() ? null : matched.get(0);
    return type.isInstance(resource) ? methods.of(RunTimeClasses.of(resource), method) : known;
  }

  /**
   * Whether the server shows what locators declare, and not what they returned: it never changes.
   */
  private boolean takesDeclaredTypes(ContainerRequestContext request) {
    Boolean known = takesDeclaredTypes;
    if (known == null) {
      known = CxfQuirks.takesDeclaredTypes(request);
      takesDeclaredTypes = known;
    }
    return known;
  }

  /** Says that requests arrive: what is served is settled, and nothing fails the deployment. */
  void serve() {
    if (!serving) {
      settle();
    }
  }

  private synchronized void settle() {
    if (serving) {
      return;
    }
    try {
      if (application == null) {
        application = load(Components.of(configuration, null));
      }
      boolean news = application.register(Components.registered(configuration));
      if (news || changed || inForce == null || application.isOpen()) {
        putInForce(application, readValues(application), true);
      }
    } catch (CorsDeploymentException e) {
      LOG.log(Level.ERROR, e.getMessage() + "\nUntil then no response gets CORS headers.");
      closeDown();
    }
    serving = true;
    whole = null;
  }

  /** Binds the policies to the values that are configured now; see {@link Cors#reload()}. */
  List<Finding> reload() {
    return reload(configuration);
  }

  /** The same with the values of a configuration. */
  synchronized List<Finding> reload(Configuration current) {
    Settings settings =
        new Settings(
            current, application == null ? Map.of() : application.components().properties());
    ShownApplication shown = application;
    if (shown == null || inForce == null) {
      // Nothing is deployed yet. Whatever the server shows later is bound to these values.
      reloaded = settings;
      values = null;
      return List.of();
    }
    ReadValues read = new ReadValues(settings);
    try {
      shown = refreshed(shown);
      PolicyBinding binding = shown.tables(serving).bind(read);
      List<Finding> ofGuard = GuardSettings.of(read).faults();
      if (binding.valid() && ofGuard.isEmpty()) {
        said.clear();
        putInForce(shown, read, serving);
      } else {
        List<String> faults = new ArrayList<>(binding.messages(Severity.ERROR));
        ofGuard.stream().map(Finding::message).forEach(faults::add);
        LOG.log(
            Level.ERROR,
            staying() + ", because configured values are invalid:\n" + String.join("\n", faults));
      }
      return Stream.concat(
              binding.findings().stream().map(PolicyBinding.SitedFinding::finding),
              ofGuard.stream())
          .toList();
    } catch (CorsDeploymentException e) {
      LOG.log(Level.ERROR, staying() + ": " + e.getMessage());
      return List.of();
    }
  }

  private String staying() {
    return closed ? "No response gets CORS headers yet" : "The policies stay as they were";
  }

  /** Logs, the first time, that other code writes CORS headers too. */
  void noteForeignHeaders(RequestHead request) {
    if (notedForeignHeaders.compareAndSet(false, true)) {
      LOG.log(
          Level.WARNING,
          "Other code has set CORS headers on the response to "
              + request.method()
              + " "
              + request.shownPath()
              + ". They were removed, because two values make browsers refuse both; remove that"
              + " code. This is logged once.");
    }
  }

  /**
   * Puts an application in force that the server shows, if it has not done so before.
   *
   * @throws CorsDeploymentException if something is wrong with it
   */
  private synchronized void deploy(Components components) {
    if (inForce != null) {
      return;
    }
    try {
      ShownApplication shown = load(components);
      application = shown;
      putInForce(shown, readValues(shown), false);
    } catch (CorsDeploymentException e) {
      throw logged(e);
    }
  }

  private static ShownApplication load(Components components) {
    Set<ClassLoader> loaders = components.loaders();
    return new ShownApplication(components, loaders, Tables.load(loaders));
  }

  /** The application with the tables that have come since; none goes while it is deployed. */
  private ShownApplication refreshed(ShownApplication shown) {
    Set<ClassLoader> loaders = new LinkedHashSet<>(shown.loaders());
    loaders.addAll(unknownLoaders);
    Set<Listed> listings = new LinkedHashSet<>(shown.listings());
    return listings.addAll(Tables.load(loaders))
        ? shown.with(loaders, List.copyOf(listings))
        : shown;
  }

  private ReadValues readValues(ShownApplication shown) {
    ReadValues read = values;
    if (read == null) {
      Map<String, Object> properties = shown.components().properties();
      read = new ReadValues(reloaded == null ? new Settings(configuration, properties) : reloaded);
      values = read;
    }
    return read;
  }

  /**
   * Puts the policies of an application in force, with these values.
   *
   * @param settling whether the server has shown all that it will
   * @throws CorsDeploymentException if something is wrong; then nothing has changed
   */
  private void putInForce(ShownApplication shown, ReadValues read, boolean settling) {
    List<String> faults = new ArrayList<>(shown.faults());
    ApplicationTables tables = shown.tables(settling);
    PolicyBinding binding = tables.bind(read);
    GuardSettings guarding = GuardSettings.of(read);
    guarding.faults().stream().map(Finding::message).forEach(faults::add);
    faults.addAll(binding.messages(Severity.ERROR));
    faults.addAll(tables.conflicts(Severity.ERROR));
    if (!faults.isEmpty()) {
      throw new CorsDeploymentException(String.join("\n\n", faults));
    }
    Decisions decisions = tables.decide(binding);
    boolean explain = read.settings().flag(Settings.DIAGNOSTICS);
    RequestGuard guard = new RequestGuard(guarding, guardLog, explain);
    inForce = snapshot(shown, decisions, binding::of, Explanations.of(explain, binding), guard);
    application = shown;
    values = read;
    changed = false;
    closed = false;
    reported.clear();
    report(shown, tables, binding, decisions, guarding.mode());
    StartReport.policies(tables, binding, read).forEach(line -> say(Level.INFO, line));
  }

  private InForce snapshot(
      ShownApplication shown,
      Decisions decisions,
      Function<PolicyDeclaration, Policy> policies,
      Explanations explanations,
      RequestGuard guard) {
    MethodResolution resolution = new MethodResolution(shown.described(), shown.undescribed());
    return new InForce(
        decisions,
        explanations,
        new ServedMethods(
            shown.review(),
            resolution,
            new DeclaredTypes(shown.described(), shown.loaders()),
            decisions,
            policies,
            this::report),
        guard);
  }

  private void report(
      ShownApplication shown,
      ApplicationTables tables,
      PolicyBinding binding,
      Decisions decisions,
      GuardSettings.Mode guard) {
    binding.messages(Severity.NOTE).forEach(note -> say(Level.INFO, note));
    binding.messages(Severity.WARNING).forEach(warning -> say(Level.WARNING, warning));
    tables.conflicts(Severity.WARNING).forEach(warning -> say(Level.WARNING, warning));
    say(Level.INFO, StartReport.inForce(tables, binding, decisions, guard));
    StartReport.reached(shown, tables).ifPresent(text -> say(Level.INFO, text));
    StartReport.notReached(shown, tables).ifPresent(text -> say(Level.WARNING, text));
    StartReport.unknownPaths(shown, tables).ifPresent(text -> say(Level.WARNING, text));
  }

  /** Logs what has not been said since the last reload. */
  private void say(Level level, String text) {
    if (said.add(text)) {
      LOG.log(level, text);
    }
  }

  /** Nothing is granted, and what other code grants where there are policies is taken away. */
  private void closeDown() {
    PolicyBinding nothing = PolicyBinding.NONE;
    Explanations silent = Explanations.of(false, nothing);
    RequestGuard guard = new RequestGuard(GuardSettings.DEFAULT, guardLog, false);
    Components components =
        application == null ? Components.of(configuration, null) : application.components();
    ShownApplication none = new ShownApplication(components, components.loaders(), List.of());
    application = application == null ? none : application;
    closed = true;
    Function<PolicyDeclaration, Policy> refused = declaration -> Policy.SAME_ORIGIN;
    try {
      inForce = snapshot(application, application.tables(true).refuseAll(), refused, silent, guard);
    } catch (CorsDeploymentException e) {
      // The tables contradict each other.
      inForce = snapshot(none, none.tables(true).refuseAll(), refused, silent, guard);
    }
  }

  private CorsDeploymentException failure(List<String> faults) {
    return logged(new CorsDeploymentException(String.join("\n\n", faults)));
  }

  /**
   * Some servers hide what failed the deployment as soon as the second request arrives: Jersey in a
   * servlet container says then that its configuration cannot be changed any more.
   */
  private CorsDeploymentException logged(CorsDeploymentException failure) {
    LOG.log(Level.ERROR, "The deployment fails: " + failure.getMessage());
    return failure;
  }

  private void report(Class<?> type, String problem) {
    Optional.ofNullable(type.getClassLoader()).ifPresent(unknownLoaders::add);
    if (reported.add(type.getName())) {
      LOG.log(Level.ERROR, problem + "\nUntil then its responses get no CORS headers.");
    }
  }
}
