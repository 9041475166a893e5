/** What every server has to answer over HTTP, and the means to ask it. */
package dev.corsac.contract;
