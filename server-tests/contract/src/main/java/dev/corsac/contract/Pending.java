package dev.corsac.contract;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A row about a fault that is known and not mended yet: it runs, and is reported as skipped where
 * it fails. Whoever mends the fault deletes this.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Pending {

  /** Where the fault is described. */
  String value();
}
