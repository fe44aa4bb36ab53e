package org.doorward.examples.bench.jaxb;

import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import jakarta.xml.bind.annotation.XmlSeeAlso;
import java.util.ArrayList;
import java.util.List;
import javax.xml.datatype.XMLGregorianCalendar;

/** A request container. Not thread-safe. */
@XmlRootElement(name = "X1Request")
public class X1Request {
  @XmlElement(name = "x1RequestMessage")
  public List<Message> messages = new ArrayList<>();

  /** The base fields. Not thread-safe. */
  @XmlSeeAlso(ActivateTaskRequest.class)
  public static class Message {
    @XmlElement(required = true)
    public String admfIdentifier;

    @XmlElement(required = true)
    public String neIdentifier;

    @XmlElement(required = true)
    public XMLGregorianCalendar messageTimestamp;

    @XmlElement(required = true)
    public String version;

    @XmlElement(required = true)
    public String x1TransactionId;
  }
}
