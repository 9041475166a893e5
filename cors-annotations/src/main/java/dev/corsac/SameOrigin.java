package dev.corsac;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Opts out: no other origin is granted anything here, whatever an outer scope says.
 *
 * <pre>{@code
 * @Path("account")
 * @CrossOrigin(origins = "https://shop.example.com", allowCredentials = true)
 * public class AccountResource {
 *
 *   @GET
 *   public String get() {
 *     return "{}";
 *   }
 *
 *   @DELETE
 *   @SameOrigin // the shop may show the account, but not close it
 *   public void close() {}
 * }
 * }</pre>
 *
 * <p>It is the policy without origins, and counts in the same order as {@link CrossOrigin}: nearest
 * wins, whole. Both on one element do not compile. Preflight requests for the method are refused
 * (403), its responses carry no {@code Access-Control-*} header, and those that other code sets are
 * removed.
 *
 * <p>Requests that change something and that a browser sends from another origin are answered 403
 * before the method runs, a form's and a script's alike, unless {@link #guarded()} is false. A GET
 * is handled whoever sends it, only no script of another origin reads the answer. What is no
 * browser is not concerned.
 *
 * <p>It also says, to a reader and to {@code -Acorsac.requireExplicit=true}, that a resource was
 * not merely forgotten.
 */
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.PACKAGE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface SameOrigin {

  /**
   * Whether other sites are kept from causing changes here. CORS stops no request: a form on any
   * site can post with the user's cookies. A request that changes something and that a browser
   * sends from an origin which this policy does not allow is answered 403 before the method runs;
   * GET, HEAD and OPTIONS are always handled. {@code false} is for a form that another site posts:
   * a SAML response, a payment that returns.
   *
   * @return whether the guard stands here; true by default
   */
  boolean guarded() default true;

  /**
   * Findings that are accepted here, as in {@link CrossOrigin#tolerate()}.
   *
   * @return what is accepted; empty by default
   */
  Tolerate[] tolerate() default {};
}
