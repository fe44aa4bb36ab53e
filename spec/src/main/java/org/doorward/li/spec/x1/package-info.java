/**
 * Messages to test with: valid instances of every type of X1, the same for the same seed.
 *
 * <p>All types are immutable.
 */
package org.doorward.li.spec.x1;
