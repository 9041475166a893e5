/**
 * What is told to people: the ids of diagnostics, their severities, places and texts. A room,
 * because it is all of this module that a user's own code meets; knows nothing else of it.
 */
@NullMarked
package dev.corsac.policy.finding;

import org.jspecify.annotations.NullMarked;
