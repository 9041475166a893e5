package dev.corsac.benchmarks.tenants;

import dev.corsac.jaxrs.Cors;
import dev.corsac.jaxrs.OriginSource;
import dev.corsac.policy.Policy;
import dev.corsac.policy.PreflightAnswer.Granted;
import dev.corsac.policy.decide.Decisions;
import dev.corsac.processor.CorsProcessor;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Configuration;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ResourceConfig;
import org.h2.jdbcx.JdbcDataSource;

/** A service on Jersey whose origins are constants or rows, measured once. */
public final class TenantService {
  private static final int ASKED = 4096;
  private static final int ROUNDS = 7;
  private static final long ROUND = 100_000_000L;
  private static final int RELOADS = 5;

  private TenantService() {}

  /** Whence the origins are, and how many. */
  public enum Sample {
    /** In the annotation. */
    TEN_CONSTANTS("ten constants", "Constants", 10, "https://tenant%d.example.com"),
    /** As few from the database. */
    TEN_ROWS("ten rows", "Tenants", 10, "https://tenant%d.example.com"),
    /** Many. */
    MANY_ROWS("100,000 rows", "Tenants", 100_000, "https://tenant%d.example.com"),
    /** Many patterns. */
    MANY_PATTERNS("100,000 rows with patterns", "Tenants", 100_000, "https://*.tenant%d.example");

    private final String described;
    private final String resource;
    private final int number;
    private final String form;

    Sample(String described, String resource, int number, String form) {
      this.described = described;
      this.resource = resource;
      this.number = number;
      this.form = form;
    }

    String described() {
      return described;
    }

    private String origin(int nth) {
      return String.format(form, nth);
    }
  }

  /** Rows of a table. */
  private record Rows(JdbcDataSource database) implements OriginSource {
    static Rows of(Sample origins) throws SQLException {
      JdbcDataSource database = new JdbcDataSource();
      database.setURL("jdbc:h2:mem:tenants;DB_CLOSE_DELAY=-1");
      try (Connection connection = database.getConnection();
          Statement create = connection.createStatement()) {
        create.execute("create table tenant (origin varchar(300))");
        try (PreparedStatement insert =
            connection.prepareStatement("insert into tenant values (?)")) {
          for (int i = 0; i < origins.number; i++) {
            insert.setString(1, origins.origin(i));
            insert.addBatch();
          }
          insert.executeBatch();
        }
      }
      return new Rows(database);
    }

