package org.doorward.li.x1.xml;

import java.util.List;
import javax.xml.namespace.QName;

/** What the schema says of a type. */
sealed interface Shape {
  /**
   * Text.
   *
   * @param facets what it may be
   */
  record Text(Facets facets) implements Shape {}

  /**
   * Elements that follow each other.
   *
   * @param fields in order
   */
  record Elements(List<? extends Field<?, ?>> fields) implements Shape {
    public Elements {
      fields = List.copyOf(fields);
    }
  }

  /**
   * One of several elements.
   *
   * @param options in order
   */
  record OneOf(List<Option> options) implements Shape {
    public OneOf {
      options = List.copyOf(options);
    }
  }

  /**
   * One of them.
   *
   * @param name the element
   * @param type what it holds
   */
  record Option(QName name, XmlType<?> type) {}

  /** An owner, then elements of any namespace but that of X1. */
  record Annexed() implements Shape {}

  /** A generic object, whose type is an attribute. */
  record AnyObject() implements Shape {}
}
