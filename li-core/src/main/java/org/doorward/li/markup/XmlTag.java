package org.doorward.li.markup;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The tags of elements of one name, encoded once. Immutable. */
final class XmlTag {
  private final byte[] start;
  private final byte[] end;

  private XmlTag(byte[] start, byte[] end) {
    this.start = start;
    this.end = end;
  }

  static XmlTag of(String prefix, String localPart) {
    String name = prefix.isEmpty() ? localPart : prefix + ":" + localPart;
    return new XmlTag(("<" + name).getBytes(UTF_8), ("</" + name + ">").getBytes(UTF_8));
  }

  /** Begins a start tag. */
  void start(Utf8 out) {
    out.put(start, 0, start.length);
  }

  /** Writes the name alone. */
  void name(Utf8 out) {
    out.put(start, 1, start.length - 1);
  }

  /** Writes the end tag. */
  void end(Utf8 out) {
    out.put(end, 0, end.length);
  }
}
