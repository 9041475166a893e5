package dev.corsac.contract;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A row of the contract that a server cannot hold. The row still runs, and must fail in the way
 * that is pinned here: if it holds one day, this declaration fails. What is granted to a wrong
 * origin can never be declared.
 */
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(Deviation.All.class)
public @interface Deviation {

  /** The methods of the rows. */
  String[] rows();

  /** Their argument, where they have one; empty for all arguments. */
  String[] of() default {};

  /** What the failed assertion says, white space aside: one of these. */
  String[] pinned();

  /** Whether the rows may hold, too: what happens depends on which of two threads is faster. */
  boolean sometimes() default false;

  /** Why, in words for users. */
  String reason();

  /** Several. */
  @Inherited
  @Target(ElementType.TYPE)
  @Retention(RetentionPolicy.RUNTIME)
  @interface All {
    /** All of them. */
    Deviation[] value();
  }
}
