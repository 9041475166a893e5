package dev.corsac.benchmarks.compile;

import dev.corsac.benchmarks.Child;
import dev.corsac.benchmarks.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Whole compilers over generated projects, with and without processors, interleaved. */
public final class CompileTimeTable {
  private static final int RUNS = 7;

  private CompileTimeTable() {}

  /**
   * Measures and prints.
   *
   * @param args how many resource classes, each with five methods; 10, 100, 1000 and 5000 if none
   */
  @SuppressWarnings("SystemOut") // it is what a person at a terminal reads
  public static void main(String[] args) throws IOException {
    List<String> sizes = args.length == 0 ? List.of("10", "100", "1000", "5000") : List.of(args);
    String classPath = System.getProperty("java.class.path");
    Map<String, List<String>> variants = new LinkedHashMap<>();
    variants.put("no processor", List.of("-proc:none"));
    variants.put("a processor that does nothing", processor(IdleProcessor.class.getName()));
    variants.put("reads all, writes one file", processor(ReadingProcessor.class.getName()));
    variants.put("Corsac", processor("dev.corsac.processor.CorsProcessor"));
    System.out.println(Environment.describe());
    System.out.println("| classes | | CPU ms | wall ms | peak heap MB | CPU ÷ reads all |");
    System.out.println("|---:|---|---:|---:|---:|---:|");
    for (String size : sizes) {
      Path sources = sources(Integer.parseInt(size));
      Map<String, List<Map<String, Double>>> runs = new LinkedHashMap<>();
      for (int run = 0; run < RUNS; run++) {
        for (Map.Entry<String, List<String>> variant : variants.entrySet()) {
          Path classes = Files.createTempDirectory("classes");
          List<String> arguments =
              new ArrayList<>(List.of(sources.toString(), classes.toString(), "-cp", classPath));
          arguments.addAll(variant.getValue());
          runs.computeIfAbsent(variant.getKey(), k -> new ArrayList<>())
              .add(
                  Child.run(
                      CompileOnce.class,
                      List.of("-Xmx2g", "-XX:+UseSerialGC"),
                      arguments.toArray(String[]::new)));
        }
      }
      double reading =
          Child.median(runs.getOrDefault("reads all, writes one file", List.of()), "cpu");
      runs.forEach((name, each) ->
          System.out.printf(
              Locale.ROOT,
              "| %s | %s | %,.0f | %,.0f | %.0f | %.2f |%n",
              size,
              name,
              Child.median(each, "cpu"),
              Child.median(each, "wall"),
              Child.median(each, "heap"),
              Child.median(each, "cpu") / reading));
    }
  }

  private static List<String> processor(String name) {
    return List.of("-processor", name);
  }

  private static Path sources(int classes) throws IOException {
    Path folder = Files.createTempDirectory("sources");
    for (int i = 0; i < classes; i++) {
      Files.writeString(
          folder.resolve("Resource" + i + ".java"),
          """
          package com.acme;

          import dev.corsac.CrossOrigin;
          import jakarta.ws.rs.Consumes;
          import jakarta.ws.rs.DELETE;
          import jakarta.ws.rs.GET;
          import jakarta.ws.rs.HeaderParam;
          import jakarta.ws.rs.POST;
          import jakarta.ws.rs.PUT;
          import jakarta.ws.rs.Path;
          import jakarta.ws.rs.PathParam;

          @Path("resource%1$d")
          @CrossOrigin({"https://app%1$d.example.com", "https://*.shop%1$d.example.com"})
          public class Resource%1$d {
            @GET
            public String list(@HeaderParam("X-Request-Id") String id) {
              return "[]";
            }

            @POST
            @Consumes("application/json")
            public void place(String entity) {}

            @GET
            @Path("{id}")
            public String one(@PathParam("id") long id) {
              return "{}";
            }

            @PUT
            @Path("{id}")
            @Consumes("application/json")
            public void put(@PathParam("id") long id, String entity) {}

            @DELETE
            @Path("{id}")
            public void delete(@PathParam("id") long id) {}
          }
          """
              .formatted(i));
    }
    return folder;
  }
}
