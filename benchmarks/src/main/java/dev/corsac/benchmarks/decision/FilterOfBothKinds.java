package dev.corsac.benchmarks.decision;

import dev.corsac.benchmarks.stub.Call;
import dev.corsac.benchmarks.stub.JaxRs;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseFilter;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One object that filters requests and responses, as people write it. */
final class FilterOfBothKinds<F extends ContainerRequestFilter & ContainerResponseFilter>
    implements Contestant {
  private final JaxRs server;
  private final F filter;

  FilterOfBothKinds(Setup setup, F filter) {
    this.server = new JaxRs(setup.uris());
    this.filter = filter;
  }

  @Override
  public void reset(Call call) {
    server.reset(call);
  }

  @Override
  public @Nullable Object handle() throws IOException {
    filter.filter(server.request());
    filter.filter(server.request(), server.response());
    return server.response();
  }

  @Override
  public @Nullable String responseHeader(String name) {
    return server.responseHeader(name);
  }
}
