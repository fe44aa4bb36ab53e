package org.doorward.li.authority;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.doorward.li.authority.internal.MandateDraft;
import org.doorward.li.authority.internal.Operator;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.fault.Fault;
import org.doorward.li.identifier.AdmfIdentifier;
import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.Xid;
import org.junit.jupiter.api.Test;

/** DC-17: an officer sees every field of what he signs, read from what he signs. */
class SigningRequestTest {
  private final Operator operator = new Operator();

  private static SigningRequest request(MandateDraft mandate) throws DecodeException {
    return SigningRequest.read(Envelope.unsigned(mandate.build()).encode());
  }

  private static String shown(MandateDraft mandate) throws DecodeException {
    return request(mandate).rendering().reveal();
  }

  @Test
  void aMandateIsShownFieldByField() throws Exception {
    String digest = Envelope.unsigned(Operator.mandate().build()).digest().toHex();

    assertEquals("""
        MANDATE to intercept
        Mandate:                      00000000000000000000000000000000
        Trust policy:                 00000000000000000000000000000000/1
        Element:                      ne-1
        ADMF:                         admf-1
        Requested by:                 desk
        Reason:                       CRIMINAL_INVESTIGATION
        Warrant type:                 court order
        Warrant jurisdiction:         NL
        Warrant reference SHA-256:    07%s
        Made:                         2026-03-01T12:00:00Z
        Valid from:                   2026-03-01T12:00:00Z
        Valid until:                  2026-03-31T12:00:00Z
        XID:                          29f28e1c-f230-486a-a860-f5a784ab9172
        Target:                       sipUri sip:alice@example.com
        Target:                       e164Number 15550100
        Delivers:                     X2andX3
        Services:                     voice, messaging
        Destination:                  19867c20-8c94-473e-b9cd-8b72b7b05fd4 at MDF mdf-1
        Destination:                  19867c20-8c94-473e-b9cd-8b72b7b05fd5 at MDF mdf-2
        Product identifier:           none
        Correlation:                  none
        SHA-256 of what is signed:    %s
        """.formatted("00".repeat(31), digest), shown(Operator.mandate()));
  }

  @Test
  void aRevocationIsShownFieldByField() throws Exception {
    Envelope envelope = Operator.revocation(
        Revocation.Thing.OFFICER_KEY, Operator.digest(8), Revocation.Kind.COMPROMISE);

    assertEquals(
        """
        REVOCATION, at once and for good
        Trust policy:                 00000000000000000000000000000000, any version
        Made:                         2026-03-01T12:00:00Z
        Revokes:                      the officer's key with this SHA-256
        SHA-256:                      08%s
        Kind:                         COMPROMISE: what it has done does not hold either
        SHA-256 of what is signed:    %s
        """.formatted("00".repeat(31), envelope.digest().toHex()),
        SigningRequest.of(envelope).rendering().reveal());
  }

  @Test
  void everyChangeShows() throws Exception {
    List<MandateDraft> mandates = List.of(
        Operator.mandate(),
        Operator.mandate().id(1),
        Operator.mandate().requester("anna"),
        Operator.mandate().xid(Xid.random()),
        Operator.mandate().admf(Operator.OTHER_ADMF),
        Operator.mandate()
            .validity(new Validity(Operator.NOW, Operator.NOW, Operator.NOW.plusSeconds(1))));
    Set<String> texts = new HashSet<>();
    for (MandateDraft mandate : mandates) {
      String shown = shown(mandate);
      texts.add(shown.substring(0, shown.indexOf("SHA-256 of what")));
    }
    assertEquals(mandates.size(), texts.size());
  }

  /** No name can pass for another, or for a line of its own. */
  @Test
  void whatIsNotPlainIsShownEscaped() throws Exception {
    String shown = shown(Operator.mandate().admf(new AdmfIdentifier("admf\\\u0430\u202E")));

    assertTrue(shown.contains("ADMF:                         admf\\u{5c}\\u{430}\\u{202e}\n"));
  }

  @Test
  void aPolicyIsShownWithEveryKeyAndPerson() throws Exception {
    TrustPolicy policy = operator.policy();

    String shown = SigningRequest.of(Envelope.unsigned(policy)).rendering().reveal();

    for (Officer officer : policy.officers().members()) {
      assertTrue(shown.contains("Person:                       " + officer.person() + "\n"));
      assertTrue(shown.contains(officer.keys().get(0).spki().toHex()));
    }
    Set<Octets> pins = new HashSet<>(policy.components().pins());
    pins.addAll(policy.components().vendorKeys());
    pins.forEach(pin -> assertTrue(shown.contains(pin.toHex())));
    assertTrue(shown.contains("192.0.2.1 port 4001"));
    assertTrue(shown.contains(policy.auditKey().toHex()));
    assertTrue(shown.contains("For MANDATE:                  2 persons\n"));
  }

  @Test
  void officersSignOneAfterTheOtherOrApart() throws Exception {
    Envelope unsigned = Envelope.unsigned(Operator.mandate().build());

    Envelope anna = SigningRequest.of(unsigned).sign(operator.signer("anna"));
    Envelope chain = SigningRequest.read(anna.encode()).sign(operator.signer("ben"));
    Envelope apart = anna.with(SigningRequest.of(unsigned).sign(operator.signer("ben")));

    assertEquals(chain, apart);
    assertEquals(2, chain.signatures().size());
    assertEquals(unsigned.digest(), chain.digest());
    assertNotEquals(chain.signatures().get(0).keyId(), chain.signatures().get(1).keyId());
  }

  @Test
  void whatCannotBeShownCannotBeSigned() {
    Octets mandate = Operator.mandate().build().encode();
    Envelope hidden =
        new Envelope(PayloadType.MANDATE, Octets.ofHex(mandate.toHex() + "f80101"), List.of());
    Envelope confused = new Envelope(PayloadType.TRUST_POLICY, mandate, List.of());

    assertEquals(
        Fault.PROTOBUF,
        assertThrows(DecodeException.class, () -> SigningRequest.of(hidden)).fault());
    assertThrows(DecodeException.class, () -> SigningRequest.of(confused));
  }

  /** DH-01. */
  @Test
  void noTargetIsInAnyText() throws Exception {
    Mandate mandate = Operator.mandate().build();
    SigningRequest request = request(Operator.mandate());

    for (Object told : List.of(mandate, request, request.rendering(), Envelope.unsigned(mandate))) {
      assertFalse(told.toString().contains("alice"));
      assertFalse(told.toString().contains("15550100"));
    }
    Octets unreadable = Octets.ofHex(mandate
        .encode()
        .toHex()
        .replace(hex("sip:alice@example.com"), hex("sip:alice example.com")));
    DecodeException e = assertThrows(DecodeException.class, () -> Mandate.decode(unreadable));
    assertEquals(Fault.VALUE, e.fault());
    assertFalse(String.valueOf(e.getMessage()).contains("alice"));
  }

  private static String hex(String ascii) {
    return Octets.of(ascii.getBytes(US_ASCII)).toHex();
  }
}
