package org.doorward.li.authority;

import com.google.protobuf.ByteString;
import java.time.Instant;
import java.util.List;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.fault.Deviation;
import org.doorward.li.fault.Fault;
import org.doorward.li.identifier.DeliveryType;
import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.ServiceType;

/** The values that trust policies and mandates are made of, as protobuf, both ways. */
final class WireForm {
  private WireForm() {}

  /**
   * Refuses a payload that means the same as ours in other octets, for instance a name with two blanks.
   *
   * @throws DecodeException PROTOBUF if they differ
   */
  static void requireSame(Octets ours, Octets payload) throws DecodeException {
    if (!ours.equals(payload)) {
      throw new DecodeException(Fault.PROTOBUF, "expected the one encoding of each value");
    }
  }

  static ByteString write(Octets octets) {
    return ByteString.copyFrom(octets.asByteBuffer());
  }

  static Octets read(ByteString wire) {
    return Octets.of(wire.toByteArray());
  }

  static List<ByteString> write(List<Octets> octets) {
    return octets.stream().map(WireForm::write).toList();
  }

  static List<Octets> read(List<ByteString> wire) {
    return wire.stream().map(WireForm::read).toList();
  }

  static org.doorward.li.authority.wire.PolicyReference write(PolicyReference reference) {
    return org.doorward.li.authority.wire.PolicyReference.newBuilder()
        .setId(write(reference.id()))
        .setVersion(reference.version())
        .build();
  }

  static PolicyReference read(org.doorward.li.authority.wire.PolicyReference wire) {
    return new PolicyReference(read(wire.getId()), wire.getVersion());
  }

  static org.doorward.li.authority.wire.Validity write(Validity validity) {
    return org.doorward.li.authority.wire.Validity.newBuilder()
        .setIssuedAt(validity.issuedAt().getEpochSecond())
        .setNotBefore(validity.notBefore().getEpochSecond())
        .setNotAfter(validity.notAfter().getEpochSecond())
        .build();
  }

  static Validity read(org.doorward.li.authority.wire.Validity wire) {
    return new Validity(
        read(wire.getIssuedAt()), read(wire.getNotBefore()), read(wire.getNotAfter()));
  }

  static Instant read(long epochSecond) {
    if (epochSecond < Instant.MIN.getEpochSecond() || epochSecond > Instant.MAX.getEpochSecond()) {
      throw new IllegalArgumentException("time is out of range");
    }
    return Instant.ofEpochSecond(epochSecond);
  }

  static org.doorward.li.authority.wire.OfficerRole write(OfficerRole role) {
    return switch (role) {
      case ROOT -> org.doorward.li.authority.wire.OfficerRole.OFFICER_ROLE_ROOT;
      case LEGAL -> org.doorward.li.authority.wire.OfficerRole.OFFICER_ROLE_LEGAL;
      case OPERATIONS -> org.doorward.li.authority.wire.OfficerRole.OFFICER_ROLE_OPERATIONS;
      case SECURITY -> org.doorward.li.authority.wire.OfficerRole.OFFICER_ROLE_SECURITY;
      case VENDOR_GRANT -> org.doorward.li.authority.wire.OfficerRole.OFFICER_ROLE_VENDOR_GRANT;
      case AUDITOR -> org.doorward.li.authority.wire.OfficerRole.OFFICER_ROLE_AUDITOR;
    };
  }

  static OfficerRole read(org.doorward.li.authority.wire.OfficerRole wire) {
    return switch (wire) {
      case OFFICER_ROLE_ROOT -> OfficerRole.ROOT;
      case OFFICER_ROLE_LEGAL -> OfficerRole.LEGAL;
      case OFFICER_ROLE_OPERATIONS -> OfficerRole.OPERATIONS;
      case OFFICER_ROLE_SECURITY -> OfficerRole.SECURITY;
      case OFFICER_ROLE_VENDOR_GRANT -> OfficerRole.VENDOR_GRANT;
      case OFFICER_ROLE_AUDITOR -> OfficerRole.AUDITOR;
      case OFFICER_ROLE_UNSPECIFIED, UNRECOGNIZED -> throw unspecified("role");
    };
  }

