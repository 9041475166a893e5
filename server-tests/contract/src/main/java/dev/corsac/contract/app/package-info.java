/** The sample application that every server serves. */
package dev.corsac.contract.app;
