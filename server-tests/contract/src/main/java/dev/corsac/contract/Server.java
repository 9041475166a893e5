package dev.corsac.contract;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Which server a test starts, for the matrix of {@code docs/servers.md}. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Server {

  /** The server's name, as in {@code servers.txt}. */
  String name();

  /** The system property with its version. */
  String version();

  /** The JDK that the server runs on, where that is not the test's; 0 if it is. */
  int jdk() default 0;

  /** How the server comes to know {@code CorsFeature}. */
  String registers() default "by itself";

  /** What the user writes for that. */
  String write() default "nothing";
}
