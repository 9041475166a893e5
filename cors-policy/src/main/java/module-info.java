/** Origins, policies, routes and the policy table. */
module dev.corsac.policy {
  requires static org.jspecify;

  exports dev.corsac.policy;
  exports dev.corsac.policy.decide;
  exports dev.corsac.policy.origin;
  exports dev.corsac.policy.route;
  exports dev.corsac.policy.rule;
}
