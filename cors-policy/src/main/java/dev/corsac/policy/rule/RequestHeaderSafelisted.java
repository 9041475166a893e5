package dev.corsac.policy.rule;

import dev.corsac.policy.DiagnosticId;
import dev.corsac.policy.Finding;
import java.util.Set;
import java.util.function.Consumer;

/** {@code request-header-safelisted}: a request header that needs no permission. */
final class RequestHeaderSafelisted implements PolicyRule {

  @Override
  public DiagnosticId id() {
    return DiagnosticId.REQUEST_HEADER_SAFELISTED;
  }

  /** Content-Type is safelisted for three media types only, Range for one form only. */
  private static final Set<String> SAFELISTED =
      Set.of("accept", "accept-language", "content-language");

  @Override
  public void judge(PolicyUnderReview policy, Consumer<Finding> findings) {
    HeaderList.forEachRequestHeader(
        policy.declaration(),
        name -> {
          if (SAFELISTED.contains(name.lower())) {
            findings.accept(
                Finding.of(
                    id(),
                    name.place(),
                    name.quoted()
                        + " may be sent by every script without being listed (Fetch Standard:"
                        + " CORS-safelisted request-header). Remove it."));
          }
        });
  }
}
