package org.doorward.li.extension;

import java.util.List;
import java.util.stream.Collectors;
import javax.xml.namespace.QName;
import org.doorward.li.identifier.Sensitive;
import org.doorward.li.markup.CanonicalXml;
import org.doorward.li.markup.Fragments;
import org.doorward.li.markup.XmlCharacters;
import org.doorward.li.markup.XmlElement;
import org.doorward.li.markup.XmlWriter;

/**
 * A part of a message that somebody else's schema defines. It may change what the message means: whoever does
 * not understand it has to refuse the message. Immutable.
 *
 * @param owner who defines it
 * @param content its elements, in order
 * @clause TS 103 221-1, annex B
 */
public record Extension(String owner, List<XmlFragment> content) {
  private static final QName OWNER = new QName("Owner");

  /**
   * Copies the content.
   *
   * @param owner any text that XML can carry
   * @param content copied
   * @throws IllegalArgumentException if the owner's text cannot be written
   */
  public Extension {
    XmlCharacters.require(owner, "the owner of an extension");
    content = List.copyOf(content);
  }

  /**
   * The extension written as {@code text}.
   *
   * @param text the form of {@link #text()}
   * @return the extension
   * @throws IllegalArgumentException if {@code text} has another form; the message does not quote it
   */
  public static Extension of(String text) {
    XmlElement around = Fragments.element("<extension>" + text + "</extension>");
    List<XmlElement> elements = around.elements();
    if (around.hasText() || elements.isEmpty() || !isOwner(elements.get(0))) {
      throw new IllegalArgumentException("an extension is an owner, then elements");
    }
    List<XmlFragment> content =
        elements.stream().skip(1).map(CanonicalXml::of).map(XmlFragment::of).toList();
    return new Extension(elements.get(0).text(), content);
  }

  /**
   * The extension as one canonical text: an element {@code Owner} without namespace, then the content.
   *
   * @return the text, which no log may show
   */
  public Sensitive<String> text() {
    XmlWriter out = XmlWriter.bare();
    out.start(OWNER);
    out.text(owner);
    out.end();
    String elements =
        content.stream().map(fragment -> fragment.text().reveal()).collect(Collectors.joining());
    return Sensitive.of(out + elements);
  }

  private static boolean isOwner(XmlElement element) {
    return element.name().equals(OWNER)
        && element.attributes().isEmpty()
        && element.elements().isEmpty();
  }
}
