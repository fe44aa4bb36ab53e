/**
 * Target identifiers as in TS 103 280: one sealed interface, one validated record for each of the forty arms
 * that the X1 schema lets a target have.
 *
 * <p>All types are immutable, compare by normalised value, and print no value.
 */
package org.doorward.li.target;
