/**
 * Corsac in front of Jakarta REST on servlet containers. Users see {@link
 * dev.corsac.servlet.CorsFilter}; the other public types are public because servers instantiate
 * them.
 */
@NullMarked
package dev.corsac.servlet;

import org.jspecify.annotations.NullMarked;
