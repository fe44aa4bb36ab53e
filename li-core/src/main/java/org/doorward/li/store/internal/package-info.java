/**
 * Files that survive a crash: the append-only journal that the evidence log is kept in, and the seam to the disk
 * below it.
 */
package org.doorward.li.store.internal;
