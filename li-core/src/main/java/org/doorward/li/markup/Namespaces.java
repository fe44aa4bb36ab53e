package org.doorward.li.markup;

import java.util.Set;
import javax.xml.XMLConstants;

/** The namespaces of X1 documents, the same in every revision of the schemas. */
public final class Namespaces {
  /** TS 103 221-1. */
  public static final String X1 = "http://uri.etsi.org/03221/X1/2017/10";

  /** TS 103 280: the children of the types that X1 takes from there. */
  public static final String COMMON = "http://uri.etsi.org/03280/common/2017/07";

  /** TS 103 221-1, hashed identifiers. */
  public static final String HASHED_ID = "http://uri.etsi.org/03221/X1/2017/10/HashedID";

  /** TS 103 221-1, sets of destinations. */
  public static final String DESTINATION_SET =
      "http://uri.etsi.org/03221/X1/2017/10/DestinationSet";

  /** TS 103 221-1, traffic policies and rules. */
  public static final String TRAFFIC_POLICY = "http://uri.etsi.org/03221/X1/2023/02/TrafficPolicy";

  /** Attributes that say something about the schema. */
  public static final String XSI = XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI;

  /** The namespaces that any X1 document has prefixes for. */
  static final Set<String> ALL = Set.of(X1, COMMON, HASHED_ID, XSI);

  private Namespaces() {}
}
