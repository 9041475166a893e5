/**
 * CORS policies as annotations: {@link dev.corsac.CrossOrigin} grants, {@link
 * dev.corsac.SameOrigin} opts out, and {@link dev.corsac.Tolerate} accepts a finding.
 */
package dev.corsac;
