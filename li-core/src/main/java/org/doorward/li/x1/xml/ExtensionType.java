package org.doorward.li.x1.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javax.xml.namespace.QName;
import org.doorward.li.extension.Extension;
import org.doorward.li.extension.XmlFragment;
import org.doorward.li.markup.CanonicalXml;
import org.doorward.li.markup.XmlElement;
import org.doorward.li.markup.XmlWriter;

/**
 * An owner, then elements of any namespace but ours: kept, not understood.
 *
 * @clause TS 103 221-1, annex B
 */
final class ExtensionType implements XmlType<Extension> {
  static final ExtensionType EXTENSION = new ExtensionType();

  private static final Shape SHAPE = new Shape.Annexed();

  private static final QName OWNER = Names.x1("Owner");
  private static final Sequence<String> HEAD;

  static {
    Field<String, String> owner = Field.once(OWNER, SimpleTypes.STRING, Function.identity());
    HEAD = Sequence.of(values -> values.one(owner), owner);
  }

  private ExtensionType() {}

  @Override
  public Extension read(XmlElement element) throws Refusal {
    Children in = Children.of(element);
    String owner = HEAD.take(in);
    List<XmlFragment> content = new ArrayList<>();
    try {
      while (in.hasNext()) {
        content.add(XmlFragment.of(CanonicalXml.of(in.take())));
      }
      return new Extension(owner, content);
    } catch (IllegalArgumentException e) {
      throw Refusal.malformed(element.name());
    }
  }

  @Override
  public Shape shape() {
    return SHAPE;
  }

  @Override
  public void write(Extension value, XmlWriter out) {
    HEAD.write(value.owner(), out);
    value.content().forEach(fragment -> out.raw(fragment.text().reveal()));
  }
}
