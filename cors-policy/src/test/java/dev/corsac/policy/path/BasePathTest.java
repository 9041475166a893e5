package dev.corsac.policy.path;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BasePathTest {

  @ParameterizedTest
  @CsvSource({"api, /api", "/api, /api", "/api/, /api", "/api/v1//, /api/v1", "'', ''", "/, ''"})
  void slashesAroundItMakeNoDifference(String written, String path) {
    assertThat(new BasePath(written).path()).isEqualTo(path);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "/api, /api, ''",
        "/api, /api/, /",
        "/api, /api/orders, /orders",
        "/api, /apiary, -",
        "/api, /other/orders, -",
        "/, /orders, /orders"
      })
  void onlyWhatStandsBehindItIsBelow(String base, String path, String below) {
    assertThat(new BasePath(base).below(path)).isEqualTo(Optional.ofNullable(below));
  }
}
