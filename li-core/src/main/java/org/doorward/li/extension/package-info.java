/**
 * What a message carries in somebody else's schema: kept exactly, so that it can be compared, written back, and
 * refused by whoever does not understand it.
 *
 * <p>All types are immutable and print no content.
 */
package org.doorward.li.extension;
