package dev.corsac.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.core.Application;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.jersey.grizzly2.httpserver.GrizzlyHttpServerFactory;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Libraries that an older processor compiled work in an application with this run time, over HTTP.
 * The jars are those that the older processors made; nothing compiles them again.
 */
class TableFormatsTest {
  private static final String APPLICATION = "com.acme.library.LibraryApplication";

  /** A library, deployed on Jersey. */
  private record Deployed(URLClassLoader loader, HttpServer server) implements AutoCloseable {

    static Deployed of(URL jar) throws Exception {
      URLClassLoader loader =
          new URLClassLoader(new URL[] {jar}, TableFormatsTest.class.getClassLoader());
      try {
        Application application =
            (Application) loader.loadClass(APPLICATION).getConstructor().newInstance();
        return new Deployed(
            loader,
            GrizzlyHttpServerFactory.createHttpServer(
                URI.create("http://127.0.0.1:0/"), ResourceConfig.forApplication(application)));
      } catch (Exception | LinkageError e) {
        loader.close();
        throw e;
      }
    }

    private Reply send(String method, String path, String... headers) {
      List<String> lines = new ArrayList<>(List.of(headers));
      return new RawClient(server.getListener("grizzly").getPort())
          .send(method, path, lines.toArray(String[]::new));
    }

    Map<String, String> cors(String path, String origin) {
      return send("GET", path, "Origin: " + origin).cors();
    }

    @Override
    public void close() throws IOException {
      server.shutdownNow();
      loader.close();
    }
  }

  private static URL library(String format) {
    return TableFormatsTest.class.getResource("/formats/" + format + "/library.jar");
  }

  @ParameterizedTest
  @ValueSource(strings = "1")
  void aLibraryOfAnOlderProcessorIsGovernedAsItWasCompiled(String format) throws Exception {
    try (Deployed library = Deployed.of(library(format))) {
      assertThat(library.cors("/books", "https://app.example.com"))
          .containsEntry("access-control-allow-origin", "https://app.example.com")
          .containsEntry("access-control-allow-credentials", "true")
          .containsEntry("access-control-expose-headers", "ETag, Location");
      assertThat(library.cors("/books", "https://any.example.org")).isNotEmpty();
      assertThat(library.cors("/books", "https://evil.example")).isEmpty();
      assertThat(library.cors("/books/internal", "https://app.example.com")).isEmpty();
      assertThat(library.cors("/books/1/pages", "https://app.example.com")).isNotEmpty();
      assertThat(library.cors("/loans", "https://loans.example.com")).isNotEmpty();
      assertThat(library.cors("/loans", "https://library.example.com")).isEmpty();
      assertThat(library.cors("/opening", "https://library.example.com")).isNotEmpty();
      assertThat(library.cors("/opening", "https://app.example.com")).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = "1")
  void itsPreflightsAreAnswered(String format) throws Exception {
    try (Deployed library = Deployed.of(library(format))) {
      Reply preflight =
          library.send(
              "OPTIONS",
              "/books/123",
              "Origin: https://app.example.com",
              "Access-Control-Request-Method: PUT");
      assertThat(preflight.status()).isEqualTo(204);
      assertThat(preflight.cors().get("access-control-allow-headers"))
          .contains("Authorization", "Content-Type", "If-Match");
      assertThat(
              library
                  .send(
                      "OPTIONS",
                      "/books/plugin/below",
                      "Origin: https://plugin.example.com",
                      "Access-Control-Request-Method: DELETE")
                  .status())
          .isEqualTo(204);
    }
  }

  @Test
  void aListingOfANewerProcessorIsNamed(@TempDir Path directory) throws Exception {
    Path jar = changed(directory, "META-INF/corsac/tables", text -> "format: 9 7.3.1\n" + text);
    assertThatThrownBy(() -> Deployed.of(jar.toUri().toURL()).close())
        .hasStackTraceContaining("cors-processor 7.3.1");
  }

  @Test
  void aListingWhoseTableIsGoneSaysWhatLeftItBehind(@TempDir Path directory) throws Exception {
    Path jar = changed(directory, "META-INF/corsac/tables", text -> text.replace("_ea", "_eb"));
    assertThatThrownBy(() -> Deployed.of(jar.toUri().toURL()).close())
        .hasStackTraceContaining(
            "an incremental build left META-INF/corsac/tables behind: build clean");
  }

  private static Path changed(Path directory, String file, UnaryOperator<String> change)
      throws IOException {
    Path jar = directory.resolve("library.jar");
    try (var in = library("1").openStream()) {
      Files.copy(in, jar);
    }
    try (FileSystem files = FileSystems.newFileSystem(jar)) {
      Path changed = files.getPath(file);
      Files.writeString(
          changed,
          change.apply(Files.readString(changed, StandardCharsets.UTF_8)),
          StandardCharsets.UTF_8);
    }
    return jar;
  }
}
