package dev.corsac.benchmarks.decision;

import dev.corsac.benchmarks.stub.Call;
import dev.corsac.benchmarks.stub.JaxRs;
import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The filter that everybody pastes: a set of origins and four headers, whatever the route. */
final class PastedFilter implements Contestant {
  private final JaxRs server;
  private final PastedCors filter;

  PastedFilter(Setup setup) {
    server = new JaxRs(uris(setup));
    filter = new PastedCors(new HashSet<>(setup.origins(0)));
  }

  static Map<String, URI> uris(Setup setup) {
    Map<String, URI> uris = new HashMap<>();
    for (int resource = 0; resource < setup.resources(); resource++) {
      for (int template = 0; template < setup.templates(); template++) {
        String path = setup.path(resource, template);
        uris.put(path, URI.create("http://api.example.com/api" + path));
      }
    }
    return uris;
  }

  @Override
  public void reset(Call call) {
    server.reset(call);
  }

  @Override
  public @Nullable Object handle() {
    filter.filter(server.request());
    filter.filter(server.request(), server.response());
    return server.response();
  }

  @Override
  public @Nullable String responseHeader(String name) {
    return server.responseHeader(name);
  }
}
