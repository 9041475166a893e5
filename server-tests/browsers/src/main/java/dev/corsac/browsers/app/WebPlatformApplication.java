package dev.corsac.browsers.app;

import dev.corsac.CrossOrigin;
import dev.corsac.SameOrigin;
import dev.corsac.Tolerate;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/**
 * What the web platform tests ask a server for by the query, as policies: one path each. Their page
 * is served here too, as {@code app.example.com}.
 */
public class WebPlatformApplication extends Application {
  private static final String PAGE = "http://app.example.com:*";

  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(
        Any.class,
        AnyHeader.class,
        ThePage.class,
        NoHeader.class,
        Brief.class,
        Uncached.class,
        Other.class,
        None.class,
        Credentials.class,
        ReadOnly.class,
        PageResource.class);
  }

  /** Every origin, one header. */
  @Path("any")
  @CrossOrigin(origins = "*", allowedHeaders = "X-Test")
  public static class Any extends WebPlatformHandler {}

  /** Every origin and header, and every header exposed. */
  @Path("any-header")
  @CrossOrigin(origins = "*", allowedHeaders = "*", exposedHeaders = "*")
  public static class AnyHeader extends WebPlatformHandler {}

  /** The page, with headers by name. */
  @Path("page-only")
  @CrossOrigin(
      origins = PAGE,
      allowedHeaders = {
        "Content-Type",
        "X-Test",
        "X-Test-Header1",
        "X-Test-Header2",
        "X-Test-Header3",
        "X-Test-Header-A",
        "X-Test-Header-B",
        "X-Test-Header-C",
        "X-Test-Header-D"
      },
      exposedHeaders = {
        "X-Request-Method",
        "X-Custom-Header",
        "X-Custom-Header-Empty",
        "X-Custom-Header-Comma",
        "X-Second-Expose",
        "Date",
        "Age",
        "Server",
        "Warning"
      })
  public static class ThePage extends WebPlatformHandler {}

  /** Every origin, no header beyond the safelisted, none exposed. */
  @Path("no-header")
  @CrossOrigin("*")
  public static class NoHeader extends WebPlatformHandler {}

  /** The page, remembered for a second. */
  @Path("brief")
  @CrossOrigin(origins = PAGE, allowedHeaders = "X-Test", maxAge = 1)
  public static class Brief extends WebPlatformHandler {}

  /** The page, never remembered. */
  @Path("uncached")
  @CrossOrigin(origins = PAGE, allowedHeaders = "X-Test", maxAge = 0)
  public static class Uncached extends WebPlatformHandler {}

  /** Somebody else than the page. */
  @Path("other")
  @CrossOrigin(origins = "http://api.example.org:*", allowedHeaders = "X-Test")
  public static class Other extends WebPlatformHandler {}

  /** Nobody. */
  @Path("none")
  @SameOrigin
  public static class None extends WebPlatformHandler {}

  /** The page, with cookies. */
  @Path("credentials")
  @CrossOrigin(
      origins = PAGE,
      allowedHeaders = "X-Test",
      allowCredentials = true,
      tolerate = @Tolerate(value = "origin-insecure", reason = Origins.ON_LOOPBACK))
  public static class Credentials extends WebPlatformHandler {}

  /** The page, and nothing but GET. */
  @Path("read-only")
  @CrossOrigin(PAGE)
  public static class ReadOnly {
    /** Reads. */
    @GET
    public String read() {
      return "read";
    }
  }
}
