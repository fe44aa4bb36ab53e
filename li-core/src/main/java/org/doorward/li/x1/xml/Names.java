package org.doorward.li.x1.xml;

import java.util.Map;
import javax.xml.namespace.QName;
import org.doorward.li.markup.Namespaces;
import org.doorward.li.markup.XmlPrefixes;
import org.doorward.li.x1.RequestMessageType;

/** Names of the schemas, each in its namespace. */
final class Names {
  static final QName REQUEST_ROOT = x1("X1Request");
  static final QName REQUEST_MESSAGE = x1("x1RequestMessage");
  static final QName RESPONSE_ROOT = x1("X1Response");
  static final QName RESPONSE_MESSAGE = x1("x1ResponseMessage");
  static final QName TOP_LEVEL_ERROR_ROOT = x1("X1TopLevelErrorResponse");
  static final QName XSI_TYPE = new QName(Namespaces.XSI, "type");

  /** The prefixes that we write with. */
  static final XmlPrefixes PREFIXES = new XmlPrefixes(Map.of(
      Namespaces.X1, "",
      Namespaces.COMMON, "c",
      Namespaces.HASHED_ID, "h",
      Namespaces.XSI, "xsi"));

  private Names() {}

  /** The name of the type of a request. */
  static String ofRequest(RequestMessageType type) {
    return type.wireName() + "Request";
  }

  /** The name of the type of the response to a request. */
  static String ofResponse(RequestMessageType type) {
    return type.wireName() + "Response";
  }

  /** A name of TS 103 221-1. */
  static QName x1(String local) {
    return new QName(Namespaces.X1, local);
  }

  /** A name of TS 103 280. */
  static QName common(String local) {
    return new QName(Namespaces.COMMON, local);
  }

  /** A name of the schema of destination sets. */
  static QName set(String local) {
    return new QName(Namespaces.DESTINATION_SET, local);
  }

  /** A name of the schema of hashed identifiers. */
  static QName hashed(String local) {
    return new QName(Namespaces.HASHED_ID, local);
  }
}
