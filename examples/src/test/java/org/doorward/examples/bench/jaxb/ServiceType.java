package org.doorward.examples.bench.jaxb;

import jakarta.xml.bind.annotation.XmlEnum;
import jakarta.xml.bind.annotation.XmlEnumValue;

/** A service. */
@XmlEnum
public enum ServiceType {
  @XmlEnumValue("voice")
  VOICE,
  @XmlEnumValue("data")
  DATA,
  @XmlEnumValue("messaging")
  MESSAGING,
  @XmlEnumValue("pushToTalk")
  PUSH_TO_TALK,
  LALS,
  RCS
}
