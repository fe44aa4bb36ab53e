package org.doorward.li.extension;

import java.util.List;
import org.doorward.li.identifier.Sensitive;
import org.doorward.li.markup.XmlCharacters;

/**
 * A part of a message that somebody else's schema defines. It may change what the message means: whoever does
 * not understand it has to refuse the message. Immutable.
 *
 * @param owner who defines it
 * @param content its elements, in order
 * @clause TS 103 221-1, annex B
 */
public record Extension(String owner, List<XmlFragment> content) {
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
   * @throws IllegalArgumentException if {@code text} has another form
   */
  public static Extension of(String text) {
    return new Extension(text, List.of());
  }

  /**
   * The extension as one canonical text: an element {@code Owner}, then the content.
   *
   * @return the text, which no log may show
   */
  public Sensitive<String> text() {
    return Sensitive.of(owner);
  }
}
