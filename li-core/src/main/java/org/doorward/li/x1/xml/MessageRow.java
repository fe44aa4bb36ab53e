package org.doorward.li.x1.xml;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import javax.xml.namespace.QName;
import org.doorward.li.markup.XmlElement;
import org.doorward.li.markup.XmlWriter;
import org.doorward.li.x1.X1Header;

/**
 * One message: the name of its type, and the rows that follow the base fields.
 *
 * @param <M> the message
 */
final class MessageRow<M> {
  private final String typeName;
  private final Class<M> messages;
  private final Rows<M> rows;
  private final Function<M, X1Header> header;
  private final BiFunction<X1Header, Rows.Values, M> maker;

  private MessageRow(
      String typeName,
      Class<M> messages,
      Function<M, X1Header> header,
      Rows<M> rows,
      BiFunction<X1Header, Rows.Values, M> maker) {
    this.typeName = typeName;
    this.messages = messages;
    this.rows = rows;
    this.header = header;
    this.maker = maker;
  }

  /** A message of base fields only. */
  static <M> MessageRow<M> bare(
      String typeName,
      Class<M> messages,
      Function<M, X1Header> header,
      Function<X1Header, M> maker) {
    return new MessageRow<>(typeName, messages, header, Rows.of(), (h, v) -> maker.apply(h));
  }

  /** A message of base fields and one more. */
  static <M, V> MessageRow<M> one(
      String typeName,
      Class<M> messages,
      Function<M, X1Header> header,
      Field<M, V> field,
      BiFunction<X1Header, V, M> maker) {
    return of(typeName, messages, header, (h, v) -> maker.apply(h, v.one(field)), Rows.of(field));
  }

  /** Any message. */
  static <M> MessageRow<M> of(
      String typeName,
      Class<M> messages,
      Function<M, X1Header> header,
      BiFunction<X1Header, Rows.Values, M> maker,
      Rows<M> rows) {
    return new MessageRow<>(typeName, messages, header, rows, maker);
  }

  /** The local name that {@code xsi:type} has. */
  String typeName() {
    return typeName;
  }

  /** The rows that follow the base fields. */
  List<Field<M, ?>> fields() {
    return rows.fields();
  }

  /** Reads a message whose type was found to be this. */
  M read(XmlElement message) throws Refusal {
    Children in = Children.ofTyped(message);
    X1Header base = HeaderTable.HEADER.take(in);
    Rows.Values values = rows.take(in);
    in.end();
    try {
      return maker.apply(base, values);
    } catch (IllegalArgumentException e) {
      throw Refusal.malformed(message.name());
    }
  }

  /** Writes a message that {@link #typeName} names, in an element of that name. */
  void write(QName element, Object message, XmlWriter out) {
    M value = messages.cast(message);
    out.start(element);
    out.attribute(Names.XSI_TYPE, typeName);
    HeaderTable.HEADER.write(header.apply(value), out);
    rows.write(value, out);
    out.end();
  }
}
