package dev.corsac.jaxrs.lifecycle;

import dev.corsac.jaxrs.CorsDeploymentException;
import dev.corsac.jaxrs.application.ApplicationTables;
import dev.corsac.jaxrs.application.Components;
import dev.corsac.jaxrs.application.ShownApplication;
import dev.corsac.jaxrs.application.StartReport;
import dev.corsac.jaxrs.application.Tables;
import dev.corsac.jaxrs.application.Tables.Listed;
import dev.corsac.jaxrs.front.PolicyInForce;
import dev.corsac.jaxrs.request.Explanations;
import dev.corsac.jaxrs.resource.DeclaredTypes;
import dev.corsac.jaxrs.resource.MethodResolution;
import dev.corsac.jaxrs.value.GuardSettings;
import dev.corsac.jaxrs.value.OriginSources;
import dev.corsac.jaxrs.value.PolicyBinding;
import dev.corsac.jaxrs.value.ReadValues;
import dev.corsac.jaxrs.value.Settings;
import dev.corsac.jaxrs.value.Supplied;
import dev.corsac.jaxrs.value.UnansweredException;
import dev.corsac.policy.Policy;
import dev.corsac.policy.PolicyDeclaration;
import dev.corsac.policy.decide.Decisions;
import dev.corsac.policy.finding.Finding;
import dev.corsac.policy.finding.Severity;
import dev.corsac.policy.reason.Reasons;
import dev.corsac.policy.route.DeclaredPolicy;
import jakarta.ws.rs.core.Configuration;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The life of a deployment: what the server has shown of the application, and the policies that are
 * in force because of it. It is complete with the first request; a reload puts other values in
 * force. Thread safe.
 */
public final class LifeCycle {
  private static final Logger LOG = System.getLogger("dev.corsac");

  private final Configuration configuration;
  private final DeploymentLog log;
  private final OriginSources sources;
  private final AskingAgain askingAgain;
  private final GuardLog guardLog = new GuardLog();
  // Of classes that came late; if no table knew them, their tables may come with a reload.
  private final Set<ClassLoader> lateLoaders = ConcurrentHashMap.newKeySet();

  private volatile boolean settled;
  private volatile boolean over;
  private volatile @Nullable InForce inForce;
  private volatile List<PolicyInForce> policies = List.of();

  // What follows is guarded by this.
  private @Nullable ShownApplication application;
  private @Nullable ReadValues values;
  private @Nullable Settings reloaded;
  private int readings;
  private boolean changed;
  private boolean closed;

  public LifeCycle(Configuration configuration, DeploymentLog log) {
    this(configuration, log, new OriginSources(), new AskingAgain());
  }

  /**
   * @param sources of origins
   * @param askingAgain when they are asked again
   */
  LifeCycle(
      Configuration configuration,
      DeploymentLog log,
      OriginSources sources,
      AskingAgain askingAgain) {
    this.configuration = configuration;
    this.log = log;
    this.sources = sources;
    this.askingAgain = askingAgain;
  }

  /** Whether something is in force already. */
  public boolean hasBegun() {
    return inForce != null;
  }

  /** The policies that are in force now, for people. */
  public List<PolicyInForce> policies() {
    return policies;
  }

  /** Whether a request has come; then nothing changes what is served. */
  public boolean isSettled() {
    return settled;
  }

  /** What is in force, once it {@link #isSettled}. */
  public InForce inForce() {
    return Objects.requireNonNull(inForce);
  }

  /**
   * Reviews a class that the server shows before the first request.
   *
   * @throws CorsDeploymentException if something is wrong with it
   */
  public synchronized void reviewClass(Class<?> type) {
    if (settled) {
      return;
    }
    if (application == null) {
      deploy(Components.of(configuration, null));
    }
    ShownApplication shown;
    try {
      shown = withTablesOf(Set.of(type), Objects.requireNonNull(application));
    } catch (CorsDeploymentException e) {
      throw log.logged(e);
    }
    if (!shown.reviewClass(type)) {
      return;
    }
    List<String> faults = new ArrayList<>();
    shown.review().problem(type).ifPresent(faults::add);
    Set<DeclaredPolicy> policies = new LinkedHashSet<>();
    shown.described().servedBy(type).forEach(entry -> policies.addAll(entry.resource().policies()));
    faults.addAll(PolicyBinding.of(policies, readValues(shown)).messages(Severity.ERROR));
    if (!faults.isEmpty()) {
      throw log.logged(new CorsDeploymentException(String.join("\n\n", faults)));
    }
    changed = true;
  }

