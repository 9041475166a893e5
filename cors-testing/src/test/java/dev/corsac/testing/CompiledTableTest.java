package dev.corsac.testing;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corsac.policy.PolicyDeclaration;
import dev.corsac.policy.route.DeclaredPolicy;
import dev.corsac.policy.route.PolicyTable;
import dev.corsac.policy.route.ResourceClass;
import dev.corsac.policy.route.ResourceMethod;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CompiledTableTest {

  private static final PolicyTable TABLE =
      new PolicyTable(
          "t",
          List.of(
              new ResourceClass(
                  "com.acme.Orders",
                  List.of(),
                  "orders",
                  List.of(
                      new ResourceMethod(
                          "GET",
                          "",
                          List.of("get()"),
                          new DeclaredPolicy(
                              "com.acme.Orders",
                              PolicyDeclaration.crossOrigin("${o}").exposingHeaders("${e:none}")),
                          null,
                          List.of())),
                  List.of())),
          List.of());

  private static void bind(Map<String, String> values) {
    CompiledTable.of(List.of(TABLE), "/", name -> Optional.ofNullable(values.get(name)));
  }

  @Test
  void aValueThatIsMissingIsToldInWordsWithItsPlace() {
    assertThatThrownBy(() -> bind(Map.of()))
        .hasMessageContaining("com.acme.Orders")
        .hasMessageContaining("[cors:origins-missing] ${o} has no value")
        .hasMessageContaining("(value[0])");
  }

  @Test
  void aValueThatIsWrongIsToldWithWhatWasMeant() {
    assertThatThrownBy(() -> bind(Map.of("o", "https://A.example", "e", "Set-Cookie")))
        .hasMessageContaining("Did you mean \"https://a.example\"?")
        .hasMessageContaining("[cors:response-header-forbidden]")
        .hasMessageContaining("(exposedHeaders[0])")
        .message()
        .doesNotContain("Finding[", "Optional");
  }
}
