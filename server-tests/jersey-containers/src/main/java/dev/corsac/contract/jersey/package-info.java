/** Jersey, on each of its containers. */
package dev.corsac.contract.jersey;
