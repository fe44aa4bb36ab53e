package org.doorward.li.markup;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import javax.xml.stream.XMLInputFactory;
import org.codehaus.stax2.XMLInputFactory2;

/** The parser underneath, with everything off that a document without DOCTYPE has no use for. */
final class Parsers {
  /** More than any limit of ours: the parser stops there, before it has gathered them for us to count. */
  private static final int MAX_ATTRIBUTES = 1_000;

  private Parsers() {}

  /** Makes parsers for any number of documents at the same time. */
  static XMLInputFactory configured() {
    XMLInputFactory parsers = new WstxInputFactory();
    parsers.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    parsers.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    // Off, an entity that nobody declared would be no text in an attribute, and not be reported.
    parsers.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
    parsers.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
    // All text is wanted: to put it off costs more than it saves.
    parsers.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
    parsers.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, MAX_ATTRIBUTES);
    return parsers;
  }
}
