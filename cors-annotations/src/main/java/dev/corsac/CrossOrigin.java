package dev.corsac;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lets scripts of other origins read the responses of a Jakarta REST resource, and send it the
 * requests that browsers ask about first (with a preflight request).
 *
 * <pre>{@code
 * @Path("orders")
 * @CrossOrigin(
 *     origins = {"https://shop.example.com", "https://*.partner.example"},
 *     exposedHeaders = "Location")
 * public class OrderResource {
 *
 *   @GET
 *   public String list() {
 *     return "[]";
 *   }
 *
 *   @POST
 *   @Consumes("application/json")
 *   public Response place(String order) {
 *     return Response.created(URI.create("orders/1")).build();
 *   }
 *
 *   @DELETE
 *   @Path("{id}")
 *   @SameOrigin // not for the partners: only for pages of this origin
 *   public void cancel(@PathParam("id") long id) {}
 * }
 * }</pre>
 *
 * <p>{@code cors-processor} checks every value while the class compiles, and writes a table of
 * policies and a response filter. {@code cors-runtime-jaxrs} registers them by itself.
 *
 * <h2>What it does not do</h2>
 *
 * <p>CORS never stops a request from being sent or handled. It decides whether a browser lets a
 * script read the response, and whether it sends the requests that need a preflight. <strong>It is
 * not access control</strong>: {@code curl} and other servers reach the resource as before. The
 * {@linkplain #guarded() guard} stops what a form on another site would change. It is not part of
 * CORS, and it does not stop what a GET changes.
 *
 * <h2>Which policy applies</h2>
 *
 * <p>The nearest one, as a whole. Nothing is merged. From near to far:
 *
 * <ol>
 *   <li>the resource method,
 *   <li>the method that it overrides or implements,
 *   <li>the resource class,
 *   <li>its superclasses, then its interfaces,
 *   <li>for a sub-resource: the policy of the locator that led to it,
 *   <li>the package of the resource class ({@code package-info.java}; not its subpackages),
 *   <li>the {@code jakarta.ws.rs.core.Application} that is deployed.
 * </ol>
 *
 * <p>{@link SameOrigin} is the policy that grants nothing. It counts in the same order, so it opts
 * out of a policy that is further away. A resource method without any policy is not governed:
 * Corsac leaves its responses as they are.
 *
 * <p>Put {@code @CrossOrigin} on an annotation of your own, and that one means the same, at any
 * depth:
 *
 * <pre>{@code
 * @CrossOrigin("https://partner.example.com")
 * @Retention(RetentionPolicy.RUNTIME)
 * @Target({ElementType.TYPE, ElementType.METHOD})
 * public @interface PartnerApi {}
 * }</pre>
 *
 * <h2>What is inferred</h2>
 *
 * <ul>
 *   <li><b>Methods.</b> The allowed methods are those that the resource has at the request's path,
 *       read from {@code @GET}, {@code @POST}, {@code @PATCH} and every other {@code @HttpMethod};
 *       {@code HEAD} comes with {@code GET}. You list nothing, so you forget nothing.
 *   <li><b>Request headers.</b> Each {@code @HeaderParam} of the method, its class, its
 *       {@code @BeanParam}s and the locators that led there. {@code Content-Type} too, if the
 *       method takes an entity and its {@code @Consumes} is not only a form, multipart or {@code
 *       text/plain}. {@link #allowedHeaders()} adds to them.
 * </ul>
 *
 * <h2>Findings</h2>
 *
 * <p>Everything that the compiler objects to has an id, {@code [cors:origin-insecure]}, a place in
 * the source, and a page of that name in {@code docs/diagnostics}. Some findings you can accept
 * where they occur, with {@link #tolerate()}.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#http-cors-protocol">Fetch Standard, CORS
 *     protocol</a>
 */
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.PACKAGE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface CrossOrigin {

  /**
   * The origins: short for {@link #origins()} if you say nothing else, {@code
   * CrossOrigin("https://shop.example.com")}. Use one of the two, never both.
   *
   * @return the origins, as in {@link #origins()}
   */
  String[] value() default {};

  /**
   * The origins whose scripts may read the responses. There is no default: without one, the
   * annotation does not compile.
   *
   * <p>Each element is an origin exactly as browsers send it in the {@code Origin} header, a
   * pattern, or a placeholder.
   *
   * <table>
   *   <caption>Permitted</caption>
   *   <tr><th scope="col">element</th><th scope="col">means</th></tr>
   *   <tr><td>{@code https://shop.example.com}</td><td>this origin, and no other</td></tr>
   *   <tr><td>{@code https://shop.example.com:8443}</td><td>a port that is not the scheme's
   *       own</td></tr>
   *   <tr><td>{@code https://xn--mnchen-3ya.example}</td><td>a Unicode host, as browsers write
   *       it</td></tr>
   *   <tr><td>{@code http://[2001:db8::1]}</td><td>an IP literal in its shortest form</td></tr>
   *   <tr><td>{@code capacitor://localhost}, {@code app://.}</td><td>an application's own scheme,
   *       the host as it is sent</td></tr>
   *   <tr><td>{@code https://*.example.com}</td><td>every subdomain, one or more labels deep; not
   *       {@code https://example.com} itself</td></tr>
   *   <tr><td>{@code http://localhost:*}</td><td>every port, and no port</td></tr>
   *   <tr><td>{@code *}</td><td>every origin; only alone, and without credentials</td></tr>
   *   <tr><td><code>${app.cors.origins}</code></td><td>what is configured under this name: origins
   *       separated by commas, or {@code none}; unset fails the deployment</td></tr>
   *   <tr><td><code>${app.cors.origins:none}</code></td><td>the same, with a default</td></tr>
   * </table>
   *
   * <table>
   *   <caption>Prohibited</caption>
   *   <tr><th scope="col">element</th><th scope="col">why</th></tr>
   *   <tr><td>{@code https://shop.example.com/}</td><td>an origin has no path; the slash would
   *       never match</td></tr>
   *   <tr><td>{@code https://Shop.Example.com}</td><td>browsers send the host in lower
   *       case</td></tr>
   *   <tr><td>{@code https://shop.example.com:443}</td><td>browsers leave the scheme's own port
   *       out</td></tr>
   *   <tr><td>{@code shop.example.com}</td><td>no scheme</td></tr>
   *   <tr><td>{@code https://a.example, https://b.example}</td><td>two origins are two
   *       elements</td></tr>
   *   <tr><td>{@code null}</td><td>every sandboxed frame and local file can send it</td></tr>
   *   <tr><td>{@code https://shop*.example.com}</td><td>{@code *} stands for whole labels
   *       only</td></tr>
   *   <tr><td>{@code https://*.github.io}</td><td>anybody can get such a name</td></tr>
   *   <tr><td>{@code http://shop.example.com} with {@link #allowCredentials()}</td><td>anybody
   *       on the network can pretend to be that origin</td></tr>
   *   <tr><td><code>https://${app.host}</code></td><td>a placeholder is the whole element</td></tr>
   * </table>
   *
   * <p>Corsac looks for a placeholder's value in the properties of the Jakarta REST {@code
   * Configuration}, in MicroProfile Config if it is there, in the system properties and in the
   * environment ({@code APP_CORS_ORIGINS}). The compiler checks the default. The deployment checks
   * a configured value by the same rules.
   *
   * @return origins, origin patterns or placeholders; at least one here or in {@link #value()}
   */
  String[] origins() default {};

  /**
   * Names of request headers that scripts may send, on top of the inferred ones. List the headers
   * that no signature shows, because a filter or a gateway reads them.
   *
   * <table>
   *   <caption>Examples</caption>
   *   <tr><th scope="col">element</th><th scope="col"></th></tr>
   *   <tr><td>{@code Authorization}, {@code X-Trace-Id}</td><td>permitted</td></tr>
   *   <tr><td>{@code *}</td><td>permitted without credentials; it does not include {@code
   *       Authorization}, so list that too</td></tr>
   *   <tr><td>{@code *} with {@link #allowCredentials()}</td><td>prohibited: browsers would read it
   *       as a header named {@code *}</td></tr>
   *   <tr><td>{@code Cookie}, {@code Origin}, {@code Sec-Fetch-Mode}</td><td>prohibited: browsers
   *       never let a script set it</td></tr>
   *   <tr><td>{@code Access-Control-Allow-Origin}</td><td>prohibited: a response header</td></tr>
   *   <tr><td>{@code X Trace}, {@code X-Trace:}</td><td>prohibited: not a header name</td></tr>
   *   <tr><td><code>${app.cors.headers:none}</code></td><td>permitted: what is configured, as for
   *       {@link #origins()}</td></tr>
   *   <tr><td>{@code Accept}</td><td>warned about: needs no permission</td></tr>
   * </table>
   *
   * @return header names, in any case
   */
  String[] allowedHeaders() default {};

  /**
   * Names of response headers that scripts may read, on top of those that they can always read
   * ({@code Cache-Control}, {@code Content-Language}, {@code Content-Length}, {@code Content-Type},
   * {@code Expires}, {@code Last-Modified}, {@code Pragma}).
   *
   * <table>
   *   <caption>Examples</caption>
   *   <tr><th scope="col">element</th><th scope="col"></th></tr>
   *   <tr><td>{@code Location}, {@code ETag}, {@code Link}, {@code Retry-After}</td>
   *       <td>permitted</td></tr>
   *   <tr><td>{@code *}</td><td>permitted without credentials: all of them</td></tr>
   *   <tr><td>{@code *} with {@link #allowCredentials()}</td><td>prohibited: browsers would read it
   *       as a header named {@code *}</td></tr>
   *   <tr><td>{@code Set-Cookie}</td><td>prohibited: no script can ever read it</td></tr>
   *   <tr><td>{@code Origin}</td><td>prohibited: a request header</td></tr>
   *   <tr><td>{@code Content-Type}</td><td>warned about: readable anyway</td></tr>
   * </table>
   *
   * @return header names, in any case
   */
  String[] exposedHeaders() default {};

  /**
   * Whether scripts may make requests with the user's credentials (cookies, TLS client
   * certificates, HTTP authentication that the browser keeps) and read what comes back. Not needed
   * for a token that the script itself puts into {@code Authorization}: list that header in {@link
   * #allowedHeaders()}.
   *
   * <p>Every listed origin can then act as the user. So {@code *} is prohibited, and http origins,
   * public suffixes and sites on which anybody can publish need a {@link #tolerate() toleration}.
   *
   * @return whether credentials are allowed
   */
  boolean allowCredentials() default false;

  /**
   * How many seconds browsers may remember the answer to a preflight request. Each has a maximum of
   * its own: Firefox 86400, Chromium 7200, WebKit 600.
   *
   * <table>
   *   <caption>Examples</caption>
   *   <tr><th scope="col">value</th><th scope="col"></th></tr>
   *   <tr><td>{@code 1800}</td><td>the default: half an hour</td></tr>
   *   <tr><td>{@code 0}</td><td>permitted: browsers ask each time</td></tr>
   *   <tr><td>{@code 86400}</td><td>permitted: a day, the most</td></tr>
   *   <tr><td>{@code -1}, {@code 86401}</td><td>prohibited</td></tr>
   * </table>
   *
   * <p>Browsers remember allowed header names for a URL, not for a method. If that would let
   * through something that another method at the same URL does not allow, Corsac sends 0 instead.
   *
   * @return seconds, 0 to 86400
   */
  long maxAge() default 1800;

  /**
   * Whether the guard keeps other sites from changing something here. CORS stops no request: a form
   * on any site can post with the user's cookies. If a browser sends a request that changes
   * something from an origin that this policy does not allow, the answer is 403, and the method
   * does not run. GET, HEAD and OPTIONS are always handled. Write {@code false} if other sites are
   * meant to post here: a webhook that browsers send, a public form.
   *
   * @return whether the guard is on; true by default
   */
  boolean guarded() default true;

  /**
   * Findings that you accept here, each by its id and with a reason:
   *
   * <pre>{@code
   * @Path("status")
   * @CrossOrigin(
   *     origins = "http://localhost:5173",
   *     tolerate = @Tolerate(value = "origin-local", reason = "a tool for developers"))
   * public class StatusResource {
   *
   *   @GET
   *   public String get() {
   *     return "up";
   *   }
   * }
   * }</pre>
   *
   * <p>The compiler objects to an unknown id, to one that cannot be tolerated, to a blank reason,
   * and to a finding that does not occur here.
   *
   * @return what is accepted; empty by default
   */
  Tolerate[] tolerate() default {};
}
