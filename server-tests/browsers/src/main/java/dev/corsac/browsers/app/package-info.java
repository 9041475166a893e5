/** What the pages of the browser tests call. */
package dev.corsac.browsers.app;
