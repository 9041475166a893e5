package dev.corsac.processor;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;

/** Compiles one set of sources, and says what the processor wrote: name and digest of each file. */
final class WrittenFiles {
  private static final String[] SOURCES = {
    IncrementalSteps.A,
    IncrementalSteps.B,
    IncrementalSteps.BASE,
    IncrementalSteps.ITEMS,
    IncrementalSteps.OUTER,
    IncrementalSteps.FREE,
    IncrementalSteps.PACKAGE,
    IncrementalSteps.PACKAGED,
    IncrementalSteps.APPLICATION,
    """
    package com.acme;
    import dev.corsac.*;
    import jakarta.ws.rs.*;
    @Path("wide")
    @CrossOrigin(
        value = {"https://*.wide.example", "http://localhost:3000"},
        allowedHeaders = {"X-B", "X-A", "Authorization"},
        exposedHeaders = {"X-D", "X-C"},
        tolerate = {
          @Tolerate(value = "origin-local", reason = "one"),
          @Tolerate(value = "locator-opaque", reason = "two")
        })
    public class Wide {
      @HeaderParam("X-Z") String z;
      @HeaderParam("x-z") String y;
      public Wide(@HeaderParam("X-K") String k) {}
      public Wide(@HeaderParam("X-k") String k, int other) {}
      @GET @POST @PUT public String all(@HeaderParam("X-2") String b, @HeaderParam("X-1") String a) { return ""; }
      @Path("any") public Object any() { return null; }
    }
    """
  };

  private WrittenFiles() {}

  static Map<String, String> of(CompilerUnderTest compiler) throws IOException {
    Path directory = Files.createTempDirectory("corsac-written");
    try {
      IncrementalProject project = new IncrementalProject(directory, compiler::tool);
      project.write(SOURCES);
      if (!project.compileAll().succeeded()) {
        throw new AssertionError("the sources do not compile");
      }
      Map<String, String> written = new TreeMap<>();
      add(written, project.out().resolve("META-INF"));
      add(written, directory.resolve("out-generated"));
      return written;
    } finally {
      IncrementalProject.deleteTree(directory);
    }
  }

  private static void add(Map<String, String> written, Path directory) throws IOException {
    for (Path file : IncrementalProject.files(directory)) {
      CRC32 crc = new CRC32();
      crc.update(Files.readAllBytes(file));
      written.put(
          directory.getFileName() + "/" + directory.relativize(file),
          HexFormat.of().toHexDigits((int) crc.getValue()));
    }
  }

  /** Prints a line of name, tab and digest for each file that javac of this JVM lets us write. */
  public static void main(String[] arguments) throws IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    of(CompilerUnderTest.JAVAC).forEach((name, digest) -> out.println(name + "\t" + digest));
  }
}
