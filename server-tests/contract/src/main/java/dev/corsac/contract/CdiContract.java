package dev.corsac.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * Resource classes that are beans of CDI: the server holds proxies and intercepted subclasses,
 * which bear none of the annotations and stand in no table.
 */
public interface CdiContract {
  /** Listed by the beans that are resource classes. */
  String APP = "https://app.example.com";

  /** Listed by the bean that is a sub-resource. */
  String PARTNER = "https://partner.example";

  /** Supplied by a bean. */
  String TENANT = "https://tenant.example";

  /** Listed by none. */
  String NOBODY = "https://evil.example";

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
    Reply reply = from(APP, "GET", "/api/beans");
    assertReadable(reply, 200, APP);
    assertThat(reply.body()).contains("traced bean");
    assertNotReadable(from(NOBODY, "GET", "/api/beans"), 200);
  }

  @Test
  default void aMethodOfABeanThatIsNotInterceptedIsToo() {
    String path = "/api/beans/5";
    assertReadable(from(APP, "PUT", path), 204, APP);
    assertReadable(preflight(APP, "PUT", path), 204, APP);
    assertNotReadable(preflight(NOBODY, "PUT", path), 403);
  }

  @Test
  default void anErrorThroughAnInterceptorCanBeRead() {
    String path = "/api/beans/missing";
    assertReadable(from(APP, "GET", path), 404, APP);
    assertNotReadable(from(NOBODY, "GET", path), 404);
  }

  @Test
  default void aBeanForEachRequestIsUnderThePoliciesOfItsClassAndMethods() {
    String path = "/api/request-beans";
    Reply reply = from(APP, "GET", path);
    assertReadable(reply, 200, APP);
    assertThat(reply.body()).contains("traced bean of a request");
    assertThat(from(APP, "POST", path).cors()).isEmpty();
    assertThat(preflight(APP, "POST", path).status()).isEqualTo(403);
  }

  @Test
  default void aBeanBelowALocatorIsUnderItsOwnPolicy() {
    String path = "/api/beans/below";
    Reply reply = from(PARTNER, "GET", path);
    assertReadable(reply, 200, PARTNER);
    assertThat(reply.body()).contains("traced sub-resource");
    assertNotReadable(from(APP, "GET", path), 200);
    assertReadable(from(PARTNER, "DELETE", path), 204, PARTNER);
    assertReadable(preflight(PARTNER, "DELETE", path), 204, PARTNER);
    assertNotReadable(preflight(APP, "DELETE", path), 403);
  }

  /** docs/architecture.md#configuration: an {@code OriginSource} may be a bean. */
  @Test
  default void aBeanThatNothingInjectsSuppliesOrigins() {
    String path = "/api/tenants";
    assertReadable(from(TENANT, "GET", path), 200, TENANT);
    assertReadable(preflight(TENANT, "PUT", path), 204, TENANT);
    assertNotReadable(from(APP, "GET", path), 200);
    assertNotReadable(preflight(APP, "PUT", path), 403);
  }

  private String count() {
    return api().send("GET", "/api/guarded").body().replaceAll("(?s).*(count \\d+).*", "$1");
  }

  private void assertGuarded(String method, String path) {
    String before = count();
    assertThat(api().send(method, path, GuardContract.CROSS_SITE, "Content-Length: 0").status())
        .isEqualTo(403);
    assertThat(count()).isEqualTo(before);
    assertThat(api().send(method, path, GuardContract.SAME_ORIGIN, "Content-Length: 0").status())
        .isBetween(200, 204);
    assertThat(count()).isNotEqualTo(before);
  }

  /** docs/architecture.md#guard */
  @Test
  default void beansAreGuarded() {
    assertGuarded("POST", "/api/request-beans");
    assertGuarded("DELETE", "/api/beans/below");
  }
}
