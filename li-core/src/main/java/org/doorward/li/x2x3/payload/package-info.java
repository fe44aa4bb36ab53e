/**
 * What points of interception really send, recognised and cut to its own length: packets, signalling, media, BER.
 * A payload that is not what its format says is refused before it becomes product.
 *
 * @clause TS 103 221-2, 5.4
 */
package org.doorward.li.x2x3.payload;
