/**
 * How things go wrong: one checked exception for each thing the world can do to us, with a code that is
 * counted and tested instead of a text that is searched.
 */
package org.doorward.li.fault;
