/**
 * Identifiers of TS 103 221: small validated records that every other package names things with.
 *
 * <p>All types are immutable.
 */
package org.doorward.li.identifier;
