package org.doorward.li.markup;

import javax.xml.namespace.QName;

/** An attribute that is no namespace declaration. */
public record XmlAttribute(QName name, String value) {
  @Override
  public String toString() {
    return "[withheld]";
  }
}
