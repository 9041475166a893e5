/** Origins, policies, routes and the policy table; one room for each package. */
@SuppressWarnings("module") // The modules that are let in are compiled after this one.
module dev.corsac.policy {
  requires static org.jspecify;

  // What a user's own code meets: Cors.reload() returns findings, Cors.decisions() decisions, which
  // speak of policies and their origins.
  exports dev.corsac.policy;
  exports dev.corsac.policy.decide;
  exports dev.corsac.policy.finding;
  exports dev.corsac.policy.origin;

  // What generated code, which lies in a user's module, names.
  exports dev.corsac.policy.route;
  exports dev.corsac.policy.path to
      dev.corsac.jaxrs,
      dev.corsac.processor,
      dev.corsac.testing;
  exports dev.corsac.policy.reason to
      dev.corsac.jaxrs,
      dev.corsac.testing;
  exports dev.corsac.policy.rule to
      dev.corsac.jaxrs,
      dev.corsac.processor,
      dev.corsac.testing;
  exports dev.corsac.policy.surface to
      dev.corsac.processor;
}
