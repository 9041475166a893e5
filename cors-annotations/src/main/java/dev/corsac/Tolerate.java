package dev.corsac;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Accepts one finding where it occurs. */
@Target({})
@Retention(RetentionPolicy.RUNTIME)
public @interface Tolerate {

  /** The diagnostic's id. */
  String value();

  /** Why. */
  String reason();
}
