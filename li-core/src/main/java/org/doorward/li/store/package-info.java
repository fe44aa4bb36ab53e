/**
 * What outlives the process: the append-only journal that the evidence log and the record of spent mandates
 * are kept in, and the seam to the disk below it.
 */
package org.doorward.li.store;
