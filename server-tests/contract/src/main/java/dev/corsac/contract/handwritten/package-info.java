/** STANDS IN FOR THE PROCESSOR until it runs in this build; to be deleted then. */
package dev.corsac.contract.handwritten;
