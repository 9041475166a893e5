package dev.corsac.example;

import dev.corsac.testing.CompiledTable;
import dev.corsac.testing.Headers;
import dev.corsac.testing.HttpRequest;
import dev.corsac.testing.Network;
import dev.corsac.testing.RunningServer;
import jakarta.ws.rs.SeBootstrap;
import jakarta.ws.rs.core.Application;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;

/**
 * A small application in which everything can be refused, compiled with the packaged processor and
 * served with {@code corsac.diagnostics}.
 */
final class ExplainedApplication implements AutoCloseable {
  static final String PAGE = "https://app.example.com";

  private static final String DIAGNOSTICS = "corsac.diagnostics";

  private static final String SOURCE =
      """
      package com.acme;

      import dev.corsac.CrossOrigin;
      import dev.corsac.SameOrigin;
      import jakarta.ws.rs.*;
      import jakarta.ws.rs.core.Application;
      import jakarta.ws.rs.core.Response;
      import java.util.Set;

      public class Shop extends Application {
        @Override
        public Set<Class<?>> getClasses() {
          return Set.of(Orders.class, Accounts.class, Prices.class, Files.class, Slow.class, Odd.class, Even.class, Mixed.class);
        }

        @Path("orders")
        @CrossOrigin("https://app.example.com")
        public static class Orders {
          @GET
          public Response list() {
            return Response.ok("[]").header("ETag", "\\"1\\"").build();
          }

          @GET
          @Path("all")
          public Response everything() {
            return Response.ok("[]")
                .header("X-Total-Count", 0)
                .header("Retry-After", 1)
                .header("WWW-Authenticate", "Bearer")
                .header("Content-Disposition", "attachment")
                .header("Link", "</orders>; rel=next")
                .header("ETag", "\\"1\\"")
                .header("Location", "/orders")
                .build();
          }

          @POST
          public void pay() {}

          @DELETE
          @Path("{id}")
          public void cancel(@PathParam("id") String id) {}
        }

        @Path("accounts")
        @SameOrigin
        public static class Accounts {
          @GET
          public String list() {
            return "[]";
          }
        }

        @Path("prices")
        public static class Prices {
          @GET
          @CrossOrigin("*")
          public String list() {
            return "[]";
          }

          @PUT
          public void change() {}
        }

        @Path("files/{name}")
        @CrossOrigin("https://app.example.com")
        public static class Files {
          @PUT
          public void put(@PathParam("name") String name) {}
        }

        @Path("slow/{id: a*a*a*a*a*a*b}")
        @CrossOrigin("https://app.example.com")
        public static class Slow {
          @PUT
          public void put(@PathParam("id") String id) {}
        }

        @Path("both/{id: [0-9]+}")
        @CrossOrigin("https://app.example.com")
        public static class Odd {
          @PUT
          public void put(@PathParam("id") String id) {}
        }

        @Path("mixed")
        public static class Mixed {
          @GET
          @CrossOrigin("https://app.example.com")
          public String list() {
            return "[]";
          }

          @PUT
          @CrossOrigin("https://office.example.com")
          public void change() {}
        }

        @Path("both/{id: [0-8]+}")
        @CrossOrigin("https://office.example.com")
        public static class Even {
          @PUT
          public void put(@PathParam("id") String id) {}
        }
      }
      """;

  /** The example's own tables are on this test's class path too. */
  private static final class WithTablesOfItsOwn extends URLClassLoader {
    WithTablesOfItsOwn(URL classes) {
      super(new URL[] {classes}, ExplainedApplication.class.getClassLoader());
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
      return name.startsWith("META-INF/corsac/") ? findResources(name) : super.getResources(name);
    }
  }

  private final Path classes;
  private final URLClassLoader loader;
  private final SeBootstrap.Instance server;

  private ExplainedApplication(Path classes, URLClassLoader loader, SeBootstrap.Instance server) {
    this.classes = classes;
    this.loader = loader;
    this.server = server;
  }

  /**
   * Compiles and starts it.
   *
   * @param classes an empty directory
   */
  static ExplainedApplication start(Path classes) throws ReflectiveOperationException, IOException {
    Compilation.into(classes, List.of(SOURCE), "-Acorsac.off=route-overlap");
    URLClassLoader loader = new WithTablesOfItsOwn(classes.toUri().toURL());
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    System.setProperty(DIAGNOSTICS, "true");
    try {
      Application shop =
          (Application) loader.loadClass("com.acme.Shop").getConstructor().newInstance();
      SeBootstrap.Configuration configuration =
          SeBootstrap.Configuration.builder().host("localhost").port(0).build();
      return new ExplainedApplication(
          classes, loader, SeBootstrap.start(shop, configuration).toCompletableFuture().join());
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** Where the server answers, without a slash at the end. */
  String url() {
    return "http://localhost:" + server.configuration().port();
  }

  Path classes() {
    return classes;
  }

  /** The running server, for a browser that has a cookie of it. */
  Network server() {
    RunningServer wire = new RunningServer();
    return request ->
        wire.send(
            request.credentials()
                ? new HttpRequest(
                    request.method(),
                    request.url(),
                    request.headers().with("Cookie", "session=1"),
                    true)
                : request);
  }

  /** What was compiled, without a server. */
  CompiledTable table() {
    return CompiledTable.load(loader, "", name -> Optional.empty());
  }

  /** Sends header lines that no browser sends. */
  void send(String method, String path, Headers headers) {
    new RunningServer().send(new HttpRequest(method, URI.create(url() + path), headers, false));
  }

  @Override
  public void close() throws IOException {
    System.clearProperty(DIAGNOSTICS);
    server.stop().toCompletableFuture().join();
    loader.close();
  }
}
