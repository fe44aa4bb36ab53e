package org.doorward.li.authority;

import static java.util.Objects.requireNonNull;

import com.google.protobuf.ByteString;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.fault.Fault;
import org.doorward.li.identifier.Octets;
import org.doorward.li.protobuf.StrictProtobuf;

/**
 * A payload with signatures over exactly its octets: DSSE v1.0.2, carried as protobuf. That it exists says
 * nothing about whether a signature is good. Immutable.
 *
 * @param payloadType what the payload means; signed with it
 * @param payload what is signed, 1 octet to 64 KiB
 * @param signatures at most 32, none twice
 */
public record Envelope(PayloadType payloadType, Octets payload, List<Signature> signatures) {
  /** The most octets of a payload. */
  public static final int MAX_PAYLOAD_OCTETS = 64 * 1024;

  /** The most octets of an encoded envelope. */
  public static final int MAX_OCTETS = 256 * 1024;

  /** The most signatures. */
  public static final int MAX_SIGNATURES = 32;

  /**
   * One signature.
   *
   * @param keyId a hint where to look for the key, at most 255 characters; it decides nothing
   * @param octets the signature itself, at most 8 KiB
   */
  public record Signature(String keyId, Octets octets) {
    private static final int MAX_KEY_ID_CHARACTERS = 255;
    private static final int MAX_SIGNATURE_OCTETS = 8 * 1024;

    /**
     * Checks the sizes.
     *
     * @param keyId at most 255 characters
     * @param octets at most 8 KiB
     * @throws IllegalArgumentException if one is larger
     */
    public Signature {
      if (keyId.length() > MAX_KEY_ID_CHARACTERS || octets.length() > MAX_SIGNATURE_OCTETS) {
        throw new IllegalArgumentException("signature or its key hint is too large");
      }
    }
  }

  /**
   * Copies the list.
   *
   * @param payloadType not null
   * @param payload 1 octet to 64 KiB
   * @param signatures at most 32, none twice
   * @throws IllegalArgumentException if there is too much of something, or a signature stands twice
   */
  public Envelope {
    requireNonNull(payloadType, "payloadType");
    if (payload.length() == 0 || payload.length() > MAX_PAYLOAD_OCTETS) {
      throw new IllegalArgumentException(
          "payload has " + payload.length() + " octets of " + MAX_PAYLOAD_OCTETS);
    }
    signatures = Names.distinct(signatures, "signature");
    if (signatures.size() > MAX_SIGNATURES) {
      throw new IllegalArgumentException("more than " + MAX_SIGNATURES + " signatures");
    }
  }

  /**
   * An envelope that nobody has signed yet.
   *
   * @param policy what is to be signed
   * @return the envelope
   */
  public static Envelope unsigned(TrustPolicy policy) {
    return new Envelope(PayloadType.TRUST_POLICY, policy.encode(), List.of());
  }

  /**
   * An envelope that nobody has signed yet.
   *
   * @param mandate what is to be signed
   * @return the envelope
   */
  public static Envelope unsigned(Mandate mandate) {
    return new Envelope(PayloadType.MANDATE, mandate.encode(), List.of());
  }

  /**
   * An envelope that nobody has signed yet.
   *
   * @param confirmation what is to be signed
   * @return the envelope
   */
  public static Envelope unsigned(PolicyConfirmation confirmation) {
    return new Envelope(PayloadType.COMMISSIONING, confirmation.encode(), List.of());
  }

  /**
   * An envelope that nobody has signed yet.
   *
   * @param revocation what is to be signed
   * @return the envelope
   */
  public static Envelope unsigned(Revocation revocation) {
    return new Envelope(PayloadType.REVOCATION, revocation.encode(), List.of());
  }

  /**
   * An envelope that nobody has signed yet.
   *
   * @param grant what is to be signed
   * @return the envelope
   */
  public static Envelope unsigned(VendorGrant grant) {
    return new Envelope(PayloadType.VENDOR_GRANT, grant.encode(), List.of());
  }

