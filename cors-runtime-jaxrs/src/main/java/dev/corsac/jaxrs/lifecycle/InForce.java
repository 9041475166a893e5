package dev.corsac.jaxrs.lifecycle;

import dev.corsac.jaxrs.request.Explanations;
import dev.corsac.policy.decide.Decisions;

/**
 * What is in force: one snapshot, by which a request is decided whole. A reload puts another in its
 * place. Thread safe.
 *
 * @param decisions what requests ask
 * @param explanations what is logged of refusals
 * @param methods the resource methods that the server has chosen
 * @param guard looks at requests that may change something
 */
public record InForce(
    Decisions decisions, Explanations explanations, ServedMethods methods, RequestGuard guard) {}
