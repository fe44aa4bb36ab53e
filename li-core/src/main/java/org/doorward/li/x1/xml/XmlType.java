package org.doorward.li.x1.xml;

import java.util.function.Function;
import org.doorward.li.markup.XmlElement;
import org.doorward.li.markup.XmlWriter;

/**
 * How the values of one type of the schema stand between the tags of an element.
 *
 * @param <T> the value's type
 */
interface XmlType<T> {
  /** The value that the element holds: all of it, or a refusal. */
  T read(XmlElement element) throws Refusal;

  /** What the schema says of the type; always the same object. */
  Shape shape();

  /** Writes the value into the element that has begun. */
  void write(T value, XmlWriter out);

  /** The same elements, holding the values of another class. */
  default <U> XmlType<U> as(Function<T, U> made, Function<U, T> origin) {
    XmlType<T> self = this;
    return new XmlType<>() {
      @Override
      public U read(XmlElement element) throws Refusal {
        T value = self.read(element);
        try {
          return made.apply(value);
        } catch (IllegalArgumentException e) {
          throw Refusal.malformed(element.name());
        }
      }

      @Override
      public Shape shape() {
        return self.shape();
      }

      @Override
      public void write(U value, XmlWriter out) {
        self.write(origin.apply(value), out);
      }
    };
  }
}
