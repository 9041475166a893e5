package dev.corsac;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Accepts one finding where it occurs, with a reason that a reviewer can read. Use it only in
 * {@link CrossOrigin#tolerate()} and {@link SameOrigin#tolerate()}.
 *
 * <table>
 *   <caption>Examples</caption>
 *   <tr><th scope="col">annotation</th><th scope="col"></th></tr>
 *   <tr><td>{@code Tolerate(value = "origin-local", reason = "a tool for developers")}</td>
 *       <td>permitted</td></tr>
 *   <tr><td>{@code Tolerate(value = "origin-any-with-credentials", reason = "…")}</td>
 *       <td>prohibited: no browser accepts it</td></tr>
 *   <tr><td>{@code Tolerate(value = "origin-locale", reason = "…")}</td>
 *       <td>prohibited: no such id; the message names the nearest</td></tr>
 *   <tr><td>{@code Tolerate(value = "origin-local", reason = " ")}</td>
 *       <td>prohibited: not a reason</td></tr>
 * </table>
 *
 * <p>Both members stay in the class file. So the deployment accepts the same findings when it
 * checks configured values, and the report of the compiled policies shows the reasons.
 */
@Target({})
@Retention(RetentionPolicy.RUNTIME)
public @interface Tolerate {

  /**
   * The id of the finding, from the compiler's message: {@code "origin-insecure"}.
   *
   * @return a diagnostic's id, without {@code cors:}
   */
  String value();

  /**
   * Why you accept it here.
   *
   * @return a text that is not blank
   */
  String reason();
}
