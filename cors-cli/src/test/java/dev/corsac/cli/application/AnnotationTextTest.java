package dev.corsac.cli.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.policy.PolicyDeclaration;
import dev.corsac.policy.Toleration;
import org.junit.jupiter.api.Test;

class AnnotationTextTest {
  @Test
  void defaultsAreLeftOut() {
    assertThat(AnnotationText.of(PolicyDeclaration.crossOrigin("https://app.example.com")))
        .isEqualTo("@CrossOrigin(\"https://app.example.com\")");
    assertThat(AnnotationText.of(PolicyDeclaration.sameOrigin())).isEqualTo("@SameOrigin");
  }

  @Test
  void everyMemberIsWrittenAsJavaIs() {
    assertThat(
            AnnotationText.of(
                PolicyDeclaration.ofOrigins("https://a.example", "https://b.example")
                    .allowingHeaders("X-Trace")
                    .exposingHeaders("ETag")
                    .withCredentials()
                    .withMaxAge(60)
                    .tolerating(new Toleration("origin-local", "a \"tool\""))))
        .isEqualTo(
            """
            @CrossOrigin(
                origins = {"https://a.example", "https://b.example"},
                allowedHeaders = "X-Trace",
                exposedHeaders = "ETag",
                allowCredentials = true,
                maxAge = 60,
                tolerate = @Tolerate(value = "origin-local", reason = "a \\"tool\\""))\
            """);
  }
}
