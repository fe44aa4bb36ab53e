package org.doorward.li.x1.xml;

import static org.doorward.li.x1.xml.SimpleType.collapsing;
import static org.doorward.li.x1.xml.SimpleType.preserving;

import java.math.BigInteger;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.doorward.li.identifier.AdmfIdentifier;
import org.doorward.li.identifier.CorrelationId;
import org.doorward.li.identifier.DeliveryType;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.GenericObjectId;
import org.doorward.li.identifier.NeIdentifier;
import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.ServiceType;
import org.doorward.li.identifier.X1TransactionId;
import org.doorward.li.identifier.Xid;
import org.doorward.li.x1.Acknowledgement;
import org.doorward.li.x1.DestinationDeliveryStatus;
import org.doorward.li.x1.DestinationSetType;
import org.doorward.li.x1.ExtensionSpecification;
import org.doorward.li.x1.GenericObjectType;
import org.doorward.li.x1.HashAlgorithm;
import org.doorward.li.x1.Liid;
import org.doorward.li.x1.MediationDeliveryType;
import org.doorward.li.x1.NeIssueType;
import org.doorward.li.x1.NeStatus;
import org.doorward.li.x1.ProvisioningStatus;
import org.doorward.li.x1.RequestMessageType;
import org.doorward.li.x1.TaskReportType;
import org.doorward.li.x1.X1ErrorCode;
import org.doorward.li.x1.X1Version;

/** The simple types of TS 103 221-1 and TS 103 280, one row each. Tokens and numbers collapse, strings do not. */
final class SimpleTypes {
  static final SimpleType<Xid> XID = collapsing(Xid::of, Xid::toString).of(Facets.UUID);
  static final SimpleType<Did> DID = collapsing(Did::of, Did::toString).of(Facets.UUID);
  static final SimpleType<GenericObjectId> GENERIC_OBJECT_ID =
      collapsing(GenericObjectId::of, GenericObjectId::toString).of(Facets.UUID);
  static final SimpleType<X1TransactionId> TRANSACTION_ID =
      collapsing(X1TransactionId::of, X1TransactionId::toString).of(Facets.UUID);
  static final SimpleType<AdmfIdentifier> ADMF_IDENTIFIER =
      collapsing(AdmfIdentifier::new, AdmfIdentifier::value).of(Facets.IDENTIFIER);
  static final SimpleType<NeIdentifier> NE_IDENTIFIER =
      collapsing(NeIdentifier::new, NeIdentifier::value).of(Facets.IDENTIFIER);
  static final SimpleType<X1Version> VERSION =
      preserving(SimpleTypes::version, X1Version::toString).of(Facets.VERSION);
  static final SimpleType<Instant> TIMESTAMP =
      collapsing(Timestamp::parse, Timestamp::print).of(Facets.TIMESTAMP);

  static final SimpleType<String> STRING = preserving(text -> text, Function.identity());
  static final SimpleType<Boolean> BOOLEAN =
      collapsing(SimpleTypes::bool, value -> value ? "true" : "false").of(Facets.BOOLEAN);
  static final SimpleType<Integer> INTEGER =
      collapsing(text -> (int) number(text, Integer.SIZE), String::valueOf).of(Facets.INT32);
  static final SimpleType<Long> LONG =
      collapsing(text -> number(text, Long.SIZE), String::valueOf).of(Facets.INT64);
  static final SimpleType<CorrelationId> CORRELATION_ID = collapsing(
          SimpleTypes::correlationId, id -> Long.toUnsignedString(id.value()))
      .of(Facets.UNSIGNED64);
  static final SimpleType<Octets> HEX_BINARY =
      collapsing(Octets::ofHex, Octets::toHex).of(Facets.HEX_BINARY);
  static final SimpleType<URI> ANY_URI = collapsing(URI::create, URI::toString).of(Facets.ANY_URI);
  static final SimpleType<Liid> LIID =
      preserving(Liid::of, liid -> liid.text().reveal()).of(Facets.LIID);

  static final SimpleType<DeliveryType> DELIVERY_TYPE =
      enumeration("DeliveryType", DeliveryType.values(), DeliveryType::of, DeliveryType::wireName);
  static final SimpleType<MediationDeliveryType> MEDIATION_DELIVERY_TYPE = enumeration(
      "MediationDeliveryType",
      MediationDeliveryType.values(),
      MediationDeliveryType::of,
      MediationDeliveryType::wireName);
  static final SimpleType<ServiceType> SERVICE_TYPE =
      enumeration("ServiceType", ServiceType.values(), ServiceType::of, ServiceType::wireName);
  static final SimpleType<Acknowledgement> OK = enumeration(
      "Acknowledgement", Acknowledgement.values(), Acknowledgement::of, Acknowledgement::wireName);
  static final SimpleType<ProvisioningStatus> PROVISIONING_STATUS = enumeration(
      "ProvisioningStatus",
      ProvisioningStatus.values(),
      ProvisioningStatus::of,
      ProvisioningStatus::wireName);
  static final SimpleType<DestinationDeliveryStatus> DESTINATION_DELIVERY_STATUS = enumeration(
      "DestinationDeliveryStatus",
      DestinationDeliveryStatus.values(),
      DestinationDeliveryStatus::of,
      DestinationDeliveryStatus::wireName);
  static final SimpleType<NeStatus> NE_STATUS =
      enumeration("NeStatus", NeStatus.values(), NeStatus::of, NeStatus::wireName);
  static final SimpleType<RequestMessageType> REQUEST_MESSAGE_TYPE = enumeration(
      "RequestMessageType",
      RequestMessageType.values(),
      RequestMessageType::of,
      RequestMessageType::wireName);
  static final SimpleType<ExtensionSpecification> EXTENSION_SPECIFICATION = enumeration(
      "ExtensionSpecification",
      ExtensionSpecification.values(),
      ExtensionSpecification::of,
      ExtensionSpecification::wireName);

