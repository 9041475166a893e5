package dev.corsac.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jars as named modules, in a program that has no class path at all. */
class ModulePathTest {
  private static final List<String> MODULES =
      List.of(
          "cors-annotations",
          "cors-policy",
          "cors-runtime-jaxrs",
          "server-tests-sample-orders",
          "jakarta.ws.rs-api",
          "jakarta.inject-api",
          "jakarta.annotation-api",
          "jakarta.validation-api",
          "jspecify",
          "jersey-",
          "grizzly-",
          "hk2-",
          "osgi-resource-locator",
          "aopalliance-repackaged",
          "javassist");

  private static final String MODULE =
      """
      module com.acme {
        requires dev.corsac.jaxrs;
        requires server.tests.sample.orders;
        requires jersey.container.grizzly2.http;
        requires jersey.server;
        requires org.glassfish.grizzly.http.server;
      }
      """;

  private static final String MAIN =
      """
      package com.acme;

      import dev.corsac.jaxrs.CorsFeature;
      import dev.corsac.sample.orders.OrderResource;
      import java.net.Socket;
      import java.net.URI;
      import org.glassfish.jersey.grizzly2.httpserver.GrizzlyHttpServerFactory;
      import org.glassfish.jersey.server.ResourceConfig;

      public class Main {
        public static void main(String[] args) throws Exception {
          var server =
              GrizzlyHttpServerFactory.createHttpServer(
                  URI.create("http://127.0.0.1:0/"), new ResourceConfig(OrderResource.class));
          String preflight = "Access-Control-Request-Method: GET\\r\\n";
          for (String line : new String[] {"GET /orders", "OPTIONS /orders"}) {
            String request =
                line
                    + " HTTP/1.1\\r\\nHost: x\\r\\nConnection: close\\r\\n"
                    + "Origin: https://app.example.com\\r\\n"
                    + (line.startsWith("OPTIONS") ? preflight : "")
                    + "\\r\\n";
            try (Socket socket = new Socket("127.0.0.1", server.getListener("grizzly").getPort())) {
              socket.getOutputStream().write(request.getBytes());
              System.out.println(new String(socket.getInputStream().readAllBytes()));
            }
          }
          System.out.println(CorsFeature.class.getModule());
          server.shutdownNow();
        }
      }
      """;

  @Test
  void theJarsWorkAsNamedModules(@TempDir Path dir) throws IOException, InterruptedException {
    String path =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .filter(jar -> MODULES.stream().anyMatch(new File(jar).getName()::startsWith))
            .collect(Collectors.joining(File.pathSeparator));
    // Before "package" there are directories, which are no automatic modules.
    assumeTrue(path.contains("server-tests-sample-orders"), "only where the jars are packaged");
    Path classes = dir.resolve("classes");
    Path module = Files.writeString(dir.resolve("module-info.java"), MODULE);
    Path main =
        Files.writeString(
            Files.createDirectories(dir.resolve("com/acme")).resolve("Main.java"), MAIN);
    int compiled =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-proc:none",
                "-p",
                path,
                "-d",
                classes.toString(),
                module.toString(),
                main.toString());
    assertThat(compiled).isZero();
    Path output = dir.resolve("output");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-p",
                classes + File.pathSeparator + path,
                // Jersey does not require all that it needs.
                "--add-modules",
                "ALL-MODULE-PATH",
                "-m",
                "com.acme/com.acme.Main")
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(Files.readString(output, StandardCharsets.UTF_8))
        .contains("HTTP/1.1 200 OK")
        .contains("Access-Control-Allow-Origin: https://app.example.com")
        .contains("Vary: Origin\r\n")
        // The orders were compiled where @Priority was not visible, and no other filter is there
        // that could write what belongs to no table.
        .contains("HTTP/1.1 204 No Content")
        .contains("Access-Control-Allow-Methods: GET, HEAD")
        .contains("Vary: Origin, Access-Control-Request-Method")
        .contains("module dev.corsac.jaxrs");
  }
}