  /** Settles what is served: requests arrive, and nothing fails the deployment any more. */
  public synchronized void settle() {
    if (settled) {
      return;
    }
    try {
      if (application == null) {
        application = load(Components.of(configuration, null));
      }
      Set<Class<?>> registered = Components.registered(configuration);
      application = withTablesOf(registered, application);
      boolean news = application.register(registered);
      if (news || changed || inForce == null || application.isOpen()) {
        putInForce(application, readValues(application), true);
      }
    } catch (CorsDeploymentException e) {
      log.closed(e);
      refuseAll();
    }
    settled = true;
  }

  /** Binds the policies to the values of a configuration; see {@code Cors.reload()}. */
  public synchronized List<Finding> reload(Configuration current) {
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
    try {
      shown = refreshed(shown);
      ReadValues read = reading(shown, settings);
      PolicyBinding binding = shown.tables(settled).bind(read);
      List<Finding> ofGuard = GuardSettings.of(read).faults();
      if (binding.valid() && ofGuard.isEmpty()) {
        log.sayAgain();
        putInForce(shown, read, settled);
      } else {
        List<String> faults = new ArrayList<>(binding.messages(Severity.ERROR));
        ofGuard.stream().map(Finding::message).forEach(faults::add);
        LOG.log(
            Level.ERROR,
            staying() + ", because configured values are invalid:\n" + String.join("\n", faults));
      }
      return Stream.of(
              binding.findings().stream().map(PolicyBinding.SitedFinding::finding),
              ofGuard.stream(),
              read.kept().stream())
          .flatMap(each -> each)
          .toList();
    } catch (CorsDeploymentException e) {
      LOG.log(Level.ERROR, staying() + ": " + e.getMessage());
      return List.of();
    }
  }

  private String staying() {
    return closed ? "No response gets CORS headers yet" : "The policies stay as they were";
  }

  /**
   * Puts an application in force that the server shows, if it has not done so before.
   *
   * @throws CorsDeploymentException if something is wrong with it
   */
  public synchronized void deploy(Components components) {
    if (inForce != null) {
      return;
    }
    try {
      ShownApplication shown = load(components);
      application = shown;
      putInForce(shown, readValues(shown), false);
    } catch (CorsDeploymentException e) {
      throw log.logged(e);
    }
  }

  private static ShownApplication load(Components components) {
    Set<ClassLoader> loaders = components.loaders();
    return new ShownApplication(components, loaders, Tables.load(loaders));
  }

  /** The application with the tables that have come since; none goes while it is deployed. */
  private ShownApplication refreshed(ShownApplication shown) {
    Set<ClassLoader> loaders = new LinkedHashSet<>(shown.loaders());
    loaders.addAll(lateLoaders);
    Set<Listed> listings = new LinkedHashSet<>(shown.listings());
    return listings.addAll(Tables.load(loaders))
        ? shown.with(loaders, List.copyOf(listings))
        : shown;
  }

  /**
   * The application with the tables of classes that the server shows late: their loaders may be
   * others than its own and the thread's.
   */
  private ShownApplication withTablesOf(Set<Class<?>> late, ShownApplication shown) {
    boolean others = false;
    for (Class<?> type : late) {
      ClassLoader loader = type.getClassLoader();
      others |= loader != null && !shown.loaders().contains(loader) && lateLoaders.add(loader);
    }
    if (!others) {
      return shown;
    }
    ShownApplication all = refreshed(shown);
    if (all.listings().size() > shown.listings().size()) {
      application = all;
      values = null;
      changed = true;
    }
    return all;
  }

  private ReadValues readValues(ShownApplication shown) {
    ReadValues read = values;
    if (read == null) {
      Map<String, Object> properties = shown.components().properties();
      read = reading(shown, reloaded == null ? new Settings(configuration, properties) : reloaded);
      values = read;
    }
    return read;
  }

  private ReadValues reading(ShownApplication shown, Settings settings) {
    if (shown.holdsPlaceholders()) {
      sources.find(configuration, settings, shown.loaders());
    }
    return new ReadValues(settings, sources, values);
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
    Decisions decisions = decide(shown, tables, binding, guarding, read);
    application = shown;
    changed = false;
    closed = false;
    log.reportAgain();
    report(shown, tables, binding, decisions, guarding.mode());
    StartReport.lines(policies).forEach(line -> log.say(Level.INFO, line));
    readings++;
    askingAgain.forgetAll();
    read.answered().forEach(sources::heals);
    read.lists().forEach(this::askAgainFor);
  }

