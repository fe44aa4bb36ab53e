package org.doorward.li.x1.xml;

import java.util.Map;
import javax.xml.namespace.QName;
import org.doorward.li.markup.Namespaces;

/** Names of the schemas, each in its namespace. */
final class Names {
  static final QName REQUEST_ROOT = x1("X1Request");
  static final QName REQUEST_MESSAGE = x1("x1RequestMessage");
  static final QName RESPONSE_ROOT = x1("X1Response");
  static final QName RESPONSE_MESSAGE = x1("x1ResponseMessage");
  static final QName TOP_LEVEL_ERROR_ROOT = x1("X1TopLevelErrorResponse");
  static final QName XSI_TYPE = new QName(Namespaces.XSI, "type");

  /** The prefixes that we write with. */
  static final Map<String, String> PREFIXES = Map.of(
      Namespaces.X1, "",
      Namespaces.COMMON, "c",
      Namespaces.HASHED_ID, "h",
      Namespaces.XSI, "xsi");

  private Names() {}

  /** A name of TS 103 221-1. */
  static QName x1(String local) {
    return new QName(Namespaces.X1, local);
  }

  /** A name of TS 103 280. */
  static QName common(String local) {
    return new QName(Namespaces.COMMON, local);
  }

  /** A name of the schema of hashed identifiers. */
  static QName hashed(String local) {
    return new QName(Namespaces.HASHED_ID, local);
  }
}
