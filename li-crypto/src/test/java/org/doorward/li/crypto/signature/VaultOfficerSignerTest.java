package org.doorward.li.crypto.signature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.doorward.li.authority.Act;
import org.doorward.li.authority.Admf;
import org.doorward.li.authority.Components;
import org.doorward.li.authority.Envelope;
import org.doorward.li.authority.Limits;
import org.doorward.li.authority.Officer;
import org.doorward.li.authority.OfficerKey;
import org.doorward.li.authority.OfficerRole;
import org.doorward.li.authority.OfficerSigner;
import org.doorward.li.authority.Officers;
import org.doorward.li.authority.Person;
import org.doorward.li.authority.PolicyConfirmation;
import org.doorward.li.authority.PolicyReference;
import org.doorward.li.authority.Quorum;
import org.doorward.li.authority.SigningRequest;
import org.doorward.li.authority.TrustPolicy;
import org.doorward.li.authority.Validity;
import org.doorward.li.authority.Witnesses;
import org.doorward.li.authority.internal.TrustPolicies;
import org.doorward.li.crypto.key.EphemeralKeyVault;
import org.doorward.li.crypto.key.KeyVault;
import org.doorward.li.crypto.signature.internal.Signatures;
import org.doorward.li.fault.AuthorityException;
import org.doorward.li.fault.LiException;
import org.doorward.li.fault.TransportException;
import org.doorward.li.identifier.AdmfIdentifier;
import org.doorward.li.identifier.NeIdentifier;
import org.doorward.li.identifier.Octets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class VaultOfficerSignerTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final NeIdentifier ELEMENT = new NeIdentifier("ne-1");

  /** Each officer's keys, in the order in which the policy names them. */
  private static final List<KeyVault.Use> USES =
      List.of(KeyVault.Use.OFFICER, KeyVault.Use.OFFICER_P256, KeyVault.Use.OFFICER_ML_DSA);

  private static final int ANNA = 0;
  private static final int CARLA = 2;

  private final List<KeyVault> vaults = new ArrayList<>();
  private List<Officer> members = List.of();
  private Envelope unsigned;

  @BeforeEach
  void writeAPolicy() throws LiException {
    List<Officer> officers = new ArrayList<>();
    for (String person : List.of("anna", "ben", "carla")) {
      KeyVault vault = EphemeralKeyVault.create(Set.copyOf(USES));
      vaults.add(vault);
      List<OfficerKey> keys = new ArrayList<>();
      for (KeyVault.Use use : USES) {
        keys.add(new VaultOfficerSigner(vault, use).key());
      }
      officers.add(Officer.of(new Person(person), List.of(OfficerRole.ROOT), keys));
    }
    for (String person : List.of("dora", "emil", "fay")) {
      KeyVault vault = EphemeralKeyVault.create(Set.of(KeyVault.Use.OFFICER));
      vaults.add(vault);
      officers.add(Officer.of(
          new Person(person),
          List.of(OfficerRole.LEGAL),
          List.of(new VaultOfficerSigner(vault).key())));
    }
    members = officers;
    unsigned = policy(Quorum.of(2));
  }

  private Envelope policy(Quorum roots) {
    Quorum two = Quorum.of(2);
    return Envelope.unsigned(new TrustPolicy(
        new PolicyReference(Octets.of(new byte[16]), 1),
        Validity.startingAt(NOW, Duration.ofDays(1)),
        List.of(ELEMENT),
        new Officers(
            members,
            Map.of(
                Act.TRUST_POLICY, roots,
                Act.MANDATE, two,
                Act.REPLAY_RESEED, two,
                Act.LOG_KEY_LOST, two)),
        new Components(
            List.of(Admf.of(new AdmfIdentifier("admf-1"), List.of())),
            List.of(),
            List.of(),
            List.of()),
        Witnesses.NONE,
        Octets.of(new byte[32]),
        Limits.of(Duration.ofDays(1), Duration.ofDays(1)),
        List.of()));
  }

  @AfterEach
  void close() {
    vaults.forEach(KeyVault::close);
  }

  private Set<Person> accepted(Envelope envelope) throws LiException {
    return new TrustPolicies(ELEMENT, Signatures.verifier())
        .commission(
            envelope,
            List.of(confirmation("anna", ANNA), confirmation("carla", CARLA)),
            List.of(),
            List.of(),
            NOW)
        .inForce()
        .signers();
  }

  private Envelope confirmation(String person, int officer) throws LiException {
    Envelope confirmation =
        Envelope.unsigned(new PolicyConfirmation(ELEMENT, unsigned.digest(), new Person(person)));
    for (KeyVault.Use use : USES) {
      confirmation = signed(confirmation, officer, use);
    }
    return confirmation;
  }

  private Envelope signed(Envelope envelope, int officer, KeyVault.Use use) throws LiException {
    return SigningRequest.of(envelope).sign(new VaultOfficerSigner(vaults.get(officer), use));
  }

  @Test
  void whatOfficersSignWithTheirVaultsTheElementAccepts() throws Exception {
    Envelope one = SigningRequest.of(unsigned).sign(new VaultOfficerSigner(vaults.get(ANNA)));
    Envelope two = SigningRequest.of(one).sign(new VaultOfficerSigner(vaults.get(CARLA)));

    assertEquals(Set.of(new Person("anna"), new Person("carla")), accepted(two));
    assertThrows(AuthorityException.class, () -> accepted(one));
  }

  /** INV-AUTH-27: whichever keys two persons sign with, they are two; all the keys of one are one. */
  @Tag("F-04")
  @Test
  void aKeyOfAnyAlgorithmCountsForItsPersonOnce() throws Exception {
    for (KeyVault.Use annas : USES) {
      for (KeyVault.Use carlas : USES) {
        Envelope both = signed(signed(unsigned, ANNA, annas), CARLA, carlas);
        assertEquals(Set.of(new Person("anna"), new Person("carla")), accepted(both));
      }
    }
    Envelope alone = unsigned;
    for (KeyVault.Use use : USES) {
      alone = signed(alone, ANNA, use);
    }
    Envelope all = alone;
    assertThrows(AuthorityException.class, () -> accepted(all));
  }

  /** INV-AUTH-27: neither the hint nor the length of a signature makes another key or algorithm verify it. */
  @Test
  void aSignatureUnderTheHintOfAnotherKeyCountsForTheKeyThatMadeIt() throws Exception {
    Envelope anna = signed(unsigned, ANNA, KeyVault.Use.OFFICER);
    Octets p256 = new VaultOfficerSigner(vaults.get(ANNA), KeyVault.Use.OFFICER_P256)
        .sign(unsigned.signedOctets());
    Octets carlas = new VaultOfficerSigner(vaults.get(CARLA), KeyVault.Use.OFFICER_P256)
        .sign(unsigned.signedOctets());
    String hint = new VaultOfficerSigner(vaults.get(CARLA)).key().keyId();

    assertEquals(
        Set.of(new Person("anna"), new Person("carla")),
        accepted(anna.with(new Envelope.Signature(hint, carlas))));
    Envelope annaTwice = anna.with(new Envelope.Signature(hint, p256));
    assertThrows(AuthorityException.class, () -> accepted(annaTwice));
  }

  /** DC-05 and INV-AUTH-29: where both kinds of keys are asked for, a person who signed with one does not count. */
  @Test
  void aQuorumMayTakeAClassicAndAPostQuantumSignatureOfEach() throws Exception {
    unsigned = policy(new Quorum(2, List.of(Quorum.Condition.CLASSIC_AND_POST_QUANTUM)));
    Envelope anna =
        signed(signed(unsigned, ANNA, KeyVault.Use.OFFICER), ANNA, KeyVault.Use.OFFICER_ML_DSA);
    Envelope classic =
        signed(signed(anna, CARLA, KeyVault.Use.OFFICER), CARLA, KeyVault.Use.OFFICER_P256);
    Envelope both = signed(classic, CARLA, KeyVault.Use.OFFICER_ML_DSA);

    assertEquals(Set.of(new Person("anna"), new Person("carla")), accepted(both));
    assertThrows(AuthorityException.class, () -> accepted(classic));
    assertThrows(
        AuthorityException.class, () -> accepted(signed(anna, CARLA, KeyVault.Use.OFFICER_ML_DSA)));
  }

  @Test
  void noOfficerSignsWithAKeyForSomethingElse() {
    for (KeyVault.Use other : List.of(KeyVault.Use.LOG, KeyVault.Use.STATE)) {
      assertThrows(
          IllegalArgumentException.class, () -> new VaultOfficerSigner(vaults.get(ANNA), other));
    }
  }

  @Test
  void aVaultWithoutAnOfficersKeySignsNothing() throws Exception {
    try (KeyVault element = EphemeralKeyVault.create(Set.of(KeyVault.Use.LOG))) {
      OfficerSigner none = new VaultOfficerSigner(element);

      assertThrows(TransportException.class, none::key);
      assertThrows(TransportException.class, () -> none.sign(Octets.EMPTY));
    }
  }
}
