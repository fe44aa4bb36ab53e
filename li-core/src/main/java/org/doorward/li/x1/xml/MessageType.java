package org.doorward.li.x1.xml;

import java.util.Optional;
import org.doorward.li.markup.Namespaces;
import org.doorward.li.markup.XmlCharacters;
import org.doorward.li.markup.XmlElement;

/**
 * The type that a message says it has: a qualified name, whose prefix means what it means where it stands.
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
    return namespace.equals(Namespaces.X1) ? Optional.of(local) : Optional.empty();
  }

  private static Refusal malformed(XmlElement message) {
    return Refusal.syntax("malformed type of " + message.name().getLocalPart());
  }
}
