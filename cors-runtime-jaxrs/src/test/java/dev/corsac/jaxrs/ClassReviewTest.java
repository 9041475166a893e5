package dev.corsac.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corsac.CrossOrigin;
import dev.corsac.jaxrs.WithoutServer.Listing;
import dev.corsac.jaxrs.resource.DescribingTable;
import dev.corsac.jaxrs.resource.ForgottenClass;
import dev.corsac.policy.PolicyDeclaration;
import dev.corsac.policy.PreflightAnswer.Granted;
import dev.corsac.policy.PreflightAnswer.NotOurs;
import dev.corsac.policy.route.DeclaredPolicy;
import dev.corsac.policy.route.GeneratedTable;
import dev.corsac.policy.route.PolicyTable;
import dev.corsac.policy.route.ResourceClass;
import dev.corsac.policy.route.ResourceMethod;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which application is deployed, and which classes were never compiled with the processor. */
class ClassReviewTest {
  private static final String SHOP = "https://shop.example";
  private static final String BASE = "https://base.example";

  /** Has no policy of its own. */
  @Path("orders")
  public static class Orders {
    @GET
    public String get() {
      return "orders";
    }
  }

  /** Lists itself, as Jersey does with what it finds. */
  @CrossOrigin(SHOP)
  public static class Shop extends Application {
    @Override
    public Set<Class<?>> getClasses() {
      return Set.of(Orders.class, Shop.class);
    }
  }

  /** Its policy counts for its subclasses. */
  @CrossOrigin(BASE)
  public abstract static class Annotated extends Application {
    @Override
    public Set<Class<?>> getClasses() {
      return Set.of(Orders.class);
    }
  }

  /** Listed in a table. */
  public static class Inheriting extends Annotated {}

  /** Listed in no table. */
  public static class Forgotten extends Annotated {}

  /** Listed in a table, without a policy. */
  public static class Silent extends Application {
    @Override
    public Set<Class<?>> getClasses() {
      return Set.of(Orders.class);
    }
  }

  /** What a server hands out in the application's place. */
  public static class Wrapper extends Application {
    private final Application application;

    Wrapper(Application application) {
      this.application = application;
    }

    /** As Jersey's. */
    public Application getApplication() {
      return application;
    }

    @Override
    public Set<Class<?>> getClasses() {
      return application.getClasses();
    }
  }

  private static final PolicyTable TABLE =
      DescribingTable.of("Table", Orders.class, Shop.class, Inheriting.class, Silent.class);

  /** As generated. */
  public static final class Table extends GeneratedTable {
    public Table() {
      super(TABLE);
    }
  }

  /** As generated. */
  public static final class Filter extends CorsResponseFilter {
    public Filter() {
      super(TABLE);
    }
  }

  private static final PolicyTable LEFT_BEHIND =
      new PolicyTable(
          "LeftBehind",
          List.of(
              new ResourceClass(
                  "com.acme.Gone",
                  List.of(),
                  "gone",
                  List.of(
                      new ResourceMethod(
                          "GET",
                          "",
                          List.of("get()"),
                          new DeclaredPolicy(
                              "com.acme.Gone",
                              PolicyDeclaration.crossOrigin("${no.such.value}", SHOP)),
                          null,
                          List.of())),
                  List.of())),
          List.of());

  /** As generated, and left behind when its only class was deleted. */
  public static final class LeftBehindTable extends GeneratedTable {
    public LeftBehindTable() {
      super(LEFT_BEHIND);
    }
  }

  /** As generated. */
  public static final class LeftBehindFilter extends CorsResponseFilter {
    public LeftBehindFilter() {
      super(LEFT_BEHIND);
    }
  }

  @TempDir java.nio.file.Path dir;

  private WithoutServer deployed(Application application) {
    return WithoutServer.deployed(application, dir, new Listing(Table.class, Filter.class));
  }

  private static Object preflight(WithoutServer server, String origin) {
    return server.deployment().inForce().decisions().preflight("/orders", "GET", origin);
  }

  @Test
  void anApplicationAmongItsClassesIsNoForgottenClass() {
    assertThat(preflight(deployed(new Shop()), SHOP)).isInstanceOf(Granted.class);
  }

  @Test
  void ofSeveralThatOfTheDeployedOneCounts() {
    assertThat(preflight(deployed(new Inheriting()), BASE)).isInstanceOf(Granted.class);
    assertThat(preflight(deployed(new Inheriting()), SHOP)).isNotInstanceOf(Granted.class);
    assertThat(preflight(deployed(new Silent()), SHOP)).isInstanceOf(NotOurs.class);
  }

