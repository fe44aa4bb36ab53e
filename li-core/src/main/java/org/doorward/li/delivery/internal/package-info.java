/**
 * What was handed over for destinations and is not acknowledged yet; exported to the library's own modules only. No
 * sockets.
 */
package org.doorward.li.delivery.internal;
