package org.doorward.li.authority;

import org.doorward.li.fault.DecodeException;
import org.doorward.li.fault.LiException;
import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.Sensitive;

/**
 * A document that an officer is asked to sign, as he has to see it. What is shown is read from the very octets that are
 * signed, and a document that cannot be shown whole cannot be signed. Immutable.
 */
public final class SigningRequest {
  private final Envelope envelope;
  private final Sensitive<String> rendering;

  private SigningRequest(Envelope envelope, Sensitive<String> rendering) {
    this.envelope = envelope;
    this.rendering = rendering;
  }

  /**
   * Reads what is to be signed.
   *
   * @param envelope an encoded envelope, with the signatures it has so far; those are not verified
   * @return the request
   * @throws DecodeException if the envelope or the document in it is not as an element would read it
   */
  public static SigningRequest read(Octets envelope) throws DecodeException {
    return of(Envelope.decode(envelope));
  }

  /**
   * Reads what is to be signed.
   *
   * @param envelope with the signatures it has so far; those are not verified
   * @return the request
   * @throws DecodeException if the document in the envelope is not as an element would read it
   */
  public static SigningRequest of(Envelope envelope) throws DecodeException {
    Rendering rendering = new Rendering();
    switch (envelope.payloadType()) {
      case TRUST_POLICY -> rendering.policy(TrustPolicy.decode(envelope.payload()));
      case VENDOR_GRANT -> rendering.grant(VendorGrant.decode(envelope.payload()));
      case MANDATE -> rendering.mandate(Mandate.decode(envelope.payload()));
      case COMMISSIONING -> rendering.confirmation(PolicyConfirmation.decode(envelope.payload()));
      case REVOCATION -> rendering.revocation(Revocation.decode(envelope.payload()));
    }
    rendering.line("SHA-256 of what is signed", envelope.digest().toHex());
    return new SigningRequest(envelope, Sensitive.of(rendering.text()));
  }

  /**
   * Every field of the document, for the officer's eyes. One line a field; the same text for the same octets, and
   * another for any others. Characters beyond printable ASCII stand as <code>&#92;u{...}</code>.
   *
   * @return the text, which holds targets: it is shown, and never stored
   */
  public Sensitive<String> rendering() {
    return rendering;
  }

  /**
   * What the document is known by.
   *
   * @return {@link Envelope#digest()}
   */
  public Octets digest() {
    return envelope.digest();
  }

  /**
   * Signs, once the officer has agreed to what {@link #rendering} says.
   *
   * @param signer the officer's key
   * @return the envelope with one more signature
   * @throws LiException if the key cannot be used
   * @throws IllegalArgumentException if the envelope holds as many signatures as it can
   */
  public Envelope sign(OfficerSigner signer) throws LiException {
    Octets signature = signer.sign(envelope.signedOctets());
    return envelope.with(new Envelope.Signature(signer.key().keyId(), signature));
  }
}
