package dev.corsac.testing;

/** A response as it comes over the wire, without its body: CORS never looks at that. */
public record HttpResponse(int status, Headers headers) {

  /** A response without headers. */
  public static HttpResponse of(int status) {
    return new HttpResponse(status, Headers.NONE);
  }

  /** The same with one more header line. */
  public HttpResponse with(String name, String value) {
    return new HttpResponse(status, headers.with(name, value));
  }
}
