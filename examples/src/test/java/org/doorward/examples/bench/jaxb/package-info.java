/** ActivateTask as the classes that a JAXB compiler makes of the schema: what the codec is held against. */
@XmlSchema(
    namespace = "http://uri.etsi.org/03221/X1/2017/10",
    elementFormDefault = XmlNsForm.QUALIFIED)
package org.doorward.examples.bench.jaxb;

import jakarta.xml.bind.annotation.XmlNsForm;
import jakarta.xml.bind.annotation.XmlSchema;
