package org.doorward.li.markup;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.doorward.li.fault.DecodeException;

/** Reads fragments, within limits that leave room for the message around them. */
public final class Fragments {
  private static final XmlLimits LIMITS = new XmlLimits(65_536, 16, 2_048, 32, 65_536);

  private Fragments() {}

  /**
   * The element written as {@code text}.
   *
   * @throws IllegalArgumentException if {@code text} is not one element within the limits
   */
  public static XmlElement element(String text) {
    try {
      return XmlReader.read(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), LIMITS);
    } catch (DecodeException e) {
      throw new IllegalArgumentException("not one XML element: " + e.getMessage(), e);
    }
  }
}
