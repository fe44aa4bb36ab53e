/**
 * What the traffic path of a network element sees: match an identifier, and hand product over through a
 * capability that nobody but the library can mint.
 *
 * <p>Nothing here blocks, waits for the network or throws at the traffic path.
 */
package org.doorward.li.intercept;
