package dev.corsac.contract.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.contract.RawClient;
import dev.corsac.contract.Reply;
import org.junit.jupiter.api.Test;

/** What is to be seen of a stream of Mutiny's, {@code /api/multi}, that one origin may read. */
public interface ReactiveStreamContract {
  /** The server. */
  RawClient api();

  @Test
  default void theTrustedOriginMayReadAStream() {
    Reply reply = api().send("GET", "/api/multi", "Origin: https://stream.example");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.lines("Access-Control-Allow-Origin"))
        .containsExactly("https://stream.example");
    assertThat(reply.vary()).containsOnlyOnce("origin");
  }

  @Test
  default void aStrangerMayNotReadAStreamWhichVaries() {
    Reply reply = api().send("GET", "/api/multi", "Origin: https://stranger.example");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.cors()).isEmpty();
    assertThat(reply.vary()).containsOnlyOnce("origin");
  }
}
