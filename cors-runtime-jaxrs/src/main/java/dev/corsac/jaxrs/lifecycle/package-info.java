/**
 * What is in force, from the deployment to the last reload: one snapshot, with what it decides of
 * the methods that the server chooses, the guard included.
 */
@NullMarked
package dev.corsac.jaxrs.lifecycle;

import org.jspecify.annotations.NullMarked;