    @Override
    public Optional<Origins> origins(String placeholder) throws SQLException {
      List<String> origins = new ArrayList<>();
      try (Connection connection = database.getConnection();
          PreparedStatement query = connection.prepareStatement("select origin from tenant");
          ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          origins.add(rows.getString(1));
        }
      }
      return Optional.of(Origins.of(origins));
    }
  }

  /** Two resource classes, by the real processor. */
  static Path compile() throws IOException {
    Path classes = Files.createTempDirectory("tenants");
    List<JavaFileObject> sources = new ArrayList<>();
    StringBuilder constants = new StringBuilder();
    for (int i = 0; i < Sample.TEN_CONSTANTS.number; i++) {
      constants.append(i == 0 ? "\"" : ", \"").append(Sample.TEN_CONSTANTS.origin(i)).append('"');
    }
    sources.add(new Source("Constants", constants.toString()));
    sources.add(new Source("Tenants", "\"${app.tenants:none}\""));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(classes));
      JavaCompiler.CompilationTask task =
          compiler.getTask(null, files, null, List.of("-nowarn"), null, sources);
      task.setProcessors(List.of(new CorsProcessor()));
      if (!task.call()) {
        throw new IllegalStateException("the sources do not compile");
      }
    }
    return classes;
  }

  /**
   * Prints what it took.
   *
   * @param args the directory of the classes, and the name of an {@link Sample}
   */
  @SuppressWarnings("SystemOut") // the parent reads it
  public static void main(String[] args) throws Exception {
    Sample origins = Sample.valueOf(args[1]);
    URLClassLoader loader =
        new URLClassLoader(
            new URL[] {Path.of(args[0]).toUri().toURL()}, TenantService.class.getClassLoader());
    Thread.currentThread().setContextClassLoader(loader);
    Class<?> resource = loader.loadClass("tenants." + origins.resource);
    Map<String, Object> properties =
        origins.resource.equals("Tenants")
            ? Map.of(OriginSource.PROPERTY, Rows.of(origins))
            : Map.of();
    long before = heap();
    long start = System.nanoTime();
    ApplicationHandler handler =
        new ApplicationHandler(
            ResourceConfig.forApplication(
                new Application() {
                  @Override
                  public Set<Class<?>> getClasses() {
                    return Set.of(resource);
                  }

                  @Override
                  public Map<String, Object> getProperties() {
                    return properties;
                  }
                }));
    Configuration configuration = handler.getConfiguration();
    Decisions decisions = Cors.decisions(configuration);
    System.out.println("start=" + (System.nanoTime() - start) / 1e6);
    System.out.println("heap=" + Math.max(0, heap() - before) / 1024.0);

    String path = "/" + origins.resource.toLowerCase(Locale.ROOT);
    Policy policy =
        decisions.policies().stream()
            .filter(each -> each.origins().patterns().size() == origins.number)
            .findAny()
            .orElseThrow();
    String[] allowed = asked(origins, "");
    String[] refused = asked(origins, "x");
    check(allowed, policy::allows, true);
    check(refused, policy::allows, false);
    System.out.println("allowed=" + nanoseconds(allowed, policy::allows));
    System.out.println("refused=" + nanoseconds(refused, policy::allows));
    Predicate<String> preflight =
        origin -> Cors.decisions(configuration).preflight(path, "PUT", origin) instanceof Granted;
    check(allowed, preflight, true);
    System.out.println("preflight=" + nanoseconds(allowed, preflight));

    long[] reloads = new long[RELOADS];
    for (int i = 0; i < RELOADS; i++) {
      long begun = System.nanoTime();
      if (!Cors.reload(configuration).isEmpty()) {
        throw new IllegalStateException("the reload has findings");
      }
      reloads[i] = System.nanoTime() - begun;
    }
    Arrays.sort(reloads);
    System.out.println("reload=" + reloads[RELOADS / 2] / 1e6);
    System.out.println("slowest=" + slowest(allowed, preflight, () -> {}));
    System.out.println(
        "slowestReloading=" + slowest(allowed, preflight, () -> Cors.reload(configuration)));
    System.out.println(handler.hashCode() + configuration.hashCode());
  }

  /** As requests bring them: new strings, in no order. */
  private static String[] asked(Sample origins, String wrong) {
    String[] asked = new String[ASKED];
    for (int i = 0; i < ASKED; i++) {
      int nth = (int) (i * 7919L % origins.number);
      asked[i] = new String((origins.origin(nth).replace("*", "a") + wrong).toCharArray());
    }
    return asked;
  }

  private static void check(String[] asked, Predicate<String> decision, boolean due) {
    for (String origin : asked) {
      if (decision.test(origin) != due) {
        throw new IllegalStateException(origin + " is decided wrongly");
      }
    }
  }

  /** The median of some rounds, the first of which warm up. */
  private static double nanoseconds(String[] asked, Predicate<String> decision) {
    double[] rounds = new double[ROUNDS];
    int sum = 0;
    for (int round = 0; round < 2 * ROUNDS; round++) {
      long decided = 0;
      long begun = System.nanoTime();
      long now = begun;
      while (now - begun < ROUND) {
        for (String origin : asked) {
          sum += decision.test(origin) ? 1 : 0;
        }
        decided += asked.length;
        now = System.nanoTime();
      }
      rounds[round % ROUNDS] = (double) (now - begun) / decided;
    }
    if (sum == 1) {
      throw new IllegalStateException("never");
    }
    Arrays.sort(rounds);
    return rounds[ROUNDS / 2];
  }

  /** What 9,999 of 10,000 decisions are faster than, in microseconds, while something goes on. */
  private static double slowest(String[] asked, Predicate<String> decision, Runnable other)
      throws InterruptedException {
    AtomicBoolean over = new AtomicBoolean();
    Thread meanwhile =
        new Thread(() -> {
          while (!over.get()) {
            other.run();
            Thread.onSpinWait();
          }
        });
    meanwhile.start();
    long[] took = new long[2_000_000];
    int granted = 0;
    for (int i = 0; i < took.length; i++) {
      long begun = System.nanoTime();
      granted += decision.test(asked[i % ASKED]) ? 1 : 0;
      took[i] = System.nanoTime() - begun;
    }
    over.set(true);
    meanwhile.join();
    if (granted != took.length) {
      throw new IllegalStateException("a reload has refused what both lists allow");
    }
    Arrays.sort(took);
    return took[took.length - took.length / 10_000] / 1e3;
  }

  private static long heap() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  /** A resource class under given origins. */
  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String name, String origins) {
      super(URI.create("string:///tenants/" + name + ".java"), Kind.SOURCE);
      this.text =
          """
          package tenants;
          import dev.corsac.CrossOrigin;
          import jakarta.ws.rs.*;
          @Path("%s")
          @CrossOrigin({%s})
          public class %s {
            @GET public String get() { return ""; }
            @PUT public void put(String entity) {}
          }
          """
              .formatted(name.toLowerCase(Locale.ROOT), origins, name);
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
