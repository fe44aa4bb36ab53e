package org.doorward.li.x1;

import static java.util.Objects.requireNonNull;

import org.doorward.li.markup.XmlCharacters;

/**
 * Names a request type that the schema does not name. Immutable.
 *
 * @param specification who specifies it
 * @param requestMessageType its name there
 * @clause TS 103 221-1, 6.7
 */
public record ExtensionInformation(
    ExtensionSpecification specification, String requestMessageType) {
  /**
   * Checks the text.
   *
   * @param specification not null
   * @param requestMessageType any text that XML can carry
   * @throws IllegalArgumentException if the name cannot be written
   */
  public ExtensionInformation {
    requireNonNull(specification, "specification");
    XmlCharacters.require(requestMessageType, "a request message type");
  }
}