  /** Puts one snapshot in the place of another. */
  private Decisions decide(
      ShownApplication shown,
      ApplicationTables tables,
      PolicyBinding binding,
      GuardSettings guarding,
      ReadValues read) {
    Decisions decisions = tables.decide(binding);
    boolean explain = read.settings().flag(Settings.DIAGNOSTICS);
    RequestGuard guard = new RequestGuard(guarding, guardLog, explain);
    Explanations explanations =
        explain ? Explanations.by(Reasons.of(decisions, binding.policies())) : Explanations.SILENT;
    inForce = snapshot(shown, decisions, binding::of, explanations, guard);
    values = read;
    policies = StartReport.policies(tables, binding, read);
    return decisions;
  }

  private void askAgainFor(String name, Supplied list) {
    list.origins()
        .again()
        .filter(after -> !over)
        .ifPresent(after -> askingAgain.ask(this, name, after));
  }

  /**
   * Asks the sources of origins for a placeholder again, and puts the list in force that they
   * supply, if it is another one and valid. All other values stay what they were.
   */
  void askAgain(String name) {
    int reading;
    synchronized (this) {
      reading = readings;
    }
    // Outside the lock: the answer may take its time.
    Optional<Supplied> answer;
    try {
      answer = sources.ask(name);
    } catch (UnansweredException e) {
      stays(reading, name, String.valueOf(e.getMessage()));
      return;
    }
    try {
      take(reading, name, answer);
    } catch (RuntimeException e) {
      // Whatever it is: nobody would notice that the source is not asked any more.
      stays(reading, name, String.valueOf(e.getMessage()));
    }
  }

  private synchronized void stays(int reading, String name, String why) {
    if (reading == readings) {
      sources.stays(name, why);
      Objects.requireNonNull(values).supplied(name).ifPresent(list -> askAgainFor(name, list));
    }
  }

  private synchronized void take(int reading, String name, Optional<Supplied> answer) {
    ShownApplication shown = application;
    ReadValues before = values;
    if (reading != readings || shown == null || before == null) {
      // A reload has asked later than this.
      return;
    }
    Optional<Supplied> known = before.supplied(name);
    ReadValues read = before.with(name, answer);
    if (known.isPresent() && answer.filter(known.get()::hasListOf).isPresent()) {
      values = read;
    } else {
      ApplicationTables tables = shown.tables(settled);
      PolicyBinding binding = tables.bind(read);
      if (!binding.valid()) {
        stays(reading, name, String.join("\n", binding.messages(Severity.ERROR)));
        return;
      }
      decide(shown, tables, binding, GuardSettings.of(read), read);
      binding.messages(Severity.WARNING).forEach(warning -> log.say(Level.WARNING, warning));
      LOG.log(
          Level.INFO,
          "Corsac: ${"
              + name
              + "} has changed: "
              + answer.map(StartReport::listed).orElse(read.source(name)));
    }
    sources.heals(name);
    answer.or(() -> known).ifPresent(list -> askAgainFor(name, list));
  }

  /** Asks the sources of origins nothing more by itself: the application is gone. */
  public synchronized void close() {
    over = true;
    readings++;
    askingAgain.forgetAll();
  }

  /** Whether the server has said that the application is gone. */
  public boolean isOver() {
    return over;
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
    binding.messages(Severity.NOTE).forEach(note -> log.say(Level.INFO, note));
    binding.messages(Severity.WARNING).forEach(warning -> log.say(Level.WARNING, warning));
    tables.conflicts(Severity.WARNING).forEach(warning -> log.say(Level.WARNING, warning));
    log.say(Level.INFO, StartReport.inForce(tables, binding, decisions, guard));
    StartReport.reached(shown, tables).ifPresent(text -> log.say(Level.INFO, text));
    StartReport.notReached(shown, tables).ifPresent(text -> log.say(Level.WARNING, text));
    StartReport.inheriting(shown).ifPresent(text -> log.say(Level.WARNING, text));
    StartReport.undecided(shown, tables).ifPresent(text -> log.say(Level.INFO, text));
    StartReport.unknownPaths(shown, tables).ifPresent(text -> log.say(Level.WARNING, text));
  }

  /** Nothing is granted, and what other code grants where there are policies is taken away. */
  private void refuseAll() {
    policies = List.of();
    Explanations silent = Explanations.SILENT;
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

  private void report(Class<?> type, String problem) {
    Optional.ofNullable(type.getClassLoader()).ifPresent(lateLoaders::add);
    log.report(type, problem);
  }
}
