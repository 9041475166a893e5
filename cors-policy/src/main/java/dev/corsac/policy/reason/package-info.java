/**
 * Why a request gets less than it asks for, in one sentence for each cause: the log, the test kit
 * and {@code corsac explain} all say this one. A room above the decisions, because it decides
 * nothing.
 */
@NullMarked
package dev.corsac.policy.reason;

import org.jspecify.annotations.NullMarked;
