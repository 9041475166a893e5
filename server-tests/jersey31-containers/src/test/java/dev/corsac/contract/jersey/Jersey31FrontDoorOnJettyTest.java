package dev.corsac.contract.jersey;

import dev.corsac.contract.Reply;
import dev.corsac.contract.door.FrontDoorContract;

class Jersey31FrontDoorOnJettyTest extends FrontDoorContract {
  Jersey31FrontDoorOnJettyTest() {
    super(new JerseyOnJetty());
  }

  /** Jetty drops it from its own error pages, which no cache keeps, and from its empty errors. */
  @Override
  public boolean keepsVary(Reply reply) {
    return reply.status() < 400
        || (!reply.body().isEmpty()
            && reply.lines("Cache-Control").stream().noneMatch(line -> line.contains("no-store")));
  }
}
