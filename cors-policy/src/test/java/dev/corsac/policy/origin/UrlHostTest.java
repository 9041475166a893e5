package dev.corsac.policy.origin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.policy.finding.EditDistance;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The URL Standard's host parser, section 3.5, and the ports of the Fetch Standard. */
class UrlHostTest {

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "[::],[::]",
        "[0:0:0:0:0:0:0:0],[::]",
        "[1:2:3:4:5:6:7:8],[1:2:3:4:5:6:7:8]",
        "[1:2:3:4:5:6:7::],[1:2:3:4:5:6:7:0]",
        "[::2:3:4:5:6:7:8],[0:2:3:4:5:6:7:8]",
        "[1:0:0:2:0:0:0:3],[1:0:0:2::3]",
        "[1:0:0:2:0:0:3:4],[1::2:0:0:3:4]",
        "[1::],[1::]",
        "[00A0::0B],[a0::b]",
        "[::1.2.3.4],[::102:304]",
        "[1:2:3:4:5:6:1.2.3.4],[1:2:3:4:5:6:102:304]",
        "[1:2:3:4:5:6:7:1.2.3.4],-",
        "[1:2:3:4:5:6:7:8:9],-",
        "[1:2:3:4:5:6:7],-",
        "[1:2:3:4:5:6:7:8::],-",
        "[1::2::3],-",
        "[:1],-",
        "[1:],-",
        "[:::],-",
        "[12345::],-",
        "[::1.2.3],-",
        "[::1.2.3.4.5],-",
        "[::1.2.3.04],-",
        "[::1.2.3.256],-",
        "[::.1.2.3],-",
        "[::1.2.3.4:5],-",
        "[1:2:1.2.3.4:5],-",
        "[::1.0.2.3],[::100:203]",
        "[::9.19.90.99],[::913:5a63]",
        "[::255.255.255.255],[::ffff:ffff]",
        "[::1.2x3.4],-",
        "[::1..2.3],-",
        "[::1.2.3.],-",
        "[1:2:3:4:5:6:7:8:],-",
        "[::1%25eth0],-",
        "[],-",
        "[::1]x,-",
        "[,-",
        "1.2.3.4,1.2.3.4",
        "1.2.3.4.,1.2.3.4",
        "1.2.3.4..,1.2.3.4..",
        "1.2.3.4.5,-",
        "1.2.3.4.0,-",
        "1.2.65535,1.2.255.255",
        "1.2.65536,-",
        "1.16777215,1.255.255.255",
        "4294967295,255.255.255.255",
        "4294967296,-",
        "99999999999999999999,-",
        "256.1,-",
        "0x,0.0.0.0",
        "0XfF.0377.1,255.255.0.1",
        "08,-",
        "09,-",
        "0xg,0xg",
        "1..2,-",
        "a.1,-",
        "a.0x1,-",
        "a.1b,a.1b",
        "%31.2.3.4,1.2.3.4",
        "A%2eB,a.b",
        "a%2,-",
        "a%zz,-",
        "%30%39.example,09.example",
        "a%00b,-",
        "a%20b,-",
        "a<b,-",
        "a|b,-",
        "a$b,a$b",
        "'',-"
      })
  void hostsAreParsedAndSerialised(String host, String expected) {
    assertThat(HostParser.parse(host, DomainToAscii.ASCII_ONLY).map(Host::text))
        .isEqualTo(Optional.ofNullable(expected));
  }

  @Test
  void eightyThreePortsAreBlocked() {
    assertThat(IntStream.rangeClosed(0, 65_535).filter(Ports::isBlocked))
        .hasSize(83)
        .contains(0, 1, 22, 25, 6000, 6665, 6669, 10080)
        .doesNotContain(80, 443, 3000, 8080, 8443);
  }

  @Test
  void distancesAreCountedUpToALimit() {
    assertThat(EditDistance.atMost(2, "https", "https")).isZero();
    assertThat(EditDistance.atMost(2, "htps", "https")).isEqualTo(1);
    assertThat(EditDistance.atMost(2, "hhtps", "https")).isEqualTo(1);
    assertThat(EditDistance.atMost(2, "httsp", "https")).isEqualTo(2);
    assertThat(EditDistance.atMost(2, "capacitor", "https")).isEqualTo(3);
    assertThat(EditDistance.atMost(2, "abcde", "https")).isEqualTo(3);
  }
}
