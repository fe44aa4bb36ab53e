package org.doorward.li.x1;

/**
 * How a generic object stands. The schema gives it no fields. Immutable.
 *
 * @clause TS 103 221-1, 6.4.9
 */
public record GenericObjectStatus() {}
