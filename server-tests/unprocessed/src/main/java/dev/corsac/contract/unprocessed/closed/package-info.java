/** A package with a policy, whose build forgot the processor. */
@SameOrigin
package dev.corsac.contract.unprocessed.closed;

import dev.corsac.SameOrigin;
