package org.doorward.li.x1.xml;

import static org.doorward.li.x1.xml.SimpleType.collapsing;
import static org.doorward.li.x1.xml.SimpleType.preserving;

import java.math.BigInteger;
import java.net.URI;
import java.time.Instant;
import java.util.function.Function;
import java.util.regex.Pattern;
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
  static final SimpleType<Xid> XID = collapsing(Xid::of, Xid::toString);
  static final SimpleType<Did> DID = collapsing(Did::of, Did::toString);
  static final SimpleType<GenericObjectId> GENERIC_OBJECT_ID =
      collapsing(GenericObjectId::of, GenericObjectId::toString);
  static final SimpleType<X1TransactionId> TRANSACTION_ID =
      collapsing(X1TransactionId::of, X1TransactionId::toString);
  static final SimpleType<AdmfIdentifier> ADMF_IDENTIFIER =
      collapsing(AdmfIdentifier::new, AdmfIdentifier::value);
  static final SimpleType<NeIdentifier> NE_IDENTIFIER =
      collapsing(NeIdentifier::new, NeIdentifier::value);
  static final SimpleType<X1Version> VERSION =
      preserving(SimpleTypes::version, X1Version::toString);
  static final SimpleType<Instant> TIMESTAMP = collapsing(Timestamp::parse, Timestamp::print);

  static final SimpleType<String> STRING = preserving(text -> text, Function.identity());
  static final SimpleType<Boolean> BOOLEAN =
      collapsing(SimpleTypes::bool, value -> value ? "true" : "false");
  static final SimpleType<Integer> INTEGER =
      collapsing(text -> (int) number(text, Integer.SIZE), String::valueOf);
  static final SimpleType<Long> LONG = collapsing(text -> number(text, Long.SIZE), String::valueOf);
  static final SimpleType<CorrelationId> CORRELATION_ID =
      collapsing(SimpleTypes::correlationId, id -> Long.toUnsignedString(id.value()));
  static final SimpleType<Octets> HEX_BINARY = collapsing(Octets::ofHex, Octets::toHex);
  static final SimpleType<URI> ANY_URI = collapsing(URI::create, URI::toString);
  static final SimpleType<Liid> LIID = preserving(Liid::of, liid -> liid.text().reveal());

  static final SimpleType<DeliveryType> DELIVERY_TYPE =
      preserving(DeliveryType::of, DeliveryType::wireName);
  static final SimpleType<MediationDeliveryType> MEDIATION_DELIVERY_TYPE =
      preserving(MediationDeliveryType::of, MediationDeliveryType::wireName);
  static final SimpleType<ServiceType> SERVICE_TYPE =
      preserving(ServiceType::of, ServiceType::wireName);
  static final SimpleType<Acknowledgement> OK =
      preserving(Acknowledgement::of, Acknowledgement::wireName);
  static final SimpleType<ProvisioningStatus> PROVISIONING_STATUS =
      preserving(ProvisioningStatus::of, ProvisioningStatus::wireName);
  static final SimpleType<DestinationDeliveryStatus> DESTINATION_DELIVERY_STATUS =
      preserving(DestinationDeliveryStatus::of, DestinationDeliveryStatus::wireName);
  static final SimpleType<NeStatus> NE_STATUS = preserving(NeStatus::of, NeStatus::wireName);
  static final SimpleType<RequestMessageType> REQUEST_MESSAGE_TYPE =
      preserving(RequestMessageType::of, RequestMessageType::wireName);
  static final SimpleType<ExtensionSpecification> EXTENSION_SPECIFICATION =
      preserving(ExtensionSpecification::of, ExtensionSpecification::wireName);

  static final SimpleType<TaskReportType> TASK_REPORT_TYPE =
      preserving(TaskReportType::of, TaskReportType::wireName);
  static final SimpleType<NeIssueType> NE_ISSUE_TYPE =
      preserving(NeIssueType::of, NeIssueType::wireName);
  static final SimpleType<GenericObjectType> GENERIC_OBJECT_TYPE =
      preserving(GenericObjectType::of, GenericObjectType::toString);
  static final SimpleType<HashAlgorithm> HASH_ALGORITHM =
      preserving(HashAlgorithm::of, HashAlgorithm::wireName);
  static final SimpleType<DestinationSetType> DESTINATION_SET_TYPE =
      preserving(DestinationSetType::of, DestinationSetType::wireName);

  private static final int MAX_DIGITS = 64;
  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1," + MAX_DIGITS + "}");
  private static final Pattern ANOTHER_MAJOR_VERSION =
      Pattern.compile("v(0|[2-9]|[1-9][0-9]{1,8})\\.[0-9]{1,9}\\.[0-9]{1,9}");

  private SimpleTypes() {}

  /** A version that we can read but do not know is another refusal than one that is malformed. */
  private static X1Version version(String text) throws Refusal {
    if (ANOTHER_MAJOR_VERSION.matcher(text).matches()) {
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

  private static long number(String text, int bits) {
    BigInteger value = integer(text);
    if (value.bitLength() >= bits) {
      throw new IllegalArgumentException("an integer beyond " + bits + " bits");
    }
    return value.longValue();
  }

  private static CorrelationId correlationId(String text) {
    BigInteger value = integer(text);
    if (value.signum() < 0 || value.bitLength() > Long.SIZE) {
      throw new IllegalArgumentException("a correlation identifier has 64 bits");
    }
    return new CorrelationId(value.longValue());
  }
}
