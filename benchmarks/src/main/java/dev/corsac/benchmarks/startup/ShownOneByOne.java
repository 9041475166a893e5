package dev.corsac.benchmarks.startup;

import dev.corsac.benchmarks.Child;
import dev.corsac.benchmarks.Environment;
import dev.corsac.jaxrs.CorsFeature;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.tools.ToolProvider;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import org.glassfish.jersey.server.model.Resource;

/**
 * Starts Jersey with 200, 800 and 3,200 resource classes that it shows one by one, all but one of
 * them compiled without the processor, with and without Corsac, and prints the CPU seconds of the
 * whole virtual machine. Without arguments it measures; with two it is what is measured.
 */
public final class ShownOneByOne {
  private static final List<Integer> NUMBERS = List.of(200, 800, 3_200);
  private static final int RUNS = 3;

  private ShownOneByOne() {}

  /**
   * Measures, or is measured.
   *
   * @param args none; or the folder with the compiled classes, how many there are, and whether
   *     Corsac is there
   */
  public static void main(String[] args) throws Exception {
    if (args.length == 0) {
      measure();
    } else {
      start(Path.of(args[0]), Integer.parseInt(args[1]), Boolean.parseBoolean(args[2]));
    }
  }

  @SuppressWarnings("SystemOut") // it is what a person at a terminal reads
  private static void measure() throws IOException {
    System.out.println(Environment.describe());
    System.out.println("| classes | CPU s without | CPU s with |");
    System.out.println("|---:|---:|---:|");
    for (int number : NUMBERS) {
      Path classes = compiled(number);
      List<Map<String, Double>> without = new ArrayList<>();
      List<Map<String, Double>> with = new ArrayList<>();
      for (int run = 0; run < RUNS; run++) {
        without.add(child(classes, number, false));
        with.add(child(classes, number, true));
      }
      System.out.printf(
          Locale.ROOT,
          "| %,d | %.1f | %.1f |%n",
          number,
          Child.median(without, "cpuSeconds"),
          Child.median(with, "cpuSeconds"));
    }
  }

  private static Map<String, Double> child(Path classes, int number, boolean corsac) {
    return Child.run(
        ShownOneByOne.class,
        List.of("-Xmx1g"),
        classes.toString(),
        Integer.toString(number),
        Boolean.toString(corsac));
  }

  /** Root resource classes, of which the processor sees the first only. */
  private static Path compiled(int number) throws IOException {
    Path folder = Files.createTempDirectory("shown");
    List<String> sources = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      String source =
          """
          package shown;
          import jakarta.ws.rs.*;
          %s
          @Path("shown%d")
          public class Shown%d {
            @GET public String get() { return ""; }
            @PUT @Path("{id}") public void put(@PathParam("id") String id) {}
          }
          """
              .formatted(
                  i == 0 ? "@dev.corsac.CrossOrigin(\"https://app.example.com\")" : "", i, i);
      sources.add(Files.writeString(folder.resolve("Shown" + i + ".java"), source).toString());
    }
    compile(folder, sources.subList(0, 1), "-processor", "dev.corsac.processor.CorsProcessor");
    compile(folder, sources.subList(1, sources.size()), "-proc:none");
    return folder;
  }

  private static void compile(Path folder, List<String> sources, String... options) {
    List<String> arguments = new ArrayList<>(List.of(options));
    arguments.addAll(List.of("-cp", System.getProperty("java.class.path")));
    arguments.addAll(List.of("-d", folder.toString()));
    arguments.addAll(sources);
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(new String[0]));
    if (result != 0) {
      throw new IllegalStateException("does not compile");
    }
  }

  @SuppressWarnings("SystemOut") // the parent reads it
  private static void start(Path classes, int number, boolean corsac) throws Exception {
    try (URLClassLoader loader = new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
      Thread.currentThread().setContextClassLoader(loader);
      ResourceConfig application = new ResourceConfig();
      // Without the service file's features, so that Corsac is there only where it is registered.
      application.property(ServerProperties.FEATURE_AUTO_DISCOVERY_DISABLE, true);
      application.property(ServerProperties.METAINF_SERVICES_LOOKUP_DISABLE, true);
      if (corsac) {
        application.register(CorsFeature.class);
      }
      for (int i = 0; i < number; i++) {
        application.registerResources(Resource.from(loader.loadClass("shown.Shown" + i)));
      }
      new ApplicationHandler(application);
    }
    long nanos = ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
    System.out.println("cpuSeconds=" + nanos / 1e9);
  }
}