  static org.doorward.li.authority.wire.SignatureAlgorithm write(SignatureAlgorithm algorithm) {
    return switch (algorithm) {
      case ED25519 -> org.doorward.li.authority.wire.SignatureAlgorithm.SIGNATURE_ALGORITHM_ED25519;
      case ECDSA_P256_SHA256 ->
        org.doorward.li.authority.wire.SignatureAlgorithm.SIGNATURE_ALGORITHM_ECDSA_P256_SHA256;
      case ML_DSA_65 ->
        org.doorward.li.authority.wire.SignatureAlgorithm.SIGNATURE_ALGORITHM_ML_DSA_65;
    };
  }

  static SignatureAlgorithm read(org.doorward.li.authority.wire.SignatureAlgorithm wire) {
    return switch (wire) {
      case SIGNATURE_ALGORITHM_ED25519 -> SignatureAlgorithm.ED25519;
      case SIGNATURE_ALGORITHM_ECDSA_P256_SHA256 -> SignatureAlgorithm.ECDSA_P256_SHA256;
      case SIGNATURE_ALGORITHM_ML_DSA_65 -> SignatureAlgorithm.ML_DSA_65;
      case SIGNATURE_ALGORITHM_UNSPECIFIED, UNRECOGNIZED -> throw unspecified("algorithm");
    };
  }

  static org.doorward.li.authority.wire.Deviation write(Deviation deviation) {
    return switch (deviation) {
      case TIMESTAMP_PRECISION ->
        org.doorward.li.authority.wire.Deviation.DEVIATION_TIMESTAMP_PRECISION;
      case MISSING_CONTENT_TYPE ->
        org.doorward.li.authority.wire.Deviation.DEVIATION_MISSING_CONTENT_TYPE;
      case HOST_NAME_IN_ADDRESS ->
        org.doorward.li.authority.wire.Deviation.DEVIATION_HOST_NAME_IN_ADDRESS;
      case VERSION_FORM -> org.doorward.li.authority.wire.Deviation.DEVIATION_VERSION_FORM;
    };
  }

  static Deviation read(org.doorward.li.authority.wire.Deviation wire) {
    return switch (wire) {
      case DEVIATION_TIMESTAMP_PRECISION -> Deviation.TIMESTAMP_PRECISION;
      case DEVIATION_MISSING_CONTENT_TYPE -> Deviation.MISSING_CONTENT_TYPE;
      case DEVIATION_HOST_NAME_IN_ADDRESS -> Deviation.HOST_NAME_IN_ADDRESS;
      case DEVIATION_VERSION_FORM -> Deviation.VERSION_FORM;
      case DEVIATION_UNSPECIFIED, UNRECOGNIZED -> throw unspecified("deviation");
    };
  }

  static org.doorward.li.authority.wire.MandateReason write(MandateReason reason) {
    return switch (reason) {
      case CRIMINAL_INVESTIGATION ->
        org.doorward.li.authority.wire.MandateReason.MANDATE_REASON_CRIMINAL_INVESTIGATION;
      case PUBLIC_SECURITY ->
        org.doorward.li.authority.wire.MandateReason.MANDATE_REASON_PUBLIC_SECURITY;
      case DANGER_TO_LIFE ->
        org.doorward.li.authority.wire.MandateReason.MANDATE_REASON_DANGER_TO_LIFE;
      case TEST -> org.doorward.li.authority.wire.MandateReason.MANDATE_REASON_TEST;
    };
  }

  static MandateReason read(org.doorward.li.authority.wire.MandateReason wire) {
    return switch (wire) {
      case MANDATE_REASON_CRIMINAL_INVESTIGATION -> MandateReason.CRIMINAL_INVESTIGATION;
      case MANDATE_REASON_PUBLIC_SECURITY -> MandateReason.PUBLIC_SECURITY;
      case MANDATE_REASON_DANGER_TO_LIFE -> MandateReason.DANGER_TO_LIFE;
      case MANDATE_REASON_TEST -> MandateReason.TEST;
      case MANDATE_REASON_UNSPECIFIED, UNRECOGNIZED -> throw unspecified("reason");
    };
  }

  static org.doorward.li.authority.wire.DeliveryType write(DeliveryType type) {
    return switch (type) {
      case X2_ONLY -> org.doorward.li.authority.wire.DeliveryType.DELIVERY_TYPE_X2_ONLY;
      case X3_ONLY -> org.doorward.li.authority.wire.DeliveryType.DELIVERY_TYPE_X3_ONLY;
      case X2_AND_X3 -> org.doorward.li.authority.wire.DeliveryType.DELIVERY_TYPE_X2_AND_X3;
    };
  }

