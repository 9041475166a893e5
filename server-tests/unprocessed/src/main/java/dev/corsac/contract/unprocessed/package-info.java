/** Classes whose build forgot the processor, or ran it long ago. */
package dev.corsac.contract.unprocessed;
