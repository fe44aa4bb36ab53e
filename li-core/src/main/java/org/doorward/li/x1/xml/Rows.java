package org.doorward.li.x1.xml;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.doorward.li.markup.XmlWriter;

/**
 * The rows of a complex type, in the schema's order, which is normative.
 *
 * @param <T> the complex type
 */
final class Rows<T> {
  private final List<Field<T, ?>> fields;

  private Rows(List<Field<T, ?>> fields) {
    this.fields = List.copyOf(fields);
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // the array is read, and kept by nobody
  static <T> Rows<T> of(Field<T, ?>... fields) {
    return new Rows<>(List.of(fields));
  }

  /** The rows, in order. */
  List<Field<T, ?>> fields() {
    return fields;
  }

  /** What was read, by row. */
  static final class Values {
    private final IdentityHashMap<Field<?, ?>, List<Object>> byField = new IdentityHashMap<>();

    /** The value of a row that stands there once. */
    <V> V one(Field<?, V> field) {
      return list(field).get(0);
    }

    /** The value of a row that may stand there. */
    <V> Optional<V> optional(Field<?, V> field) {
      return list(field).stream().findFirst();
    }

    /** The list of a row that wraps one: empty if the row does not stand there. */
    <E> List<E> wrapped(Field<?, List<E>> field) {
      return optional(field).orElse(List.of());
    }

    /** All values of a row. */
    @SuppressWarnings("unchecked") // only what the row's own type has read was put there
    <V> List<V> list(Field<?, V> field) {
      return (List<V>) byField.getOrDefault(field, List.of());
    }

    private <V> int add(Field<?, V> field, V value) {
      List<Object> values = byField.computeIfAbsent(field, f -> new ArrayList<>());
      values.add(value);
      return values.size();
    }
  }

  /** Takes what belongs to these rows from the front of {@code in}, and holds it against them. */
  Values take(Children in) throws Refusal {
    Values values = new Values();
    for (Field<T, ?> field : fields) {
      take(field, in, values);
    }
    return values;
  }

  void write(T value, XmlWriter out) {
    fields.forEach(field -> field.write(value, out));
  }

  private static <V> void take(Field<?, V> field, Children in, Values values) throws Refusal {
    int count = 0;
    while (in.nextIs(field.name())) {
      if (count == field.max()) {
        throw Refusal.tooMany(field.name(), in.parent());
      }
      count = values.add(field, field.type().read(in.take()));
    }
    if (count < field.min()) {
      throw Refusal.missing(field.name(), in.parent());
    }
  }
}
