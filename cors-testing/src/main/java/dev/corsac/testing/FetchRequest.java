package dev.corsac.testing;

import java.net.URI;

/**
 * A request as a script makes it with {@code fetch} or {@code XMLHttpRequest}, in mode {@code cors}
 * unless it says otherwise, or as a form sends it.
 *
 * @param origin the page's origin, serialised; {@code null} (the text) for a sandboxed frame
 * @param url the absolute URL
 * @param method as the script writes it
 * @param headers as the script sets them
 * @param credentials the credentials mode
 * @param uploadListener whether the request has upload listeners or a streamed body
 * @param redirect the redirect mode
 * @param mode the request's mode
 * @param noReferrer whether the page says {@code Referrer-Policy: no-referrer}
 */
public record FetchRequest(
    String origin,
    URI url,
    String method,
    Headers headers,
    Credentials credentials,
    boolean uploadListener,
    Redirect redirect,
    Mode mode,
    boolean noReferrer) {

  /** Request modes. */
  public enum Mode {
    /** The default of {@code fetch}. */
    CORS,
    /** {@code fetch} with {@code mode: "no-cors"}, {@code navigator.sendBeacon}. */
    NO_CORS,
    /** A form, a link. */
    NAVIGATE
  }

  /** Credentials modes. */
  public enum Credentials {
    /** Never. */
    OMIT,
    /** The default of {@code fetch}: to the page's own origin only. */
    SAME_ORIGIN,
    /** Always: {@code withCredentials}. */
    INCLUDE
  }

  /** Redirect modes. */
  public enum Redirect {
    /** The default. */
    FOLLOW,
    /** A redirect is a failure. */
    ERROR,
    /** A redirect is shown to the script, without status or headers. */
    MANUAL
  }

  /** A request of a script, in mode {@code cors}. */
  public FetchRequest(
      String origin,
      URI url,
      String method,
      Headers headers,
      Credentials credentials,
      boolean uploadListener,
      Redirect redirect) {
    this(origin, url, method, headers, credentials, uploadListener, redirect, Mode.CORS, false);
  }

  /** A form that a page posts, with the user's cookies. */
  public static FetchRequest form(String origin, String url) {
    return get(origin, url)
        .method("POST")
        .header("Content-Type", "application/x-www-form-urlencoded")
        .withCredentials()
        .mode(Mode.NAVIGATE);
  }

  /** A GET as {@code fetch(url)} sends it. */
  public static FetchRequest get(String origin, String url) {
    return new FetchRequest(
        origin,
        URI.create(url),
        "GET",
        Headers.NONE,
        Credentials.SAME_ORIGIN,
        false,
        Redirect.FOLLOW);
  }

  /** The same with another method. */
  public FetchRequest method(String name) {
    return new FetchRequest(
        origin, url, name, headers, credentials, uploadListener, redirect, mode, noReferrer);
  }

  /** The same with one more header. */
  public FetchRequest header(String name, String value) {
    return new FetchRequest(
        origin,
        url,
        method,
        headers.with(name, value),
        credentials,
        uploadListener,
        redirect,
        mode,
        noReferrer);
  }

  /** The same with {@code credentials: "include"}. */
  public FetchRequest withCredentials() {
    return credentials(Credentials.INCLUDE);
  }

  /** The same in another credentials mode. */
  public FetchRequest credentials(Credentials other) {
    return new FetchRequest(
        origin, url, method, headers, other, uploadListener, redirect, mode, noReferrer);
  }

  /** The same with an upload listener, which a progress bar needs. */
  public FetchRequest withUploadListener() {
    return new FetchRequest(
        origin, url, method, headers, credentials, true, redirect, mode, noReferrer);
  }

  /** The same in another redirect mode. */
  public FetchRequest redirect(Redirect other) {
    return new FetchRequest(
        origin, url, method, headers, credentials, uploadListener, other, mode, noReferrer);
  }

  /** The same in another mode. */
  public FetchRequest mode(Mode other) {
    return new FetchRequest(
        origin, url, method, headers, credentials, uploadListener, redirect, other, noReferrer);
  }

  /** The same from a page that says {@code Referrer-Policy: no-referrer}. */
  public FetchRequest withoutReferrer() {
    return new FetchRequest(
        origin, url, method, headers, credentials, uploadListener, redirect, mode, true);
  }
}
