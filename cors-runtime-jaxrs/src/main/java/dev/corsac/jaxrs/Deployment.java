package dev.corsac.jaxrs;

import dev.corsac.jaxrs.application.Components;
import dev.corsac.jaxrs.application.JerseyApplications;
import dev.corsac.jaxrs.front.FrontDoor;
import dev.corsac.jaxrs.front.PolicyInForce;
import dev.corsac.jaxrs.lifecycle.DeploymentLog;
import dev.corsac.jaxrs.lifecycle.InForce;
import dev.corsac.jaxrs.lifecycle.LifeCycle;
import dev.corsac.jaxrs.lifecycle.ServedMethod;
import dev.corsac.jaxrs.lifecycle.ServedMethods;
import dev.corsac.jaxrs.resource.RunTimeClasses;
import dev.corsac.jaxrs.server.CxfQuirks;
import dev.corsac.jaxrs.server.ResteasyQuirks;
import dev.corsac.jaxrs.value.Settings;
import dev.corsac.policy.finding.Finding;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Configuration;
import jakarta.ws.rs.core.FeatureContext;
import java.lang.reflect.Method;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Corsac in one application, as its server configures and asks it; what is in force is its {@link
 * LifeCycle}. Lives as a property of the application's {@link Configuration}. Thread safe.
 *
 * <p>It is complete as soon as the server has shown the application, which is when features are
 * configured, or when the first resource class is, or with the first request.
 */
final class Deployment {
  /** The property of the {@link Configuration} that holds the deployment. */
  private static final String PROPERTY = "dev.corsac.jaxrs.deployment";

  private final Configuration configuration;

  private final DeploymentLog log = new DeploymentLog();
  private final LifeCycle lifeCycle;

  private final Set<Class<?>> met = ConcurrentHashMap.newKeySet();

  private final Rewriting rewriting = new Rewriting();

  // CXF does not have the application's components in its configuration.
  private volatile Set<Class<?>> shown = Set.of();
  private volatile @Nullable ServerConfiguration server;
  private volatile @Nullable LateCode lateCode;
  private volatile @Nullable ResourceInfo resourceInfo;
  private volatile @Nullable Boolean takesDeclaredTypes;
  private volatile boolean readableErrors;

  private final boolean refusesInterceptors;
  // Of a server that refuses interceptors, until the first request.
  private volatile @Nullable FeatureContext whole;

  private volatile @Nullable Application innermost;
  // Of all applications into whose filters the server injects the same; empty if it tells them
  // apart.
  private volatile Set<Deployment> sharing = ConcurrentHashMap.newKeySet();

  static {
    FrontDoor.findBy(new Doors());
  }

  private Deployment(Configuration configuration) {
    this.configuration = configuration;
    this.lifeCycle = new LifeCycle(configuration, log);
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
    if (deployment != null && (application == null || deployment.lifeCycle.hasBegun())) {
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
      ActiveDeployments.add(deployment);
    }
    if (own != null && application != null) {
      deployment.tellApart(own, application);
    }
    deployment.shown = Set.copyOf(components.listed());
    deployment.whole = deployment.refusesInterceptors ? context : null;
    Registration.register(context, deployment, components.loaders());
    if (application != null) {
      deployment.lifeCycle.deploy(components);
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
        : ActiveDeployments.all().stream()
            .filter(each -> each.isPartOf(configuration))
            .findAny()
            .orElse(null);
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
    for (Deployment each : ActiveDeployments.all()) {
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

  /**
   * Takes what tells of the current request which resource method the server chose, for filters
   * into which the server injects nothing.
   */
  void readChosenFrom(@Nullable ResourceInfo ofCurrentRequest) {
    resourceInfo = ofCurrentRequest;
  }

  /** See {@link #readChosenFrom}. */
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

  /** The policies that are in force now, for people. */
  List<PolicyInForce> policies() {
    return lifeCycle.policies();
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

  /** What is logged once. */
  DeploymentLog log() {
    return log;
  }

  /**
   * What is in force: one snapshot, to be asked for once for each request. Settles what is served,
   * if nothing has asked before.
   */
  InForce inForce() {
    serve();
    return lifeCycle.inForce();
  }

  /**
   * Reviews a class that the server shows before the first request arrives; after that nothing
   * changes what is served.
   *
   * @throws CorsDeploymentException if something is wrong with it
   */
  void reviewClass(Class<?> reported, @Nullable Method method) {
    Class<?> type = narrowest(reported, method);
    if (!lifeCycle.isSettled() && met.add(type)) {
      lifeCycle.reviewClass(type);
    }
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
    if (!lifeCycle.isSettled()) {
      lifeCycle.settle();
      whole = null;
    }
  }

  /** Says that the application is gone, where the server tells. */
  void close() {
    lifeCycle.close();
  }

  /** Whether the server has said so. */
  boolean isOver() {
    return lifeCycle.isOver();
  }

  /** Binds the policies to the values that are configured now; see {@link Cors#reload()}. */
  List<Finding> reload() {
    return reload(configuration);
  }

  /** The same with the values of a configuration. */
  List<Finding> reload(Configuration current) {
    return lifeCycle.reload(current);
  }
}
