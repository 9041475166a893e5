package dev.corsac.contract.springboot;

import java.util.List;

/** The same with Jersey as a filter. */
class BehindBearerTokensAsFilterTest extends BehindBearerTokensTest {
  @Override
  RunningShop start(List<Class<?>> configurations) {
    return RunningShop.start(
        configurations, "spring.jersey.type=filter", "spring.jersey.application-path=/");
  }
}
