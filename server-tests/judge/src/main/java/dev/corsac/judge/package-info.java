/** Random applications, and what servers make of them. */
package dev.corsac.judge;
