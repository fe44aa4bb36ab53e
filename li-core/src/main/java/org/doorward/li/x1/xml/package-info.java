/**
 * X1 messages in XML, both ways. Each complex type of the schema is one table of rows (name, occurrence, type),
 * which both reading and writing follow; there is no second list of the fields anywhere.
 *
 * <p>What is read is either what the schema says, or is refused: an element or attribute that no row knows, one
 * out of order, one too many or too few, or a value out of its form.
 */
package org.doorward.li.x1.xml;
