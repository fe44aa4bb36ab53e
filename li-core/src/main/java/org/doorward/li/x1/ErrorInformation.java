package org.doorward.li.x1;

import java.util.Optional;
import org.doorward.li.markup.XmlCharacters;

/**
 * An error or an unresolved fault. Immutable.
 *
 * @param code the number on the wire, known to us or not
 * @param description says more, may be empty; never quotes a target
 * @clause TS 103 221-1, 6.7
 */
public record ErrorInformation(int code, String description) {
  /**
   * Checks the text.
   *
   * @param code any number
   * @param description any text that XML can carry
   * @throws IllegalArgumentException if the description cannot be written
   */
  public ErrorInformation {
    XmlCharacters.require(description, "an error description");
  }

  /**
   * An error that we know.
   *
   * @param code its code
   * @param description says more, may be empty; never quotes a target
   * @return the information
   * @throws IllegalArgumentException if the description cannot be written
   */
  public static ErrorInformation of(X1ErrorCode code, String description) {
    return new ErrorInformation(code.code(), description);
  }

  /**
   * The constant of the code.
   *
   * @return empty if we do not know it
   */
  public Optional<X1ErrorCode> errorCode() {
    return X1ErrorCode.of(code);
  }
}