  /**
   * The envelope that the octets are. The payload is not looked into.
   *
   * @param octets an encoded envelope
   * @return the envelope
   * @throws DecodeException LIMIT if there is too much of something, PROTOBUF if this is not the one encoding of an
   *     envelope, VALUE if its payload type is none of ours
   */
  public static Envelope decode(Octets octets) throws DecodeException {
    if (octets.length() > MAX_OCTETS) {
      throw new DecodeException(
          Fault.LIMIT, "expected an envelope of at most " + MAX_OCTETS + " octets");
    }
    var wire =
        StrictProtobuf.read(org.doorward.li.authority.wire.Envelope.parser(), octets.toByteArray());
    PayloadType type = PayloadType.of(wire.getPayloadType());
    try {
      List<Signature> signatures = new ArrayList<>();
      for (var signature : wire.getSignaturesList()) {
        signatures.add(new Signature(
            signature.getKeyId(), Octets.of(signature.getSignature().toByteArray())));
      }
      return new Envelope(type, Octets.of(wire.getPayload().toByteArray()), signatures);
    } catch (IllegalArgumentException e) {
      throw new DecodeException(Fault.LIMIT, "expected an envelope within its limits");
    }
  }

  /**
   * The envelope as octets.
   *
   * @return what {@link #decode} reads
   */
  public Octets encode() {
    var wire = org.doorward.li.authority.wire.Envelope.newBuilder()
        .setPayloadType(payloadType.mediaType())
        .setPayload(ByteString.copyFrom(payload.asByteBuffer()));
    for (Signature signature : signatures) {
      wire.addSignatures(org.doorward.li.authority.wire.Signature.newBuilder()
          .setKeyId(signature.keyId())
          .setSignature(ByteString.copyFrom(signature.octets().asByteBuffer())));
    }
    return Octets.of(StrictProtobuf.write(wire.build()));
  }

  /**
   * What a signature is over: DSSE's pre-authentication encoding of payload type and payload.
   *
   * @return the octets to sign or to verify
   */
  public Octets signedOctets() {
    byte[] type = payloadType.mediaType().getBytes(StandardCharsets.UTF_8);
    return Octets.of(preAuthenticationEncoding(type, payload.toByteArray()));
  }

  /** {@code "DSSEv1" SP length(type) SP type SP length(body) SP body}, lengths in decimal. DSSE, protocol.md. */
  static byte[] preAuthenticationEncoding(byte[] type, byte[] body) {
    var out = new ByteArrayOutputStream(type.length + body.length + 32);
    out.writeBytes(("DSSEv1 " + type.length + " ").getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(type);
    out.writeBytes((" " + body.length + " ").getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(body);
    return out.toByteArray();
  }

  /**
   * What the document is known by: the signed octets' digest, which no other signature changes.
   *
   * @return SHA-256 of {@link #signedOctets()}
   */
  public Octets digest() {
    return Sha256.of(signedOctets().toByteArray());
  }

  /**
   * This envelope with one more signature.
   *
   * @param signature over {@link #signedOctets()}
   * @return all signatures, none twice
   * @throws IllegalArgumentException if there are as many as there can be
   */
  public Envelope with(Signature signature) {
    return with(new Envelope(payloadType, payload, List.of(signature)));
  }

  /**
   * This envelope with the signatures of another over the same octets.
   *
   * @param other an envelope of the same payload and payload type
   * @return all signatures, none twice
   * @throws IllegalArgumentException if {@code other} holds something else
   */
  public Envelope with(Envelope other) {
    if (payloadType != other.payloadType || !payload.equals(other.payload)) {
      throw new IllegalArgumentException("the envelopes hold different documents");
    }
    Set<Signature> all = new LinkedHashSet<>(signatures);
    all.addAll(other.signatures);
    return new Envelope(payloadType, payload, List.copyOf(all));
  }
}
