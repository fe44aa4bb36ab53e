/**
 * The binary PDU that carries product on X2 and X3, and its codec. One table of attributes drives both
 * directions; what the tables do not know is kept and written back unchanged.
 *
 * @clause TS 103 221-2, 5
 */
package org.doorward.li.x2x3;
