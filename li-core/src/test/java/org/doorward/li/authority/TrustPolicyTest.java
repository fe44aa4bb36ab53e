package org.doorward.li.authority;

import static org.doorward.li.authority.internal.Operator.digest;
import static org.doorward.li.authority.internal.Operator.officerKey;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.doorward.li.authority.internal.Operator;
import org.doorward.li.fault.Deviation;
import org.doorward.li.identifier.Octets;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** INV-AUTH-05. */
class TrustPolicyTest {
  private final Operator operator = new Operator();

  @Test
  void aPolicyIsReadBackAsItWasWritten() throws Exception {
    TrustPolicy policy = operator.policy();

    assertEquals(policy, TrustPolicy.decode(policy.encode()));
  }

  /** F-12. */
  @Nested
  class KeysOfTwoParties {
    private Components withVendor(Octets key) {
      Components good = Operator.components();
      return new Components(
          good.admfs(),
          good.mdfs(),
          good.inboxPeers(),
          List.of(new VendorAuthority(new ComponentName("vendor"), key)));
    }

    @Tag("F-12")
    @Test
    void aVendorIsNoOfficer() {
      KeyPair vendor = Operator.keyPair();
      Officers officers = withKey(vendor);
      Components components = withVendor(officerKey(vendor).spkiSha256());

      assertDoesNotThrow(() -> operator.policy(officers, withVendor(digest(5))));
      assertThrows(IllegalArgumentException.class, () -> operator.policy(officers, components));
    }

    @Test
    void aVendorIsNoComponent() {
      for (int pin : List.of(1, 2, 3, 4)) {
        assertThrows(IllegalArgumentException.class, () -> withVendor(digest(pin)));
      }
    }

    @Tag("F-12")
    @Test
    void aVendorIsNoAuditor() throws Exception {
      KeyPair audit = KeyPairGenerator.getInstance("X25519").generateKeyPair();
      byte[] spki = audit.getPublic().getEncoded();
      Octets raw = Octets.of(Arrays.copyOfRange(spki, spki.length - 32, spki.length));

      assertDoesNotThrow(() -> withAuditKey(raw, withVendor(digest(5))));
      assertThrows(
          IllegalArgumentException.class, () -> withAuditKey(raw, withVendor(Sha256.of(spki))));
    }

    @Tag("F-12")
    @Test
    void aVendorIsNoWitness() {
      KeyPair key = Operator.keyPair();
      Witness witness = new Witness("witness.example/w2", raw(key));
      Components vendor = withVendor(officerKey(key).spkiSha256());

      assertDoesNotThrow(
          () -> with(withVendor(digest(5)), List.of(witness), operator.policy().auditKey()));
      assertThrows(
          IllegalArgumentException.class,
          () -> with(vendor, List.of(witness), operator.policy().auditKey()));
    }

    @Test
    void aVendorHoldsNoOffice() {
      for (OfficerRole role : OfficerRole.values()) {
        KeyPair key = Operator.keyPair();
        List<Officer> members = new ArrayList<>(operator.officers().members());
        members.add(officer("eve", role, key));
        Officers officers = new Officers(members, Operator.QUORUMS);

        assertDoesNotThrow(() -> operator.policy(officers, withVendor(digest(5))));
        assertThrows(
            IllegalArgumentException.class,
            () -> operator.policy(officers, withVendor(officerKey(key).spkiSha256())));
      }
    }

    @Test
    void aWitnessIsNoOfficerAndNoOtherWitness() {
      KeyPair shared = Operator.keyPair();
      Witness one = new Witness("witness.example/w1", raw(shared));
      TrustPolicy good = operator.policy();
      Officers officers = withKey(shared);

      for (List<Witness> wrong : List.of(
          List.of(one, new Witness("witness.example/w2", one.publicKey())),
          List.of(one, new Witness(one.name(), digest(7))))) {
        assertThrows(
            IllegalArgumentException.class, () -> with(good.components(), wrong, good.auditKey()));
      }
      assertDoesNotThrow(() -> with(good.components(), List.of(one), good.auditKey()));
      assertThrows(
          IllegalArgumentException.class,
          () -> new TrustPolicy(
              good.reference(),
              good.validity(),
              good.elements(),
              officers,
              good.components(),
              Witnesses.notAsked(List.of(one)),
              good.auditKey(),
              good.limits(),
              good.concessions()));
    }

    private Octets raw(KeyPair pair) {
      byte[] spki = pair.getPublic().getEncoded();
      return Octets.of(Arrays.copyOfRange(spki, spki.length - 32, spki.length));
    }

