package dev.corsac.browsers;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;

/**
 * One call of a script, as {@code harness.js} makes it.
 *
 * @param id stands in the URL's query, so that the server knows the call again
 * @param via {@code fetch} or {@code xhr}
 * @param headers name and value, in order
 * @param body the text that is sent, or null
 * @param credentials the credentials mode
 * @param uploadListener whether a listener waits for the upload's progress (XHR only)
 * @param redirect the redirect mode (fetch only)
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Call(
    String id,
    String via,
    String url,
    String method,
    List<List<String>> headers,
    String body,
    String credentials,
    boolean uploadListener,
    String redirect) {

  static final String FETCH = "fetch";
  static final String XHR = "xhr";

  /** A call by fetch, without headers, body and cross-origin credentials. */
  static Call of(String method, String url) {
    String id = Api.newId();
    String marked = url + (url.contains("?") ? "&" : "?") + Api.CALL + "=" + id;
    return new Call(id, FETCH, marked, method, List.of(), null, "same-origin", false, "follow");
  }

  /** The same URL and mark, with another method: what a preflight cache may take for known. */
  Call again(String anotherMethod) {
    return new Call(
        id, via, url, anotherMethod, headers, body, credentials, uploadListener, redirect);
  }

  Call header(String name, String value) {
    List<List<String>> more = new ArrayList<>(headers);
    more.add(List.of(name, value));
    return new Call(id, via, url, method, more, body, credentials, uploadListener, redirect);
  }

  Call body(String text) {
    return new Call(id, via, url, method, headers, text, credentials, uploadListener, redirect);
  }

  Call credentials(String mode) {
    return new Call(id, via, url, method, headers, body, mode, uploadListener, redirect);
  }

  Call byXhr() {
    return new Call(id, XHR, url, method, headers, body, credentials, uploadListener, redirect);
  }

  Call listeningToUpload() {
    return new Call(id, XHR, url, method, headers, body, credentials, true, redirect);
  }

  Call redirect(String mode) {
    return new Call(id, via, url, method, headers, body, credentials, uploadListener, mode);
  }
}
