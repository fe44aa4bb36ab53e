/** A witness: it cosigns what continues everything that it cosigned before, and remembers that over any end of its process. */
package org.doorward.examples.witness;
