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
 * @param contents what a value of the complex type has to write
 */
record Field<T, V>(QName name, int min, int max, XmlType<V> type, Contents<T, V> contents) {
  /**
   * Where the values of a row stand in a value of the complex type.
   *
   * @param <T> the complex type
   * @param <V> what one element holds
   */
  @FunctionalInterface
  interface Contents<T, V> {
    /** Writes each of them in an element of {@code field}, in order. */
    void write(T owner, Field<T, V> field, XmlWriter out);
  }

  /** An element that always stands there. */
  static <T, V> Field<T, V> once(QName name, XmlType<V> type, Function<T, V> value) {
    return new Field<>(
        name, 1, 1, type, (owner, field, out) -> field.element(value.apply(owner), out));
  }

  /** An element that may stand there. */
  static <T, V> Field<T, V> optional(QName name, XmlType<V> type, Function<T, Optional<V>> value) {
    return new Field<>(name, 0, 1, type, (owner, field, out) -> {
      Optional<V> held = value.apply(owner);
      if (held.isPresent()) {
        field.element(held.get(), out);
      }
    });
  }

  /** An element that may stand there several times. */
  static <T, V> Field<T, V> many(
      QName name, int min, XmlType<V> type, Function<T, List<V>> values) {
    return new Field<>(name, min, Integer.MAX_VALUE, type, (owner, field, out) -> {
      List<V> held = values.apply(owner);
      for (int i = 0; i < held.size(); i++) {
        field.element(held.get(i), out);
      }
    });
  }

  /** An element that wraps a list, and is absent if the list is empty. */
  static <T, E> Field<T, List<E>> wrapped(
      QName name, QName member, int min, XmlType<E> type, Function<T, List<E>> values) {
    return new Field<>(name, 0, 1, Sequence.listOf(member, min, type), (owner, field, out) -> {
      List<E> held = values.apply(owner);
      if (!held.isEmpty()) {
        field.element(held, out);
      }
    });
  }

  void write(T owner, XmlWriter out) {
    contents.write(owner, this, out);
  }

  private void element(V value, XmlWriter out) {
    out.start(name);
    type.write(value, out);
    out.end();
  }
}
