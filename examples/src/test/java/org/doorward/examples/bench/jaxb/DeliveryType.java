package org.doorward.examples.bench.jaxb;

import jakarta.xml.bind.annotation.XmlEnum;
import jakarta.xml.bind.annotation.XmlEnumValue;

/** What is delivered. */
@XmlEnum
public enum DeliveryType {
  @XmlEnumValue("X2Only")
  X2_ONLY,
  @XmlEnumValue("X3Only")
  X3_ONLY,
  @XmlEnumValue("X2andX3")
  X2_AND_X3
}
