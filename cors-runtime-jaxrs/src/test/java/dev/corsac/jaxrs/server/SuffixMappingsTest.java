package dev.corsac.jaxrs.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What Jersey's UriConnegFilter and RESTEasy's AcceptHeaderByFileSuffixFilter make of paths. */
class SuffixMappingsTest {
  private static final SuffixMappings MAPPINGS =
      SuffixMappings.of("json : application/json, xml: text/xml", Map.of("en", "en", "de", "de"));

  @Test
  void aMappedSuffixOfTheLastSegmentIsTakenOff() {
    assertThat(MAPPINGS.rewritten("/orders.json")).containsExactly("/orders");
    assertThat(MAPPINGS.rewritten("/a.xml/orders.json/")).containsExactly("/a.xml/orders/");
    assertThat(MAPPINGS.rewritten("/orders.json;v=1.xml")).containsExactly("/orders;v=1.xml");
    assertThat(MAPPINGS.rewritten("/orders.v2.json")).containsExactly("/orders.v2");
    assertThat(MAPPINGS.rewritten("/orders.json.v2")).containsExactly("/orders.v2");
    assertThat(MAPPINGS.rewritten("/orders.de.json")).containsExactly("/orders");
    assertThat(MAPPINGS.rewritten("/.json")).containsExactly("/");
  }

  @Test
  void whereServersDifferBothWaysCount() {
    assertThat(MAPPINGS.rewritten("/orders.xml.json")).containsExactly("/orders.xml", "/orders");
  }

  @Test
  void otherPathsStayAsTheyAre() {
    for (String path :
        List.of("/", "", "/orders", "/orders.txt", "/a.json/b", "/orders.JSON", "/json", "/...")) {
      assertThat(MAPPINGS.rewritten(path)).as(path).isEmpty();
    }
    assertThat(SuffixMappings.NONE.rewritten("/orders.json")).isEmpty();
  }

  @Test
  void propertiesAreReadInTheFormsThatServersTake() {
    assertThat(SuffixMappings.of(new String[] {"a : x/y, b:z", "c : d"}, null).mediaTypes())
        .containsExactlyInAnyOrder("a", "b", "c");
    assertThat(SuffixMappings.of(null, List.of("en : en"))).isNotEqualTo(SuffixMappings.NONE);
    assertThat(SuffixMappings.of(null, null).isEmpty()).isTrue();
    assertThat(SuffixMappings.of("nonsense", "").isEmpty()).isTrue();
  }
}
