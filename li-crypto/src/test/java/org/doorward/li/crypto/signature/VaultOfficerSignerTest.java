package org.doorward.li.crypto.signature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.doorward.li.authority.Admf;
import org.doorward.li.authority.Components;
import org.doorward.li.authority.Envelope;
import org.doorward.li.authority.Limits;
import org.doorward.li.authority.Officer;
import org.doorward.li.authority.OfficerRole;
import org.doorward.li.authority.OfficerSigner;
import org.doorward.li.authority.Officers;
import org.doorward.li.authority.Person;
import org.doorward.li.authority.PolicyReference;
import org.doorward.li.authority.Quorum;
import org.doorward.li.authority.SigningRequest;
import org.doorward.li.authority.TrustPolicy;
import org.doorward.li.authority.Validity;
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
import org.junit.jupiter.api.Test;

class VaultOfficerSignerTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final NeIdentifier ELEMENT = new NeIdentifier("ne-1");

  private final List<KeyVault> vaults = new ArrayList<>();
  private final List<OfficerSigner> signers = new ArrayList<>();
  private Envelope unsigned;

  @BeforeEach
  void writeAPolicy() throws LiException {
    List<Officer> officers = new ArrayList<>();
    for (String person : List.of("anna", "ben", "carla")) {
      KeyVault vault = EphemeralKeyVault.create(Set.of(KeyVault.Use.OFFICER));
      vaults.add(vault);
      OfficerSigner signer = new VaultOfficerSigner(vault);
      signers.add(signer);
      officers.add(Officer.of(
          new Person(person), List.of(OfficerRole.ROOT, OfficerRole.LEGAL), List.of(signer.key())));
    }
    Quorum two = new Quorum(2, false);
    unsigned = Envelope.unsigned(new TrustPolicy(
        new PolicyReference(Octets.of(new byte[16]), 1),
        Validity.startingAt(NOW, Duration.ofDays(1)),
        List.of(ELEMENT),
        new Officers(officers, two, two),
        new Components(
            List.of(Admf.of(new AdmfIdentifier("admf-1"), List.of())),
            List.of(),
            List.of(),
            List.of()),
        Octets.of(new byte[32]),
        new Limits(Duration.ofDays(1), Duration.ofDays(1))));
  }

  @AfterEach
  void close() {
    vaults.forEach(KeyVault::close);
  }

  private Set<Person> accepted(Envelope envelope) throws LiException {
    return TrustPolicies.accept(envelope, unsigned.digest(), ELEMENT, Signatures.verifier(), NOW)
        .signers();
  }

  @Test
  void whatOfficersSignWithTheirVaultsTheElementAccepts() throws Exception {
    Envelope one = SigningRequest.of(unsigned).sign(signers.get(0));
    Envelope two = SigningRequest.of(one).sign(signers.get(2));

    assertEquals(Set.of(new Person("anna"), new Person("carla")), accepted(two));
    assertThrows(AuthorityException.class, () -> accepted(one));
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
