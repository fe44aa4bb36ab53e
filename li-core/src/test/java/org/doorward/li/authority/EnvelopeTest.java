package org.doorward.li.authority;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.fault.Fault;
import org.doorward.li.identifier.Octets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class EnvelopeTest {
  private static final Octets PAYLOAD = Octets.of((byte) 1);

  /** DSSE v1.0.2, the example of its protocol text. */
  @Test
  void preAuthenticationEncodingIsThatOfTheSpecification() throws Exception {
    byte[] encoded = Envelope.preAuthenticationEncoding(
        "http://example.com/HelloWorld".getBytes(US_ASCII), "hello world".getBytes(US_ASCII));

    assertArrayEquals(
        "DSSEv1 29 http://example.com/HelloWorld 11 hello world".getBytes(US_ASCII), encoded);

    AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
    parameters.init(new ECGenParameterSpec("secp256r1"));
    ECPoint point = new ECPoint(
        new BigInteger(
            "46950820868899156662930047687818585632848591499744589407958293238635476079160"),
        new BigInteger(
            "5640078356564379163099075877009565129882514886557779369047442380624545832820"));
    Signature verifier = Signature.getInstance("SHA256withECDSAinP1363Format");
    verifier.initVerify(KeyFactory.getInstance("EC")
        .generatePublic(
            new ECPublicKeySpec(point, parameters.getParameterSpec(ECParameterSpec.class))));
    verifier.update(encoded);
    assertTrue(verifier.verify(Base64.getDecoder()
        .decode("A3JqsQGtVsJ2O2xqrI5IcnXip5GToJ3F+FnZ+O88SjtR6rDAajabZKciJTfUiHqJ"
            + "PcIAriEGAHTVeCUjW2JIZA==")));
  }

  @Test
  void anEnvelopeIsReadBackAsItWasWritten() throws Exception {
    Envelope envelope = new Envelope(
        PayloadType.MANDATE,
        PAYLOAD,
        List.of(new Envelope.Signature("anna", Octets.of(new byte[64]))));

    assertEquals(envelope, Envelope.decode(envelope.encode()));
  }

  /** DC-01: one payload type per meaning. */
  @Test
  void aPayloadOfAnotherMeaningIsAnotherDocument() {
    Envelope mandate = new Envelope(PayloadType.MANDATE, PAYLOAD, List.of());
    Envelope policy = new Envelope(PayloadType.TRUST_POLICY, PAYLOAD, List.of());

    assertTrue(!mandate.digest().equals(policy.digest()));
    assertThrows(IllegalArgumentException.class, () -> mandate.with(policy));
  }

  @Test
  void aSignatureDoesNotChangeWhatTheDocumentIsKnownBy() {
    Envelope unsigned = new Envelope(PayloadType.MANDATE, PAYLOAD, List.of());
    Envelope signed = unsigned.with(new Envelope.Signature("x", Octets.of(new byte[64])));

    assertEquals(unsigned.digest(), signed.digest());
  }

  /** F-15. */
  @Tag("F-15")
  @Test
  void anUnknownPayloadTypeIsRefused() {
    Octets octets = Octets.of(org.doorward.li.authority.wire.Envelope.newBuilder()
        .setPayloadType("application/vnd.in-toto+json")
        .setPayload(com.google.protobuf.ByteString.copyFromUtf8("{}"))
        .build()
        .toByteArray());

    var e = assertThrows(DecodeException.class, () -> Envelope.decode(octets));
    assertEquals(Fault.VALUE, e.fault());
  }

  /** DC-03: 32 signatures, 64 KiB of payload, 256 KiB of envelope. */
  @Test
  void theLimitsHoldToTheOctet() throws Exception {
    Octets largest = Octets.of(new byte[Envelope.MAX_PAYLOAD_OCTETS]);
    Octets tooLarge = Octets.of(new byte[Envelope.MAX_PAYLOAD_OCTETS + 1]);
    Envelope full = new Envelope(PayloadType.MANDATE, largest, signatures(32));

    assertEquals(full, Envelope.decode(full.encode()));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Envelope(PayloadType.MANDATE, tooLarge, List.of()));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Envelope(PayloadType.MANDATE, PAYLOAD, signatures(33)));
    assertEquals(Fault.LIMIT, decodingFails(wire(PAYLOAD, 33)));
    assertEquals(Fault.LIMIT, decodingFails(wire(tooLarge, 1)));
    assertEquals(Fault.LIMIT, decodingFails(Octets.of(new byte[Envelope.MAX_OCTETS + 1])));
    assertEquals(Fault.PROTOBUF, decodingFails(Octets.of(new byte[Envelope.MAX_OCTETS])));
  }

  private static Fault decodingFails(Octets octets) {
    return assertThrows(DecodeException.class, () -> Envelope.decode(octets)).fault();
  }

  private static List<Envelope.Signature> signatures(int count) {
    List<Envelope.Signature> signatures = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      signatures.add(new Envelope.Signature("key " + i, Octets.of(new byte[64])));
    }
    return signatures;
  }

  private static Octets wire(Octets payload, int signatures) {
    var wire = org.doorward.li.authority.wire.Envelope.newBuilder()
        .setPayloadType(PayloadType.MANDATE.mediaType())
        .setPayload(WireForm.write(payload));
    for (Envelope.Signature signature : signatures(signatures)) {
      wire.addSignatures(org.doorward.li.authority.wire.Signature.newBuilder()
          .setKeyId(signature.keyId())
          .setSignature(WireForm.write(signature.octets())));
    }
    return Octets.of(wire.build().toByteArray());
  }
}
