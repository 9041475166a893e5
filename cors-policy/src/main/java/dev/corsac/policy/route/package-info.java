/**
 * The policy table: the contract with generated code. A room, because its names stand in the class
 * files that every processor since 0.1.0 has written: {@link
 * dev.corsac.policy.route.GeneratedTable}, {@link dev.corsac.policy.route.TableText} and {@link
 * dev.corsac.policy.route.PolicyTable} keep their names and this package. The records are what the
 * compiler writes down and deployments merge; they decide nothing.
 */
@NullMarked
package dev.corsac.policy.route;

import org.jspecify.annotations.NullMarked;
