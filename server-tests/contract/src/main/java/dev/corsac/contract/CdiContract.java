package dev.corsac.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * Resource classes that are beans of CDI: the server holds proxies and intercepted subclasses,
 * which bear none of the annotations and stand in no table.
 */
public interface CdiContract {
  /** The server that serves the whole sample, with CDI. */
  RawClient api();

  private Reply from(String origin, String method, String path) {
    return api().send(method, path, "Origin: " + origin);
  }

  private Reply preflight(String origin, String method, String path) {
    return api()
        .send("OPTIONS", path, "Origin: " + origin, "Access-Control-Request-Method: " + method);
  }

  private static void assertReadable(Reply reply, int status, String origin) {
    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.lines("Access-Control-Allow-Origin")).containsExactly(origin);
    assertThat(reply.vary()).containsOnlyOnce("origin");
  }

  private static void assertNotReadable(Reply reply, int status) {
    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.cors()).isEmpty();
    assertThat(reply.vary()).containsOnlyOnce("origin");
  }

  @Test
  default void aBeanIsUnderThePolicyOfItsClass() {
    Reply reply = from("https://app.example.com", "GET", "/api/beans");
    assertReadable(reply, 200, "https://app.example.com");
    assertThat(reply.body()).contains("traced bean");
    assertNotReadable(from("https://evil.example", "GET", "/api/beans"), 200);
  }

  @Test
  default void aMethodOfABeanThatIsNotInterceptedIsToo() {
    String path = "/api/beans/5";
    assertReadable(from("https://app.example.com", "PUT", path), 204, "https://app.example.com");
    assertReadable(
        preflight("https://app.example.com", "PUT", path), 204, "https://app.example.com");
    assertNotReadable(preflight("https://evil.example", "PUT", path), 403);
  }

  @Test
  default void anErrorThroughAnInterceptorCanBeRead() {
    String path = "/api/beans/missing";
    assertReadable(from("https://app.example.com", "GET", path), 404, "https://app.example.com");
    assertNotReadable(from("https://evil.example", "GET", path), 404);
  }

  @Test
  default void aBeanForEachRequestIsUnderThePoliciesOfItsClassAndMethods() {
    String path = "/api/request-beans";
    Reply reply = from("https://app.example.com", "GET", path);
    assertReadable(reply, 200, "https://app.example.com");
    assertThat(reply.body()).contains("traced bean of a request");
    assertThat(from("https://app.example.com", "POST", path).cors()).isEmpty();
    assertThat(preflight("https://app.example.com", "POST", path).status()).isEqualTo(403);
  }

  @Test
  default void aBeanBelowALocatorIsUnderItsOwnPolicy() {
    String path = "/api/beans/below";
    Reply reply = from("https://partner.example", "GET", path);
    assertReadable(reply, 200, "https://partner.example");
    assertThat(reply.body()).contains("traced sub-resource");
    assertNotReadable(from("https://app.example.com", "GET", path), 200);
    assertReadable(from("https://partner.example", "DELETE", path), 204, "https://partner.example");
    assertReadable(
        preflight("https://partner.example", "DELETE", path), 204, "https://partner.example");
    assertNotReadable(preflight("https://app.example.com", "DELETE", path), 403);
  }
}
