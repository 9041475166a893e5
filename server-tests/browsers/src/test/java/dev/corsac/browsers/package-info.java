/** Chromium and Firefox as the judges of what a script can send and read. */
package dev.corsac.browsers;
