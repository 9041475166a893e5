/** Resources of a library whose build has forgotten the processor. */
package dev.corsac.sample.billing;
