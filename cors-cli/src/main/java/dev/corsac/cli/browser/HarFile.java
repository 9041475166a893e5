package dev.corsac.cli.browser;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.corsac.cli.application.BadInputException;
import dev.corsac.cli.browser.RecordedRequest.Header;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The requests of a HAR file (HTTP Archive 1.2), as network tabs save it. Bodies are skipped.
 *
 * @param entries in the file's order
 */
public record HarFile(List<Exchange> entries) {
  private static final JsonMapper JSON = new JsonMapper();

  /**
   * A request and what came of it.
   *
   * @param number its place in the file, from 1
   * @param failed whether a script of another origin got no answer that it could read
   */
  public record Exchange(int number, RecordedRequest request, boolean failed) {}

  public HarFile {
    entries = List.copyOf(entries);
  }

  /**
   * Reads a file.
   *
   * @param name for messages
   * @throws BadInputException if it is none
   */
  public static HarFile read(InputStream in, String name) {
    try {
      Root root = JSON.readValue(in, Root.class);
      if (root == null || root.log() == null || root.log().entries() == null) {
        throw new BadInputException(name + " is not a HAR file: it has no log with entries.");
      }
      List<Exchange> exchanges = new ArrayList<>();
      for (Entry entry : root.log().entries()) {
        exchanges.add(exchange(exchanges.size() + 1, entry, name));
      }
      return new HarFile(exchanges);
    } catch (JacksonException e) {
      throw new BadInputException(
          name
              + " is not a HAR file: it is broken at line "
              + (e.getLocation() == null ? 1 : e.getLocation().getLineNr())
              + ".",
          e);
    } catch (IOException e) {
      throw new BadInputException(name + " cannot be read: " + e, e);
    }
  }

  /** The failed requests of scripts; a preflight only where its request is not in the file. */
  public List<Exchange> failed() {
    return entries.stream()
        .filter(Exchange::failed)
        .filter(each -> !each.request().isPreflight() || !hasRequestOf(each.request()))
        .toList();
  }

  private boolean hasRequestOf(RecordedRequest preflight) {
    return entries.stream()
        .map(Exchange::request)
        .anyMatch(each ->
            !each.isPreflight()
                && each.url().equals(preflight.url())
                && each.method().equals(preflight.askedMethod()));
  }

  private static Exchange exchange(int number, Entry entry, String name) {
    Request sent = entry.request();
    if (sent == null || sent.method() == null || sent.url() == null) {
      throw new BadInputException(
          name
              + " is not a HAR file: its entry "
              + number
              + " has no request with method and URL.");
    }
    List<Header> headers = new ArrayList<>();
    for (NameAndValue each : orNone(sent.headers())) {
      headers.add(new Header(text(each.name()), text(each.value())));
    }
    if (!orNone(sent.cookies()).isEmpty()
        && headers.stream().noneMatch(each -> each.name().equalsIgnoreCase("Cookie"))) {
      headers.add(new Header("Cookie", "in the file"));
    }
    RecordedRequest request = new RecordedRequest(sent.method(), sent.url(), headers);
    return new Exchange(number, request, request.crossOrigin() && isUnread(entry, request));
  }

  /** No answer at all, or one that names another origin or none. */
  private static boolean isUnread(Entry entry, RecordedRequest request) {
    Response response = entry.response();
    if (response == null || response.status() == 0 || entry.error() != null) {
      return true;
    }
    Optional<String> allowed =
        orNone(response.headers()).stream()
            .filter(each -> text(each.name()).equalsIgnoreCase("Access-Control-Allow-Origin"))
            .map(each -> text(each.value()))
            .findFirst();
    return allowed
        .filter(value -> value.equals("*") || request.origin().equals(Optional.of(value)))
        .isEmpty();
  }

  private static <T> List<T> orNone(@Nullable List<T> list) {
    return Objects.requireNonNullElse(list, List.of());
  }

  private static String text(@Nullable String value) {
    return Objects.requireNonNullElse(value, "");
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Root(@Nullable Log log) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Log(@Nullable List<Entry> entries) {}

  /** The member of Chromium's that says why there is no answer begins with an underscore. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Entry(
      @Nullable Request request,
      @Nullable Response response,
      @JsonProperty("_error") @Nullable String error) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Request(
      @Nullable String method,
      @Nullable String url,
      @Nullable List<NameAndValue> headers,
      @Nullable List<NameAndValue> cookies) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Response(int status, @Nullable List<NameAndValue> headers) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record NameAndValue(@Nullable String name, @Nullable String value) {}
}