  @Test
  void itIsFoundInWhateverAServerWrapsItIn() {
    assertThat(preflight(deployed(new Wrapper(new Wrapper(new Shop()))), SHOP))
        .isInstanceOf(Granted.class);
    assertThat(preflight(deployed(new Shop() {}), SHOP)).isInstanceOf(Granted.class);
  }

  @Test
  void oneThatNoTableListsIsForgottenIfItHasAPolicy() {
    assertThatThrownBy(() -> deployed(new Forgotten()))
        .isInstanceOf(CorsDeploymentException.class)
        .hasMessageContainingAll(Forgotten.class.getName(), "compiled without cors-processor");
  }

  @Test
  void whereTheServerShowsNoneAndTheyDifferNothingIsDeployed() {
    try (LogRecords log = new LogRecords()) {
      WithoutServer server = new WithoutServer();
      Listing[] listing = {new Listing(Table.class, Filter.class)};
      WithoutServer.within(dir, listing, () -> server.configure(null));
      WithoutServer.within(
          dir,
          listing,
          () ->
              assertThatThrownBy(() -> server.deployment().reviewClass(Orders.class, null))
                  .isInstanceOf(CorsDeploymentException.class)
                  .hasMessageContaining("nothing says which"));
      assertThat(log.of(Level.SEVERE)).isNotEmpty();
    }
  }

  @Test
  void aClassThatWasDeletedIsIgnoredWithoutAWord() {
    try (LogRecords log = new LogRecords()) {
      WithoutServer server =
          WithoutServer.deployed(
              new Application(), dir, new Listing(LeftBehindTable.class, LeftBehindFilter.class));
      assertThat(server.deployment().inForce().decisions().preflight("/gone", "GET", SHOP))
          .isInstanceOf(NotOurs.class);
      assertThat(log.of(Level.WARNING)).isEmpty();
      assertThat(log.of(Level.SEVERE)).isEmpty();
    }
  }

  /** A library's, compiled without the processor. */
  private static final String PARTNERS =
      """
      @jakarta.ws.rs.Path("partners")
      %s
      public class Partners {
        @jakarta.ws.rs.GET public String get() { return "partners"; }
      }
      """;

  private Application serving(Class<?> type) {
    return new Shop() {
      @Override
      public Set<Class<?>> getClasses() {
        return Set.of(type);
      }
    };
  }

  @Test
  void aWarningNamesTheClassesThatThePolicyDoesNotReach() throws Exception {
    try (LogRecords log = new LogRecords();
        ManyClasses library =
            ManyClasses.compiled(List.of(PARTNERS.formatted("")), dir.resolve("library"))) {
      deployed(serving(library.types().get(0))).deployment().inForce();
      assertThat(log.of(Level.WARNING))
          .singleElement()
          .asString()
          .contains("Partners", "cors-processor", "<annotationProcessorPaths>");
    }
  }

  private String textFor(String... listing) throws Exception {
    java.nio.file.Path place = dir.resolve("place");
    try (ManyClasses library =
        ManyClasses.compiled(
            List.of(PARTNERS.formatted("@dev.corsac.CrossOrigin(\"https://app.example.com\")")),
            place)) {
      if (listing.length > 0) {
        write(place, listing);
      }
      return ForgottenClass.text(library.types().get(0));
    }
  }

  private static void write(java.nio.file.Path place, String... listing) throws IOException {
    java.nio.file.Path file = place.resolve("META-INF/corsac/tables");
    Files.createDirectories(file.getParent());
    Files.write(file, List.of(listing));
  }

  @Test
  void withoutAListingBesideItTheProcessorWasForgotten() throws Exception {
    assertThat(textFor())
        .contains("compiled without cors-processor", "annotationProcessor(\"dev.corsac:")
        .doesNotContain("incremental", "merged");
  }

  @Test
  void besideAListingAnIncrementalBuildMayHaveLeftItOut() throws Exception {
    assertThat(textFor("format: 2 0.1.0", "table: a.ATable a.AFilter", "resource: a.A a.A"))
        .contains("incremental build", "build clean")
        .doesNotContain("merged");
    assertThat(textFor("a.ATable a.AFilter")).contains("incremental build");
  }

  @Test
  void besideSeveralListingsJarsWereMerged() throws Exception {
    assertThat(textFor("format: 2 0.1.0", "table: a.A a.B", "format: 2 0.1.0", "table: b.A b.B"))
        .contains("merged", "AppendingTransformer")
        .doesNotContain("incremental");
  }
}
