/** Embedded Apache CXF. */
package dev.corsac.contract.cxf;
