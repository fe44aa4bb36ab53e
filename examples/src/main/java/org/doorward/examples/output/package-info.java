/** Writes what an MDF received in forms that other programs open: a capture of the PDUs, and sound. */
package org.doorward.examples.output;
