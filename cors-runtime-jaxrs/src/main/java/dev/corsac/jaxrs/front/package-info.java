/**
 * What Corsac's modules in front of Jakarta REST need of the run time: {@link
 * dev.corsac.jaxrs.front.FrontDoor} decides, {@link dev.corsac.jaxrs.front.DueHeaders} writes.
 * Exported to these modules only; not for use by hand.
 */
@NullMarked
package dev.corsac.jaxrs.front;

import org.jspecify.annotations.NullMarked;
