package dev.corsac;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Opts out: no other origin is granted anything here, whatever the class, the package or the
 * application says.
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
 * <p>It is the policy without origins, and counts in the same order as {@link CrossOrigin}: the
 * nearest wins. Both on one element do not compile. Corsac refuses preflight requests for the
 * method (403). Its responses have no {@code Access-Control-*} headers, and Corsac removes those
 * that other code sets.
 *
 * <p>If a browser sends a request that changes something from another origin, the answer is 403,
 * and the method does not run. This applies to forms and scripts, unless {@link #guarded()} is
 * false. A GET is always handled, but no script of another origin can read the answer. Programs
 * that are not browsers notice nothing.
 *
 * <p>It also tells a reader, and {@code -Acorsac.requireExplicit=true}, that nobody forgot this
 * resource.
 */
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.PACKAGE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface SameOrigin {

  /**
   * Whether the guard keeps other sites from changing something here. CORS stops no request: a form
   * on any site can post with the user's cookies. If a browser sends a request that changes
   * something from another origin, the answer is 403, and the method does not run. GET, HEAD and
   * OPTIONS are always handled. Write {@code false} if another site is meant to post a form here: a
   * SAML response, the return from a payment.
   *
   * @return whether the guard is on; true by default
   */
  boolean guarded() default true;

  /**
   * Findings that you accept here, as in {@link CrossOrigin#tolerate()}.
   *
   * @return what is accepted; empty by default
   */
  Tolerate[] tolerate() default {};
}
