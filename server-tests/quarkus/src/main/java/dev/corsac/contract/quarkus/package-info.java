/** The sample on Quarkus. */
package dev.corsac.contract.quarkus;
