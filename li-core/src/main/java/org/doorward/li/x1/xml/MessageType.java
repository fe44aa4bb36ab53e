package org.doorward.li.x1.xml;

import java.util.Optional;
import javax.xml.namespace.QName;
import org.doorward.li.markup.Namespaces;
import org.doorward.li.markup.XmlCharacters;
import org.doorward.li.markup.XmlElement;

/**
 * The type that a message or an object says it has: a qualified name, whose prefix means what it means where it stands.
 *
 * @clause TS 103 221-1, 6.1
 */
final class MessageType {
  private MessageType() {}

  /**
   * The local name of the message's type, empty if it belongs to somebody else's schema.
   *
   * @throws Refusal if the message names no type
   */
  static Optional<String> of(XmlElement message) throws Refusal {
    QName type = qualified(message);
    return type.getNamespaceURI().equals(Namespaces.X1)
        ? Optional.of(type.getLocalPart())
        : Optional.empty();
  }

  /**
   * The name of the type that an element says it has.
   *
   * @throws Refusal if it names none
   */
  static QName qualified(XmlElement message) throws Refusal {
    String type = XmlCharacters.collapse(message
        .attribute(Names.XSI_TYPE)
        .orElseThrow(() -> Refusal.syntax("missing type of " + message.name().getLocalPart())));
    int colon = type.indexOf(':');
    String prefix = colon < 0 ? "" : type.substring(0, colon);
    String local = type.substring(colon + 1);
    String namespace = message.scope().namespace(prefix).orElseThrow(() -> malformed(message));
    if (local.isEmpty() || local.indexOf(':') >= 0 || colon == 0) {
      throw malformed(message);
    }
    return new QName(namespace, local);
  }

  private static Refusal malformed(XmlElement message) {
    return Refusal.syntax("malformed type of " + message.name().getLocalPart());
  }
}
