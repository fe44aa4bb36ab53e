package org.doorward.li.x1.xml;

import org.doorward.li.identifier.Sensitive;
import org.doorward.li.markup.XmlWriter;
import org.doorward.li.target.TargetIdentifier;

/**
 * A target identifier as X2 and X3 carry it: the element that it holds on X1, without prefix and namespace.
 *
 * @clause TS 103 221-2, 5.3.18
 */
public final class TargetFragment {
  private TargetFragment() {}

  /**
   * The fragment of {@code target}.
   *
   * @param target the identifier
   * @return for instance an element {@code imsi} with its digits; no log may show it
   */
  public static Sensitive<String> of(TargetIdentifier target) {
    XmlWriter out = XmlWriter.bare();
    TargetTable.TARGET_IDENTIFIER.write(target, out);
    return Sensitive.of(out.toString());
  }
}
