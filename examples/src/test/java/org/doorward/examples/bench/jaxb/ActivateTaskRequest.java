package org.doorward.examples.bench.jaxb;

import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlElementWrapper;
import jakarta.xml.bind.annotation.XmlType;
import java.math.BigInteger;
import java.util.List;
import javax.xml.datatype.XMLGregorianCalendar;

/** The fields of ActivateTask that the measured documents fill. Not thread-safe. */
@XmlType(name = "ActivateTaskRequest")
public class ActivateTaskRequest extends X1Request.Message {
  @XmlElement(required = true)
  public TaskDetails taskDetails;

  /** A task. Not thread-safe. */
  @XmlType(
      propOrder = {
        "xId",
        "targetIdentifiers",
        "deliveryType",
        "listOfDIDs",
        "listOfMediationDetails",
        "correlationID",
        "implicitDeactivationAllowed",
        "productID",
        "listOfServiceTypes"
      })
  public static class TaskDetails {
    public String xId;

    @XmlElementWrapper(name = "targetIdentifiers")
    @XmlElement(name = "targetIdentifier")
    public List<TargetIdentifier> targetIdentifiers;

    public DeliveryType deliveryType;
    public ListOfDids listOfDIDs;

    @XmlElementWrapper(name = "listOfMediationDetails")
    @XmlElement(name = "mediationDetails")
    public List<MediationDetails> listOfMediationDetails;

    public BigInteger correlationID;
    public Boolean implicitDeactivationAllowed;
    public String productID;

    @XmlElementWrapper(name = "listOfServiceTypes")
    @XmlElement(name = "serviceType")
    public List<ServiceType> listOfServiceTypes;
  }

  /** A target, in one arm. Not thread-safe. */
  public static class TargetIdentifier {
    public String e164Number;
    public String imsi;
    public String imei;
    public String ipv4Address;
    public String ipv6Address;
    public String emailAddress;
    public String sipUri;
    public String telUri;
    public String impu;
    public String nai;
    public String supiimsi;
    public String gpsiMsisdn;
  }

  /** Destinations. Not thread-safe. */
  public static class ListOfDids {
    @XmlElement(name = "dId")
    public List<String> dids;
  }

  /** What a mediation function needs. Not thread-safe. */
  @XmlType(propOrder = {"liid", "deliveryType", "startTime", "endTime", "listOfDIDs"})
  public static class MediationDetails {
    @XmlElement(name = "LIID", required = true)
    public String liid;

    public String deliveryType;

    @XmlElement(name = "StartTime")
    public XMLGregorianCalendar startTime;

    @XmlElement(name = "EndTime")
    public XMLGregorianCalendar endTime;

    public ListOfDids listOfDIDs;
  }
}
