package org.doorward.li.x1.xml;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.xml.namespace.QName;
import org.doorward.li.markup.XmlWriter;

/**
 * One row of a complex type's table: an element, how often it stands there, and what it holds.
 *
 * @param <T> the complex type
 * @param <V> what one element holds
 * @param name the element
 * @param min how often at least
 * @param max how often at most
 * @param type what it holds
 * @param occurrences what a value of the complex type has to write, in order
 */
record Field<T, V>(
    QName name, int min, int max, XmlType<V> type, Function<T, List<V>> occurrences) {
  /** An element that always stands there. */
  static <T, V> Field<T, V> once(QName name, XmlType<V> type, Function<T, V> value) {
    return new Field<>(name, 1, 1, type, value.andThen(List::of));
  }

  /** An element that may stand there. */
  static <T, V> Field<T, V> optional(QName name, XmlType<V> type, Function<T, Optional<V>> value) {
    return new Field<>(name, 0, 1, type, value.andThen(Field::listed));
  }

  /** An element that may stand there several times. */
  static <T, V> Field<T, V> many(
      QName name, int min, XmlType<V> type, Function<T, List<V>> values) {
    return new Field<>(name, min, Integer.MAX_VALUE, type, values);
  }

  /** An element that wraps a list, and is absent if the list is empty. */
  static <T, E> Field<T, List<E>> wrapped(
      QName name, QName member, int min, XmlType<E> type, Function<T, List<E>> values) {
    return optional(name, Sequence.listOf(member, min, type), values.andThen(Field::unlessEmpty));
  }

  void write(T owner, XmlWriter out) {
    List<V> values = occurrences.apply(owner);
    for (int i = 0; i < values.size(); i++) {
      out.start(name);
      type.write(values.get(i), out);
      out.end();
    }
  }

  private static <V> List<V> listed(Optional<V> value) {
    return value.isPresent() ? List.of(value.get()) : List.of();
  }

  private static <E> Optional<List<E>> unlessEmpty(List<E> list) {
    return list.isEmpty() ? Optional.empty() : Optional.of(list);
  }
}
