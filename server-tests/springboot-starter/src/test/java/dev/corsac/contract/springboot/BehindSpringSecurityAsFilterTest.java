package dev.corsac.contract.springboot;

import java.util.List;

/** The same with Jersey as a filter, which leaves what it does not know to Spring MVC. */
class BehindSpringSecurityAsFilterTest extends BehindSpringSecurityTest {
  @Override
  String context() {
    return "";
  }

  @Override
  String api() {
    return "";
  }

  @Override
  RunningShop start(List<Class<?>> configurations) {
    return RunningShop.start(
        configurations, "spring.jersey.type=filter", "spring.jersey.application-path=/");
  }
}
