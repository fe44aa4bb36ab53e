package org.doorward.li.x1.xml;

import java.util.Optional;
import java.util.function.Function;
import org.doorward.li.markup.XmlCharacters;
import org.doorward.li.markup.XmlElement;
import org.doorward.li.markup.XmlWriter;

/**
 * A type whose values are texts.
 *
 * @param <T> the value's type
 * @param whitespace what becomes of whitespace before the text is looked at
 * @param parser refuses with an {@link IllegalArgumentException}
 * @param printer the one text that we write
 * @param text what the schema says of it
 */
record SimpleType<T>(
    Whitespace whitespace, Parser<T> parser, Function<T, String> printer, Shape.Text text)
    implements XmlType<T> {
  private static final Shape.Text STRING = new Shape.Text(Facets.STRING);

  /** The schema's rules for whitespace. */
  enum Whitespace {
    /** It counts. */
    PRESERVE,
    /** It is stripped at the ends, and any other run of it is one blank. */
    COLLAPSE
  }

  /**
   * Reads a text.
   *
   * @param <T> the value's type
   */
  interface Parser<T> {
    /** The value, or an IllegalArgumentException if the text is malformed. */
    T parse(String text) throws Refusal;
  }

  static <T> SimpleType<T> preserving(Parser<T> parser, Function<T, String> printer) {
    return new SimpleType<>(Whitespace.PRESERVE, parser, printer, STRING);
  }

  static <T> SimpleType<T> collapsing(Parser<T> parser, Function<T, String> printer) {
    return new SimpleType<>(Whitespace.COLLAPSE, parser, printer, STRING);
  }

  /** The same type, of which the schema says more than that it is text. */
  SimpleType<T> of(Facets facets) {
    return new SimpleType<>(whitespace, parser, printer, new Shape.Text(facets));
  }

  @Override
  public Shape shape() {
    return text;
  }

  @Override
  public T read(XmlElement element) throws Refusal {
    Children.refuseAttributes(element, Optional.empty());
    if (!element.isLeaf()) {
      throw Refusal.unexpected(element.name());
    }
    String text = element.text();
    try {
      return parser.parse(whitespace == Whitespace.PRESERVE ? text : XmlCharacters.collapse(text));
    } catch (IllegalArgumentException e) {
      throw Refusal.malformed(element.name());
    }
  }

  @Override
  public void write(T value, XmlWriter out) {
    out.text(printer.apply(value));
  }
}
