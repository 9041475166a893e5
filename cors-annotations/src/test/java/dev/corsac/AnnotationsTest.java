package dev.corsac;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.annotation.Annotation;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pins what users' class files depend on. */
class AnnotationsTest {

  @ParameterizedTest
  @ValueSource(classes = {CrossOrigin.class, SameOrigin.class})
  void aPolicyStandsOnTypesMethodsPackagesAndAnnotationTypes(Class<? extends Annotation> policy) {
    assertThat(policy.getAnnotation(Target.class).value())
        .containsExactlyInAnyOrder(
            ElementType.TYPE, ElementType.METHOD, ElementType.PACKAGE, ElementType.ANNOTATION_TYPE);
    assertThat(policy).hasAnnotation(Documented.class);
  }

  @Test
  void aTolerationStandsInsideAPolicyOnly() {
    assertThat(Tolerate.class.getAnnotation(Target.class).value()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(classes = {CrossOrigin.class, SameOrigin.class, Tolerate.class})
  void theRunTimeSeesThem(Class<? extends Annotation> annotation) {
    assertThat(annotation.getAnnotation(Retention.class).value())
        .isEqualTo(RetentionPolicy.RUNTIME);
  }

  @Test
  void aCrossOriginGrantsNothingByItself() {
    assertThat(defaults(CrossOrigin.class))
        .containsOnly(
            Map.entry("value", "String[] []"),
            Map.entry("origins", "String[] []"),
            Map.entry("allowedHeaders", "String[] []"),
            Map.entry("exposedHeaders", "String[] []"),
            Map.entry("allowCredentials", "boolean false"),
            Map.entry("maxAge", "long 1800"),
            Map.entry("guarded", "boolean true"),
            Map.entry("tolerate", "Tolerate[] []"));
  }

  @Test
  void aSameOriginSaysWhatItToleratesAndWhetherItIsGuarded() {
    assertThat(defaults(SameOrigin.class))
        .containsOnly(Map.entry("guarded", "boolean true"), Map.entry("tolerate", "Tolerate[] []"));
  }

  @Test
  void aTolerationNeedsAnIdAndAReason() {
    assertThat(defaults(Tolerate.class))
        .containsOnly(Map.entry("value", "String none"), Map.entry("reason", "String none"));
  }

  /** Member name to type and default. */
  private static Map<String, String> defaults(Class<? extends Annotation> annotation) {
    return Arrays.stream(annotation.getDeclaredMethods())
        .collect(
            toMap(
                Method::getName,
                member -> member.getReturnType().getSimpleName() + " " + defaultOf(member)));
  }

  private static String defaultOf(Method member) {
    Object value = member.getDefaultValue();
    if (value == null) {
      return "none";
    }
    return value instanceof Object[] array ? Arrays.toString(array) : value.toString();
  }
}
