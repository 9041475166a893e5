/**
 * What other projects' CORS test suites hold to be right, as data, and what Corsac makes of it over
 * HTTP.
 */
package dev.corsac.suites;
