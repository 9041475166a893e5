package dev.corsac.cli.application;

import dev.corsac.policy.finding.Placeholders;
import dev.corsac.policy.path.BasePath;
import dev.corsac.policy.route.PolicyTable;
import dev.corsac.policy.route.TableListing;
import dev.corsac.policy.surface.Surface;
import dev.corsac.policy.surface.SurfaceLock;
import dev.corsac.policy.surface.SurfaceRoute;
import dev.corsac.testing.CompiledTable;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The routes and policy tables of some jars and class folders, of which nothing is loaded or run.
 * Immutable.
 */
public final class CompiledApplication {
  private static final String POLICIES = Surface.PATH;
  private static final String LOCK = SurfaceLock.PATH;

  private final List<SurfaceRoute> surface;
  private final ClassFiles files;
  private final Optional<String> deployed;

  private CompiledApplication(
      List<SurfaceRoute> surface, ClassFiles files, Optional<String> deployed) {
    this.surface = surface;
    this.files = files;
    this.deployed = deployed;
  }

  /**
   * Reads an application.
   *
   * @param places jars and class folders
   * @throws BadInputException if one does not exist, none holds policies, or they cannot be read
   */
  public static CompiledApplication open(List<Path> places) {
    return open(places, Optional.empty());
  }

  /**
   * Reads one of several applications.
   *
   * @param places jars and class folders
   * @param deployed the binary name of the {@code Application} that is deployed; may be empty where
   *     they do not differ in their policies
   * @throws BadInputException if one does not exist, none holds policies, or they cannot be read
   */
  public static CompiledApplication open(List<Path> places, Optional<String> deployed) {
    ClassFiles files = new ClassFiles(places);
    List<SurfaceRoute> routes = new ArrayList<>();
    try {
      List<URL> policies = files.resources(POLICIES);
      if (policies.isEmpty()) {
        throw new BadInputException(
            "No "
                + POLICIES
                + " in "
                + places
                + ". cors-processor writes it when you compile the application."
                + " Is the processor switched on, and is this the compiler's output?");
      }
      PoliciesJson reader = new PoliciesJson();
      for (URL file : policies) {
        routes.addAll(reader.surface(ClassFiles.read(file), file.toString()));
      }
    } catch (IOException e) {
      throw new BadInputException(POLICIES + " in " + places + " cannot be read: " + e, e);
    }
    return new CompiledApplication(List.copyOf(routes), files, deployed);
  }

  /**
   * The text of the {@code surface.lock} that the processor wrote into one of some places.
   *
   * @param places jars and class folders
   * @throws BadInputException if one does not exist, none or several hold such a file, or it cannot
   *     be read
   */
  public static String lock(List<Path> places) {
    ClassFiles files = new ClassFiles(places);
    try {
      List<URL> locks = files.resources(LOCK);
      if (locks.size() != 1) {
        throw new BadInputException(
            (locks.isEmpty() ? "No " : "Several ")
                + LOCK
                + " in "
                + places
                + ". A lock file belongs to one compilation. Name the jar or class folder of one.");
      }
      return new String(ClassFiles.read(locks.get(0)), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new BadInputException(LOCK + " in " + places + " cannot be read: " + e, e);
    }
  }

  /** The routes, in the order of the files. */
  public List<SurfaceRoute> routes() {
    return surface.stream().filter(each -> each.kind() == SurfaceRoute.Kind.ROUTE).toList();
  }

  /** Everything that can grant, the routes among it, in the order of the files. */
  public List<SurfaceRoute> surface() {
    return surface;
  }

  /**
   * The compiled tables, as what answers requests.
   *
   * @param base below which the application is served
   * @param values of placeholders
   * @throws BadInputException if a table cannot be loaded or a policy is not valid with these
   *     values
   */
  public CompiledTable table(BasePath base, Placeholders values) {
    List<PolicyTable> tables = tables();
    if (tables.isEmpty()) {
      throw new BadInputException(
          "There is no "
              + TableListing.PATH
              + ". Was the application compiled with cors-processor, and is this all of its"
              + " output?");
    }
    try {
      return CompiledTable.of(tables, base.path(), values, deployed);
    } catch (IllegalStateException e) {
      throw new BadInputException(e.getMessage() + supplied(values), e);
    }
  }

  /** What supplies the placeholders for which there is no value, where that is known. */
  private String supplied(Placeholders values) {
    return configured(values).stream()
        .filter(each -> each.source().isPresent())
        .map(each ->
            "\n"
                + each.sentence()
                + " The command does not call it: say what it supplies with --set "
                + each.placeholder()
                + "=…")
        .collect(Collectors.joining());
  }

  /** The origins that no policy names, and for which no value is given; each placeholder once. */
  public List<ConfiguredOrigins> configured(Placeholders values) {
    OriginSuppliers suppliers = suppliers();
    return surface.stream()
        .flatMap(route -> suppliers.of(route).stream())
        .distinct()
        .filter(each -> values.value(each.placeholder()).isEmpty())
        .toList();
  }

  /** A jar and the folder from which it was made have the same table. */
  private List<PolicyTable> tables() {
    TableClassFile reader = new TableClassFile(files);
    List<PolicyTable> tables = new ArrayList<>();
    try {
      for (URL listing : files.resources(TableListing.PATH)) {
        for (TableListing each : listings(listing)) {
          each.table().map(generated -> reader.read(generated.table())).ifPresent(tables::add);
        }
      }
    } catch (IOException e) {
      throw new BadInputException(TableListing.PATH + " cannot be read: " + e, e);
    }
    return tables.stream().distinct().toList();
  }

  private static List<TableListing> listings(URL file) throws IOException {
    try {
      return TableListing.read(file);
    } catch (IllegalArgumentException e) {
      throw new BadInputException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** Where its elements stand in its sources. */
  public SourceLines lines() {
    return new SourceLines(files);
  }

  /** Which of its classes supply origins while it runs. */
  public OriginSuppliers suppliers() {
    return new OriginSuppliers(files, placeholders());
  }

  /** What answers before Jakarta REST, if that is among what was opened. */
  public Optional<FrontDoor> frontDoor() {
    return FrontDoor.among(files);
  }

  /** The names of all placeholders for which values can be given, sorted. */
  public SortedSet<String> placeholders() {
    SortedSet<String> names = new TreeSet<>();
    Placeholders asked =
        name -> {
          names.add(name);
          return Optional.empty();
        };
    surface.stream()
        .flatMap(route -> route.policy().stream())
        .distinct()
        .filter(BoundPolicy::isConfigured)
        .forEach(it -> BoundPolicy.of(it, asked));
    return names;
  }
}
