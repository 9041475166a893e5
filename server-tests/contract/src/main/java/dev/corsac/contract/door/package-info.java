/** What has to hold on every servlet container with {@code cors-runtime-servlet}. */
package dev.corsac.contract.door;
