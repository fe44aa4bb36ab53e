package org.doorward.li.x1.xml;

import java.io.Serial;
import javax.xml.namespace.QName;
import org.doorward.li.x1.X1ErrorCode;

/**
 * A message is not what the tables say. Names an element of the schema at most: never a value, nor a name that
 * the peer has chosen. Has no stack trace, since a peer can cause it at line rate.
 */
final class Refusal extends Exception {
  @Serial
  private static final long serialVersionUID = 1L;

  private final X1ErrorCode errorCode;
  private final String description;

  Refusal(X1ErrorCode errorCode, String description) {
    super(description, null, false, false);
    this.errorCode = errorCode;
    this.description = description;
  }

  static Refusal malformed(QName element) {
    return syntax("malformed " + element.getLocalPart());
  }

  static Refusal missing(QName element, QName parent) {
    return syntax("missing " + element.getLocalPart() + " in " + parent.getLocalPart());
  }

  static Refusal tooMany(QName element, QName parent) {
    return syntax("too many " + element.getLocalPart() + " in " + parent.getLocalPart());
  }

  static Refusal unexpected(QName parent) {
    return syntax("unexpected content in " + parent.getLocalPart());
  }

  static Refusal attribute(QName element) {
    return syntax("unexpected attribute of " + element.getLocalPart());
  }

  static Refusal syntax(String description) {
    return new Refusal(X1ErrorCode.SYNTAX_OR_SCHEMA_ERROR, description);
  }

  X1ErrorCode errorCode() {
    return errorCode;
  }

  String description() {
    return description;
  }
}
