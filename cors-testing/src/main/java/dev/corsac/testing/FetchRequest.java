package dev.corsac.testing;

import java.net.URI;

/**
 * What a script asks of {@code fetch} or {@code XMLHttpRequest}, in mode {@code cors}.
 *
 * @param origin the page's origin, serialised; {@code null} (the text) for a sandboxed frame
 * @param url where to, absolute
 * @param method as the script writes it
 * @param headers as the script sets them
 * @param credentials the credentials mode
 * @param uploadListener whether the request has upload listeners or a streamed body
 * @param redirect the redirect mode
 */
public record FetchRequest(
    String origin,
    URI url,
    String method,
    Headers headers,
    Credentials credentials,
    boolean uploadListener,
    Redirect redirect) {

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
    return new FetchRequest(origin, url, name, headers, credentials, uploadListener, redirect);
  }

  /** The same with one more header. */
  public FetchRequest header(String name, String value) {
    return new FetchRequest(
        origin, url, method, headers.with(name, value), credentials, uploadListener, redirect);
  }

  /** The same with {@code credentials: "include"}. */
  public FetchRequest withCredentials() {
    return credentials(Credentials.INCLUDE);
  }

  /** The same in another credentials mode. */
  public FetchRequest credentials(Credentials mode) {
    return new FetchRequest(origin, url, method, headers, mode, uploadListener, redirect);
  }

  /** The same with an upload listener, as a progress bar has it. */
  public FetchRequest withUploadListener() {
    return new FetchRequest(origin, url, method, headers, credentials, true, redirect);
  }

  /** The same in another redirect mode. */
  public FetchRequest redirect(Redirect mode) {
    return new FetchRequest(origin, url, method, headers, credentials, uploadListener, mode);
  }
}
