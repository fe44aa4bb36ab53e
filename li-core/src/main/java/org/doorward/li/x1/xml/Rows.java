package org.doorward.li.x1.xml;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.doorward.li.markup.XmlWriter;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a complex type, in the schema's order, which is normative.
 *
 * @param <T> the complex type
 */
final class Rows<T> {
  private final Field<T, ?>[] fields;

  private Rows(Field<T, ?>[] fields) {
    this.fields = fields;
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // the array is copied
  static <T> Rows<T> of(Field<T, ?>... fields) {
    return new Rows<>(fields.clone());
  }

  /** The rows, in order. */
  List<Field<T, ?>> fields() {
    return List.of(fields);
  }

  /** What was read, by row. */
  static final class Values {
    private final Field<?, ?>[] fields;

    /** For each row its value, or the list of its values if there may be several; null if there is none. */
    private final @Nullable Object[] read;

    private Values(Field<?, ?>[] fields) {
      this.fields = fields;
      this.read = new Object[fields.length];
    }

    /** The value of a row that stands there once. */
    @SuppressWarnings("unchecked") // the row's own type has read it
    <V> V one(Field<?, V> field) {
      return (V) requireNonNull(read(field));
    }

    /** The value of a row that may stand there. */
    @SuppressWarnings("unchecked") // the row's own type has read it
    <V> Optional<V> optional(Field<?, V> field) {
      return Optional.ofNullable((V) read(field));
    }

    /** The list of a row that wraps one: empty if the row does not stand there. */
    @SuppressWarnings("unchecked") // the row's own type has read it
    <E> List<E> wrapped(Field<?, List<E>> field) {
      Object list = read(field);
      return list == null ? List.of() : (List<E>) list;
    }

    /** All values of a row that may stand there several times. */
    @SuppressWarnings("unchecked") // the row's own type has read them
    <V> List<V> list(Field<?, V> field) {
      Object list = read(field);
      return list == null ? List.of() : (List<V>) list;
    }

    /** A type has so few rows that looking along them is the fastest. */
    @SuppressWarnings("ReferenceEquality") // a row is itself
    private @Nullable Object read(Field<?, ?> field) {
      for (int i = 0; i < read.length; i++) {
        if (fields[i] == field) {
          return read[i];
        }
      }
      throw new IllegalArgumentException("no row of this type");
    }
  }

  /** Takes what belongs to these rows from the front of {@code in}, and holds it against them. */
  Values take(Children in) throws Refusal {
    Values values = new Values(fields);
    for (int i = 0; i < fields.length; i++) {
      Field<T, ?> field = fields[i];
      if (in.nextIs(field.name())) {
        values.read[i] = field.max() == 1 ? takeOne(field, in) : takeAll(field, in);
      } else if (field.min() > 0) {
        throw Refusal.missing(field.name(), in.parent());
      }
    }
    return values;
  }

  void write(T value, XmlWriter out) {
    for (Field<T, ?> field : fields) {
      field.write(value, out);
    }
  }

  private static <V> V takeOne(Field<?, V> field, Children in) throws Refusal {
    V value = field.type().read(in.take());
    if (in.nextIs(field.name())) {
      throw Refusal.tooMany(field.name(), in.parent());
    }
    return value;
  }

  private static <V> List<V> takeAll(Field<?, V> field, Children in) throws Refusal {
    List<V> values = new ArrayList<>(4);
    while (in.nextIs(field.name())) {
      if (values.size() == field.max()) {
        throw Refusal.tooMany(field.name(), in.parent());
      }
      values.add(field.type().read(in.take()));
    }
    if (values.size() < field.min()) {
      throw Refusal.missing(field.name(), in.parent());
    }
    return values;
  }
}
