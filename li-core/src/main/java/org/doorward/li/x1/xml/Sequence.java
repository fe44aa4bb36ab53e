package org.doorward.li.x1.xml;

import java.util.List;
import java.util.function.Function;
import javax.xml.namespace.QName;
import org.doorward.li.markup.XmlElement;
import org.doorward.li.markup.XmlWriter;

/**
 * A complex type whose elements follow each other: its rows, and how a value is made of what they hold.
 *
 * @param <T> the complex type
 */
final class Sequence<T> implements XmlType<T> {
  private final Rows<T> rows;
  private final Function<Rows.Values, T> maker;
  private final Shape shape;

  private Sequence(Rows<T> rows, Function<Rows.Values, T> maker) {
    this.rows = rows;
    this.maker = maker;
    this.shape = new Shape.Elements(rows.fields());
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // the array is read, and kept by nobody
  static <T> Sequence<T> of(Function<Rows.Values, T> maker, Field<T, ?>... fields) {
    return new Sequence<>(Rows.of(fields), maker);
  }

  /** A list whose members all stand in elements of one name. */
  static <E> Sequence<List<E>> listOf(QName member, int min, XmlType<E> type) {
    Field<List<E>, E> members = Field.many(member, min, type, Function.identity());
    return of(values -> values.list(members), members);
  }

  @Override
  public T read(XmlElement element) throws Refusal {
    Children in = Children.of(element);
    T value = take(in);
    in.end();
    return value;
  }

  /** Reads a value whose elements stand in front of others. */
  T take(Children in) throws Refusal {
    Rows.Values values = rows.take(in);
    try {
      return maker.apply(values);
    } catch (IllegalArgumentException e) {
      throw Refusal.malformed(in.parent());
    }
  }

  @Override
  public Shape shape() {
    return shape;
  }

  @Override
  public void write(T value, XmlWriter out) {
    rows.write(value, out);
  }
}
