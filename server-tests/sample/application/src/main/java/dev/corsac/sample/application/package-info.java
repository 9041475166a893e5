/** An application of resources from two jars and of its own. */
package dev.corsac.sample.application;
