/** Coverage-guided fuzzing of whatever reads text that others write. */
package dev.corsac.policy.fuzz;
