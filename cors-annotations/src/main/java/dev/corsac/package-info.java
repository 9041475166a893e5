/** CORS policies as annotations. */
package dev.corsac;
