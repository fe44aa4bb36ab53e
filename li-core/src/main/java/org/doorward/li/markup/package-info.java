/**
 * XML text in and out: a reader that trusts nothing, a writer, and the canonical form in which content of other
 * schemas is kept. Knows nothing of X1. Not exported.
 */
package org.doorward.li.markup;
