package dev.corsac.benchmarks.commands;

import dev.corsac.processor.CorsProcessor;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.JavaCompiler.CompilationTask;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** An application of many routes, compiled by javac with the processor. */
final class ManyRoutes {
  private static final int METHODS = 5;

  /** As many as a large service has: what grows with the routes is not what grows with policies. */
  private static final List<String> POLICIES =
      List.of(
          "@CrossOrigin(origins = {\"https://app.example.com\", \"https://*.shop.example.com\"},"
              + " allowCredentials = true, exposedHeaders = \"ETag\")",
          "@CrossOrigin(\"https://partner.example.net\")",
          "@CrossOrigin(\"*\")",
          "@SameOrigin",
          "@CrossOrigin(origins = \"https://admin.example.com\", allowCredentials = true,"
              + " maxAge = 60)");

  private ManyRoutes() {}

  /**
   * Compiles it.
   *
   * @param routes how many, in classes of five
   * @param changed whether one policy is wider
   * @return the folder of its classes
   */
  static Path compile(int routes, boolean changed) throws IOException {
    Path sources = Files.createTempDirectory("sources");
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < routes / METHODS; i++) {
      String policy = POLICIES.get(i % POLICIES.size());
      Path file = sources.resolve(name(i) + ".java");
      files.add(Files.writeString(file, source(i, changed ? widened(policy) : policy)));
    }
    Path classes = Files.createTempDirectory("classes");
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      CompilationTask task =
          compiler.getTask(
              messages,
              manager,
              null,
              List.of(
                  "-nowarn",
                  "-d",
                  classes.toString(),
                  "-cp",
                  System.getProperty("java.class.path")),
              null,
              manager.getJavaFileObjectsFromPaths(files));
      task.setProcessors(List.of(new CorsProcessor()));
      if (!task.call()) {
        throw new IllegalStateException(messages.toString());
      }
    }
    return classes;
  }

  /** The simple name of a class. */
  static String name(int number) {
    return "Resource" + number;
  }

  /** How many classes there are. */
  static int classes(int routes) {
    return routes / METHODS;
  }

  private static String widened(String policy) {
    return policy.replace(
        "\"https://partner.example.net\"",
        "{\"https://partner.example.net\", \"https://new.example.net\"}");
  }

  private static String source(int number, String policy) {
    return """
    package com.acme;

    import dev.corsac.*;
    import jakarta.ws.rs.*;

    @Path("area%2$d/resource%1$d")
    %3$s
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
      public String one(@PathParam("id") String id) {
        return "{}";
      }

      @PUT
      @Path("{id}")
      @Consumes("application/json")
      public void put(@PathParam("id") String id, String entity) {}

      @DELETE
      @Path("{id}")
      public void delete(@PathParam("id") String id) {}
    }
    """
        .formatted(number, number / 10, policy);
  }
}
