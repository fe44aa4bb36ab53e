package org.doorward.li.markup;

/**
 * How large an XML document may be. Each bound holds before what it bounds is kept.
 *
 * @param octets of the whole document
 * @param depth of nested elements, the root being 1
 * @param elements in the whole document
 * @param attributes of one element, namespace declarations included
 * @param textCharacters of one element, neither those of its children included nor the whitespace between them
 */
public record XmlLimits(int octets, int depth, int elements, int attributes, int textCharacters) {}