  static final SimpleType<TaskReportType> TASK_REPORT_TYPE = enumeration(
      "TaskReportType", TaskReportType.values(), TaskReportType::of, TaskReportType::wireName);
  static final SimpleType<NeIssueType> NE_ISSUE_TYPE =
      enumeration("NeIssueType", NeIssueType.values(), NeIssueType::of, NeIssueType::wireName);
  static final SimpleType<GenericObjectType> GENERIC_OBJECT_TYPE =
      preserving(GenericObjectType::of, GenericObjectType::toString).of(Facets.OBJECT_TYPE);
  static final SimpleType<HashAlgorithm> HASH_ALGORITHM = enumeration(
      "HashAlgorithm", HashAlgorithm.values(), HashAlgorithm::of, HashAlgorithm::wireName);
  static final SimpleType<DestinationSetType> DESTINATION_SET_TYPE = enumeration(
      "DestinationSetType",
      DestinationSetType.values(),
      DestinationSetType::of,
      DestinationSetType::wireName);

  private static final int MAX_DIGITS = 64;
  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1," + MAX_DIGITS + "}");
  private static final Pattern ANOTHER_MAJOR_VERSION =
      Pattern.compile("v(0|[2-9]|[1-9][0-9]{1,8})\\.[0-9]{1,9}\\.[0-9]{1,9}");

  /** Nobody acknowledges a report about an element for later. */
  static final SimpleType<Acknowledgement> OK_COMPLETED = OK.of(Facets.values(
      "CompletedAcknowledgement",
      Stream.of(Acknowledgement.ACKNOWLEDGED_AND_COMPLETED.wireName())));

  static final SimpleType<Integer> TCP_PORT = INTEGER.of(Facets.TCP_PORT);
  static final SimpleType<Integer> UDP_PORT = INTEGER.of(Facets.UDP_PORT);

  private SimpleTypes() {}

  private static <E> SimpleType<E> enumeration(
      String name, E[] values, SimpleType.Parser<E> parser, Function<E, String> printer) {
    return preserving(parser, printer)
        .of(Facets.values(name, Arrays.stream(values).map(printer)));
  }

  /** A version that we can read but do not know is another refusal than one that is malformed. */
  private static X1Version version(String text) throws Refusal {
    if (!text.startsWith("v1.") && ANOTHER_MAJOR_VERSION.matcher(text).matches()) {
      throw new Refusal(X1ErrorCode.UNSUPPORTED_VERSION, X1Version.IMPLEMENTED.toString());
    }
    return X1Version.of(text);
  }

  private static boolean bool(String text) {
    return switch (text) {
      case "true", "1" -> true;
      case "false", "0" -> false;
      default -> throw new IllegalArgumentException("not a truth value");
    };
  }

  private static BigInteger integer(String text) {
    if (!NUMBER.matcher(text).matches()) {
      throw new IllegalArgumentException("not an integer of at most " + MAX_DIGITS + " digits");
    }
    return new BigInteger(text);
  }

  /** Whether {@code text} is a number, without sign, that is within any bounds. */
  private static boolean isFewDigits(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return !text.isEmpty() && text.length() < 10;
  }

  private static long number(String text, int bits) {
    if (isFewDigits(text)) {
      return Integer.parseInt(text);
    }
    BigInteger value = integer(text);
    if (value.bitLength() >= bits) {
      throw new IllegalArgumentException("an integer beyond " + bits + " bits");
    }
    return value.longValue();
  }

  /** One that no product can carry is well-formed, and cannot be honoured. */
  private static CorrelationId correlationId(String text) throws Refusal {
    if (isFewDigits(text)) {
      return new CorrelationId(Integer.parseInt(text));
    }
    BigInteger value = integer(text);
    if (value.signum() < 0) {
      throw new IllegalArgumentException("a correlation identifier is not negative");
    }
    if (value.bitLength() > Long.SIZE) {
      throw new Refusal(X1ErrorCode.GENERIC_ACTIVATE_TASK_FAILURE, "correlationID");
    }
    return new CorrelationId(value.longValue());
  }
}
