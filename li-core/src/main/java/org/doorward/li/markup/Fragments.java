package org.doorward.li.extension;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.markup.XmlElement;
import org.doorward.li.markup.XmlLimits;
import org.doorward.li.markup.XmlReader;

/** Reads fragments, within limits that leave room for the message around them. */
final class Fragments {
  private static final XmlLimits LIMITS = new XmlLimits(65_536, 16, 2_048, 32, 65_536);

  private Fragments() {}

  /**
   * @throws IllegalArgumentException if {@code text} is not one element within the limits
   */
  static XmlElement element(String text) {
    try {
      return XmlReader.read(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), LIMITS);
    } catch (DecodeException e) {
      throw new IllegalArgumentException("not one XML element: " + e.getMessage(), e);
    }
  }
}
