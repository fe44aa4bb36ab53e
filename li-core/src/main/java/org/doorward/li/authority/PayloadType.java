package org.doorward.li.authority;

import org.doorward.li.fault.DecodeException;
import org.doorward.li.fault.Fault;

/** What a signed payload means. One type a meaning: a signature for one never serves as another. */
public enum PayloadType {
  /** A trust policy. */
  TRUST_POLICY("application/vnd.doorward.trust-policy.v1+protobuf"),
  /** A vendor grant. */
  VENDOR_GRANT("application/vnd.doorward.vendor-grant.v1+protobuf"),
  /** A mandate. */
  MANDATE("application/vnd.doorward.mandate.v1+protobuf"),
  /** A root officer's confirmation of the trust policy that an element begins with. */
  COMMISSIONING("application/vnd.doorward.commissioning.v1+protobuf"),
  /** A revocation. */
  REVOCATION("application/vnd.doorward.revocation.v1+protobuf");

  private final String mediaType;

  PayloadType(String mediaType) {
    this.mediaType = mediaType;
  }

  /**
   * The payload type that an envelope names.
   *
   * @param mediaType the envelope's text
   * @return the type
   * @throws DecodeException VALUE if it is none of ours
   */
  public static PayloadType of(String mediaType) throws DecodeException {
    for (PayloadType type : values()) {
      if (type.mediaType.equals(mediaType)) {
        return type;
      }
    }
    throw new DecodeException(Fault.VALUE, "expected a payload type of Doorward");
  }

  /**
   * The text that is signed with the payload.
   *
   * @return a media type
   */
  public String mediaType() {
    return mediaType;
  }
}
