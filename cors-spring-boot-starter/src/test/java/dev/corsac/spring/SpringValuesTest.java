package dev.corsac.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.jaxrs.front.ValueSource.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class SpringValuesTest {
  private final StandardEnvironment environment = new StandardEnvironment();

  private void first(String... namesAndValues) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      values.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    String name = "source " + environment.getPropertySources().size();
    environment.getPropertySources().addFirst(new MapPropertySource(name, values));
  }

  private @Nullable String text(String name) {
    Value value = new SpringValues(environment).value(name);
    return value == null ? null : value.text();
  }

  @Test
  void whatIsNotConfiguredHasNoValue() {
    assertThat(text("app.cors.origins")).isNull();
  }

  @Test
  void aCommaListStaysOne() {
    first("app.cors.origins", "https://a.example, https://b.example");
    assertThat(text("app.cors.origins")).isEqualTo("https://a.example,https://b.example");
  }

  @Test
  void anEmptyValueStaysEmpty() {
    first("app.cors.origins", "");
    assertThat(text("app.cors.origins")).isEmpty();
  }

  @Test
  void theElementsOfAYamlListAreJoined() {
    first("app.cors.origins[0]", "https://a.example", "app.cors.origins[1]", "https://b.example");
    assertThat(text("app.cors.origins")).isEqualTo("https://a.example,https://b.example");
  }

  @Test
  void aNearerListReplacesALongerOneWhole() {
    first("app.cors.origins[0]", "https://a.example", "app.cors.origins[1]", "https://b.example");
    first("app.cors.origins[0]", "https://c.example");
    assertThat(text("app.cors.origins")).isEqualTo("https://c.example");
  }

  @Test
  void aNearerListReplacesAPlainValue() {
    first("app.cors.origins", "https://a.example");
    first("app.cors.origins[0]", "https://c.example");
    assertThat(text("app.cors.origins")).isEqualTo("https://c.example");
  }

  @Test
  void aNearerPlainValueReplacesAList() {
    first("app.cors.origins[0]", "https://a.example");
    first("app.cors.origins", "none");
    assertThat(text("app.cors.origins")).isEqualTo("none");
  }

  @Test
  void valuesReferToOthers() {
    first("shop", "https://a.example", "app.cors.origins[0]", "${shop}");
    assertThat(text("app.cors.origins")).isEqualTo("https://a.example");
  }

  @Test
  void namesAreRelaxed() {
    environment
        .getPropertySources()
        .addFirst(
            new SystemEnvironmentPropertySource(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                Map.of("APP_CORS_ALLOWEDORIGINS", "https://a.example")));
    assertThat(text("app.cors.allowed-origins")).isEqualTo("https://a.example");
    assertThat(text("app.cors.allowedOrigins")).isEqualTo("https://a.example");
  }

  @Test
  void theSourceIsNamed() {
    first("app.cors.origins[0]", "https://a.example");
    Value value = new SpringValues(environment).value("app.cors.origins");
    assertThat(Objects.requireNonNull(value).source()).contains("app.cors.origins[0]", "source ");
  }
}
