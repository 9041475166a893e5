/**
 * What a server shows of an application, the tables that class loaders show, and what both together
 * say: which classes it serves, under which policies.
 */
@NullMarked
package dev.corsac.jaxrs.application;

import org.jspecify.annotations.NullMarked;