    @Test
    void anAdmfIsNoOfficer() {
      KeyPair both = Operator.keyPair();
      Components good = Operator.components();
      Components components = new Components(
          List.of(Admf.of(Operator.ADMF, List.of(officerKey(both).spkiSha256()))),
          good.mdfs(),
          good.inboxPeers(),
          good.vendorAuthorities());

      assertDoesNotThrow(() -> operator.policy(operator.officers(), components));
      assertThrows(
          IllegalArgumentException.class, () -> operator.policy(withKey(both), components));
    }

    @Test
    void twoOfficersShareNoKey() {
      KeyPair shared = Operator.keyPair();
      List<Officer> members = new ArrayList<>(withKey(shared).members());
      members.add(officer("dora", OfficerRole.LEGAL, shared));

      assertThrows(IllegalArgumentException.class, () -> new Officers(members, Operator.QUORUMS));
    }

    private TrustPolicy withAuditKey(Octets key, Components components) {
      return with(components, operator.policy().witnesses().members(), key);
    }

    private TrustPolicy with(Components components, List<Witness> witnesses, Octets auditKey) {
      TrustPolicy good = operator.policy();
      return new TrustPolicy(
          good.reference(),
          good.validity(),
          good.elements(),
          good.officers(),
          components,
          Witnesses.notAsked(witnesses),
          auditKey,
          good.limits(),
          good.concessions());
    }

    private Officers withKey(KeyPair pair) {
      List<Officer> members = new ArrayList<>(operator.officers().members());
      members.add(officer("eve", OfficerRole.SECURITY, pair));
      return new Officers(members, Operator.QUORUMS);
    }
  }

  /** What an ADMF may do otherwise than the standard stands in the signed policy, in one form only. */
  @Nested
  class AnAdmf {
    private final Admf good = Admf.of(Operator.ADMF, List.of(digest(1)));

    @Test
    void deviatesInTheOrderOfTheConstants() {
      List<Deviation> order = List.of(Deviation.TIMESTAMP_PRECISION, Deviation.VERSION_FORM);
      assertEquals(order, good.tolerating(order).deviations());
      for (List<Deviation> wrong : List.of(
          List.of(Deviation.VERSION_FORM, Deviation.TIMESTAMP_PRECISION),
          List.of(Deviation.VERSION_FORM, Deviation.VERSION_FORM))) {
        assertThrows(IllegalArgumentException.class, () -> good.tolerating(wrong));
      }
    }

    @Test
    void speaksTls12WithAPinnedKeyOnly() {
      assertTrue(tls12(List.of(digest(1))).tls12());
      assertThrows(IllegalArgumentException.class, () -> tls12(List.of()));
    }

    @Test
    void takesReportsAtAnAddressNotAtAName() {
      assertEquals(
          Optional.of(Operator.MDF_ADDRESS),
          good.reportingTo(Operator.MDF_ADDRESS).reportAddress());
      assertThrows(
          IllegalArgumentException.class,
          () -> good.reportingTo(InetSocketAddress.createUnresolved("admf.example", 443)));
    }

    private Admf tls12(List<Octets> pins) {
      return new Admf(Operator.ADMF, pins, Optional.empty(), List.of(), true);
    }
  }

  /** The one who reads the log must not also be one of those who can open the state. */
  @Test
  void stateIsNotSealedToTheAuditKey() {
    TrustPolicy good = operator.policy();
    List<Officer> members = new ArrayList<>(good.officers().members());
    Officer rita = members.get(0);
    members.set(
        0, new Officer(rita.person(), rita.roles(), rita.keys(), Optional.of(good.auditKey())));
    Officers officers = new Officers(members, Operator.QUORUMS);

    assertDoesNotThrow(() -> operator.policy(good.officers(), good.components()));
    assertThrows(
        IllegalArgumentException.class, () -> operator.policy(officers, good.components()));
  }

  @Test
  void twoMdfsShareNoAddress() {
    Mdf first = new Mdf(Operator.MDF, List.of(digest(2)), List.of(Operator.MDF_ADDRESS));
    Mdf second = new Mdf(Operator.OTHER_MDF, List.of(digest(3)), List.of(Operator.MDF_ADDRESS));
    Components good = Operator.components();

    assertThrows(
        IllegalArgumentException.class,
        () -> new Components(good.admfs(), List.of(first, second), List.of(), List.of()));
  }

  private static Officer officer(String person, OfficerRole role, KeyPair pair) {
    return Officer.of(new Person(person), List.of(role), List.of(officerKey(pair)));
  }
}
