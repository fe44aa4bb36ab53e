package org.doorward.li.x1.xml;

import org.doorward.li.markup.XmlLimits;

/**
 * How large an X1 document may be that is read. The schema sets no bounds. Each bound holds before what it
 * bounds is kept. Immutable.
 *
 * @param octets of the whole document
 * @param messages in a container
 * @param elements in the whole document
 * @param depth of nested elements, the root being 1
 * @param attributes of one element, namespace declarations included
 * @param textCharacters of one element, without the whitespace between its children
 */
public record X1Limits(
    int octets, int messages, int elements, int depth, int attributes, int textCharacters) {
  /** Room for hundreds of tasks in one document. */
  public static final X1Limits DEFAULT = new X1Limits(1 << 20, 256, 1 << 16, 32, 32, 1 << 16);

  /**
   * For the answers of an element of one's own: room for the identifiers of 100,000 tasks and more, or for the details
   * of ten thousand.
   */
  public static final X1Limits ANSWERS = new X1Limits(1 << 24, 256, 1 << 20, 32, 32, 1 << 16);

  /**
   * Refuses limits that admit no message.
   *
   * @param octets 1 or more
   * @param messages 1 or more
   * @param elements 1 or more
   * @param depth 1 or more
   * @param attributes 1 or more
   * @param textCharacters 1 or more
   * @throws IllegalArgumentException if one is below 1
   */
  public X1Limits {
    if (octets < 1
        || messages < 1
        || elements < 1
        || depth < 1
        || attributes < 1
        || textCharacters < 1) {
      throw new IllegalArgumentException("a limit is at least 1");
    }
  }

  XmlLimits xml() {
    return new XmlLimits(octets, depth, elements, attributes, textCharacters);
  }
}
