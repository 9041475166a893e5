/** What is packaged beside the sample's own classes. */
package dev.corsac.contract.packaging.app;
