package dev.corsac;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Lets scripts from other origins read the responses of a resource. */
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.PACKAGE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface CrossOrigin {

  /** The origins; shorthand for {@link #origins()}. */
  String[] value() default {};

  /** The origins. */
  String[] origins() default {};

  /** Request headers on top of the inferred ones. */
  String[] allowedHeaders() default {};

  /** Response headers that scripts may read. */
  String[] exposedHeaders() default {};

  /** Whether cookies are sent. */
  boolean allowCredentials() default false;

  /** Seconds. */
  long maxAge() default 1800;

  /** Findings accepted here. */
  Tolerate[] tolerate() default {};
}
