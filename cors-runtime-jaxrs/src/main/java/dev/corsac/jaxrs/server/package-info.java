/**
 * What single servers do in their own way: each quirk in a class named after the server, with what
 * it works around. Knows nothing of Corsac.
 */
@NullMarked
package dev.corsac.jaxrs.server;

import org.jspecify.annotations.NullMarked;
