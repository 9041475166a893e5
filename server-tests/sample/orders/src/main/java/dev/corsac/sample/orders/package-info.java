/** Resources of a library that knows Corsac. */
package dev.corsac.sample.orders;
