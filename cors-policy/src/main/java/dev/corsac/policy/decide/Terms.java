package dev.corsac.policy.decide;

import dev.corsac.policy.Policy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a route grants.
 *
 * @param policy its policy; equal content is one object; null if it is not governed
 * @param headers the request headers that it allows
 */
record Terms(@Nullable Policy policy, RequestHeaders headers) {

  static Terms of(
      @Nullable Policy policy, Collection<String> ofLocators, Collection<String> ofMethod) {
    List<String> inferred = new ArrayList<>(ofLocators);
    inferred.addAll(ofMethod);
    return new Terms(
        policy, new RequestHeaders(inferred, policy == null ? List.of() : policy.allowedHeaders()));
  }

  /**
   * Whether the origin that asks may use the route.
   *
   * @param allows which policies allow it
   */
  boolean grants(Predicate<Policy> allows) {
    return policy != null && allows.test(policy);
  }
}