  static DeliveryType read(org.doorward.li.authority.wire.DeliveryType wire) {
    return switch (wire) {
      case DELIVERY_TYPE_X2_ONLY -> DeliveryType.X2_ONLY;
      case DELIVERY_TYPE_X3_ONLY -> DeliveryType.X3_ONLY;
      case DELIVERY_TYPE_X2_AND_X3 -> DeliveryType.X2_AND_X3;
      case DELIVERY_TYPE_UNSPECIFIED, UNRECOGNIZED -> throw unspecified("delivery type");
    };
  }

  static org.doorward.li.authority.wire.ServiceType write(ServiceType type) {
    return switch (type) {
      case VOICE -> org.doorward.li.authority.wire.ServiceType.SERVICE_TYPE_VOICE;
      case DATA -> org.doorward.li.authority.wire.ServiceType.SERVICE_TYPE_DATA;
      case MESSAGING -> org.doorward.li.authority.wire.ServiceType.SERVICE_TYPE_MESSAGING;
      case PUSH_TO_TALK -> org.doorward.li.authority.wire.ServiceType.SERVICE_TYPE_PUSH_TO_TALK;
      case LALS -> org.doorward.li.authority.wire.ServiceType.SERVICE_TYPE_LALS;
      case RCS -> org.doorward.li.authority.wire.ServiceType.SERVICE_TYPE_RCS;
    };
  }

  static ServiceType read(org.doorward.li.authority.wire.ServiceType wire) {
    return switch (wire) {
      case SERVICE_TYPE_VOICE -> ServiceType.VOICE;
      case SERVICE_TYPE_DATA -> ServiceType.DATA;
      case SERVICE_TYPE_MESSAGING -> ServiceType.MESSAGING;
      case SERVICE_TYPE_PUSH_TO_TALK -> ServiceType.PUSH_TO_TALK;
      case SERVICE_TYPE_LALS -> ServiceType.LALS;
      case SERVICE_TYPE_RCS -> ServiceType.RCS;
      case SERVICE_TYPE_UNSPECIFIED, UNRECOGNIZED -> throw unspecified("service");
    };
  }

  static org.doorward.li.authority.wire.RevokedThing write(Revocation.Thing thing) {
    return switch (thing) {
      case MANDATE -> org.doorward.li.authority.wire.RevokedThing.REVOKED_THING_MANDATE;
      case OFFICER_KEY -> org.doorward.li.authority.wire.RevokedThing.REVOKED_THING_OFFICER_KEY;
      case PEER_KEY -> org.doorward.li.authority.wire.RevokedThing.REVOKED_THING_PEER_KEY;
    };
  }

  static Revocation.Thing read(org.doorward.li.authority.wire.RevokedThing wire) {
    return switch (wire) {
      case REVOKED_THING_MANDATE -> Revocation.Thing.MANDATE;
      case REVOKED_THING_OFFICER_KEY -> Revocation.Thing.OFFICER_KEY;
      case REVOKED_THING_PEER_KEY -> Revocation.Thing.PEER_KEY;
      case REVOKED_THING_UNSPECIFIED, UNRECOGNIZED -> throw unspecified("revoked thing");
    };
  }

  static org.doorward.li.authority.wire.RevocationKind write(Revocation.Kind kind) {
    return switch (kind) {
      case COMPROMISE -> org.doorward.li.authority.wire.RevocationKind.REVOCATION_KIND_COMPROMISE;
      case RETIREMENT -> org.doorward.li.authority.wire.RevocationKind.REVOCATION_KIND_RETIREMENT;
    };
  }

  static Revocation.Kind read(org.doorward.li.authority.wire.RevocationKind wire) {
    return switch (wire) {
      case REVOCATION_KIND_COMPROMISE -> Revocation.Kind.COMPROMISE;
      case REVOCATION_KIND_RETIREMENT -> Revocation.Kind.RETIREMENT;
      case REVOCATION_KIND_UNSPECIFIED, UNRECOGNIZED -> throw unspecified("kind of a revocation");
    };
  }

  static IllegalArgumentException unspecified(String what) {
    return new IllegalArgumentException(what + " is unspecified");
  }
}
