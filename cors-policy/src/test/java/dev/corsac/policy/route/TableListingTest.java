package dev.corsac.policy.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corsac.policy.route.TableListing.Described;
import dev.corsac.policy.route.TableListing.Generated;
import dev.corsac.policy.route.TableListing.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code META-INF/corsac/tables}, as compilations write it and mergers of jars leave it. */
class TableListingTest {
  private static final Generated TABLE =
      new Generated("com.acme.Orders_0123456789abcdef_CorsTable", "com.acme.Orders_0_CorsFilter");
  private static final TableListing LISTING =
      TableListing.of(
          Optional.of(TABLE),
          List.of(
              new Described(Kind.PACKAGE, "com.acme", "com.acme"),
              new Described(Kind.APPLICATION, "com.acme.Shop", "com.acme.Shop"),
              new Described(Kind.RESOURCE, "com.acme.Un$X$In$ner", "com.acme.Un$X.In$ner"),
              new Described(Kind.RESOURCE, "com.acme.Orders", "com.acme.Orders")),
          Map.of("com.acme.Orders.put(java.lang.String,int)#1", "ifMatch"));
  private static final String OLD = "com.acme.A_1_CorsTable com.acme.A_1_CorsFilter\n";

  @Test
  void whatIsWrittenIsRead() {
    assertThat(TableListing.parse(LISTING.text())).containsExactly(LISTING);
  }

  @Test
  void theOrderInWhichItIsToldChangesNothing() {
    assertThat(LISTING.text().lines().skip(1))
        .containsExactly(
            "table: com.acme.Orders_0123456789abcdef_CorsTable com.acme.Orders_0_CorsFilter",
            "resource: com.acme.Orders com.acme.Orders",
            "resource: com.acme.Un$X$In$ner com.acme.Un$X.In$ner",
            "application: com.acme.Shop com.acme.Shop",
            "package: com.acme com.acme",
            "parameter: com.acme.Orders.put(java.lang.String,int)#1 ifMatch");
  }

  @Test
  void aCompilationThatLostAllItsResourcesHasNoTable() {
    TableListing empty = TableListing.of(Optional.empty(), List.of(), Map.of());
    assertThat(TableListing.parse(empty.text())).containsExactly(empty);
  }

  @Test
  void format1HadATableInEachLine() {
    assertThat(TableListing.parse("# a comment\n" + OLD + "\nB C # another\n"))
        .extracting(TableListing::table)
        .containsExactly(
            Optional.of(new Generated("com.acme.A_1_CorsTable", "com.acme.A_1_CorsFilter")),
            Optional.of(new Generated("B", "C")));
  }

  /** The shade plugin's AppendingTransformer puts a line break behind each. */
  @Test
  void listingsOfBothFormatsMayStandInOneFile() {
    String merged =
        String.join("\n", OLD, LISTING.text(), OLD, LISTING.text().stripTrailing(), OLD);
    assertThat(TableListing.parse(merged))
        .hasSize(5)
        .extracting(TableListing::format)
        .containsExactly(1, 2, 1, 2, 1);
    assertThat(TableListing.parse(merged).get(3)).isEqualTo(LISTING);
  }

  @Test
  void aNewerFormatIsNamedWithItsVersion() {
    assertThatThrownBy(() -> TableListing.parse(OLD + "format: 3 9.8.7\ntables: a b c d\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cors-processor 9.8.7")
        .hasMessageContaining("this is Corsac " + CorsacVersion.get());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<<<<<<< HEAD",
        "com.acme.Orders",
        "a b c",
        "table: a b",
        "com.acme.A_1_CorsTable com.acme.A_1_CorsFilter\nresource: a a",
        "format: 2 0.1.0\ntable: a b\ntable: c d",
        "format: 2 0.1.0\nsurprise: a b",
        "format: 2",
        "\u0000\u0001 \u0002"
      })
  void anythingElseIsRefused(String text) {
    assertThatThrownBy(() -> TableListing.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("it has the line \"")
        .hasMessageMatching("[\\x20-\\x7e]+");
  }
}
