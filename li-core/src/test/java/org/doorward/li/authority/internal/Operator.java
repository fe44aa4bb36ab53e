package org.doorward.li.authority.internal;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.doorward.li.authority.Act;
import org.doorward.li.authority.Admf;
import org.doorward.li.authority.ComponentName;
import org.doorward.li.authority.Components;
import org.doorward.li.authority.Concession;
import org.doorward.li.authority.Envelope;
import org.doorward.li.authority.InboxPeer;
import org.doorward.li.authority.Limits;
import org.doorward.li.authority.Mdf;
import org.doorward.li.authority.Officer;
import org.doorward.li.authority.OfficerKey;
import org.doorward.li.authority.OfficerRole;
import org.doorward.li.authority.OfficerSigner;
import org.doorward.li.authority.Officers;
import org.doorward.li.authority.Person;
import org.doorward.li.authority.PolicyConfirmation;
import org.doorward.li.authority.PolicyReference;
import org.doorward.li.authority.Quorum;
import org.doorward.li.authority.Revocation;
import org.doorward.li.authority.Scope;
import org.doorward.li.authority.SignatureAlgorithm;
import org.doorward.li.authority.TrustPolicy;
import org.doorward.li.authority.Validity;
import org.doorward.li.authority.VendorAuthority;
import org.doorward.li.authority.Witness;
import org.doorward.li.authority.Witnesses;
import org.doorward.li.fault.Deviation;
import org.doorward.li.fault.LiException;
import org.doorward.li.identifier.AdmfIdentifier;
import org.doorward.li.identifier.DeliveryType;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.NeIdentifier;
import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.ServiceType;
import org.doorward.li.identifier.Xid;
import org.doorward.li.target.TargetIdentifier;
import org.doorward.li.target.TargetType;

/** An operator whose officers have real keys, a trust policy, and a mandate to start from. */
public final class Operator {
  public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  public static final NeIdentifier ELEMENT = new NeIdentifier("ne-1");
  public static final AdmfIdentifier ADMF = new AdmfIdentifier("admf-1");
  public static final AdmfIdentifier OTHER_ADMF = new AdmfIdentifier("admf-2");
  public static final ComponentName MDF = new ComponentName("mdf-1");
  public static final ComponentName OTHER_MDF = new ComponentName("mdf-2");
  public static final InetSocketAddress MDF_ADDRESS = address(1, 4000);
  public static final InetSocketAddress MDF_SECOND_ADDRESS = address(1, 4001);
  public static final InetSocketAddress OTHER_MDF_ADDRESS = address(2, 4000);
  public static final PolicyReference POLICY = new PolicyReference(Octets.of(new byte[16]), 1);
  public static final Xid XID = Xid.of("29f28e1c-f230-486a-a860-f5a784ab9172");
  public static final Xid OTHER_XID = Xid.of("29f28e1c-f230-486a-a860-f5a784ab9173");
  public static final Did DID = Did.of("19867c20-8c94-473e-b9cd-8b72b7b05fd4");
  public static final Did OTHER_DID = Did.of("19867c20-8c94-473e-b9cd-8b72b7b05fd5");
  public static final TargetIdentifier TARGET = target(TargetType.SIP_URI, "sip:alice@example.com");
  public static final TargetIdentifier OTHER_TARGET = target(TargetType.E164_NUMBER, "15550100");
  public static final Quorum TWO = Quorum.of(2);

  /** Two persons, for each act that there is. */
  public static final Map<Act, Quorum> QUORUMS =
      Arrays.stream(Act.values()).collect(Collectors.toUnmodifiableMap(act -> act, act -> TWO));

  private static final List<String> PERSONS = List.of(
      "rita",
      "rob",
      "ruth",
      "anna",
      "ben",
      "carla",
      "gina",
      "greg",
      "gwen",
      "otto",
      "new-rob",
      "new-ruth");

  private final Map<String, KeyPair> keys = new LinkedHashMap<>();

  /**
   * Three root officers: rita, rob and ruth; three officers: anna (legal), ben (operations) and carla (security); three
   * vendor-grant officers: gina, greg and gwen; and an auditor: otto. Others, who have keys and no office yet.
   */
  public Operator() {
    for (String person : PERSONS) {
      keys.put(person, keyPair());
    }
  }

  public static KeyPair keyPair() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  public static InetSocketAddress address(int host, int port) {
    try {
      byte[] octets = {(byte) 192, 0, 2, (byte) host};
      return new InetSocketAddress(InetAddress.getByAddress(octets), port);
    } catch (UnknownHostException e) {
      throw new AssertionError(e);
    }
  }

  public static TargetIdentifier target(TargetType type, String text) {
    return TargetIdentifier.of(type, text);
  }

  public static Octets digest(int octet) {
    byte[] octets = new byte[32];
    octets[0] = (byte) octet;
    return Octets.of(octets);
  }

  public static OfficerKey officerKey(KeyPair pair) {
    return new OfficerKey(SignatureAlgorithm.ED25519, Octets.of(pair.getPublic().getEncoded()));
  }

  public Officer officer(String person, OfficerRole... roles) {
    return new Officer(
        new Person(person),
        List.of(roles),
        List.of(officerKey(keys.get(person))),
        Optional.of(digest(100 + PERSONS.indexOf(person))));
  }

  public Officers officers() {
    return new Officers(
        List.of(
            officer("rita", OfficerRole.ROOT),
            officer("rob", OfficerRole.ROOT),
            officer("ruth", OfficerRole.ROOT),
            officer("anna", OfficerRole.LEGAL),
            officer("ben", OfficerRole.OPERATIONS),
            officer("carla", OfficerRole.SECURITY),
            officer("gina", OfficerRole.VENDOR_GRANT),
            officer("greg", OfficerRole.VENDOR_GRANT),
            officer("gwen", OfficerRole.VENDOR_GRANT),
            officer("otto", OfficerRole.AUDITOR)),
        QUORUMS);
  }

  /** The same persons and quorums, but for one act. */
  public Officers officers(Act act, Quorum quorum) {
    return officers(officers().members(), act, quorum);
  }

  /** {@link #QUORUMS}, but for one act. */
  public static Officers officers(List<Officer> members, Act act, Quorum quorum) {
    Map<Act, Quorum> quorums = new EnumMap<>(QUORUMS);
    quorums.put(act, quorum);
    return new Officers(members, quorums);
  }

  public static Components components() {
    return new Components(
        List.of(
            new Admf(
                ADMF,
                List.of(digest(1)),
                Optional.of(MDF_ADDRESS),
                List.of(Deviation.TIMESTAMP_PRECISION, Deviation.VERSION_FORM),
                true),
            Admf.of(OTHER_ADMF, List.of())),
        List.of(
            new Mdf(MDF, List.of(digest(2)), List.of(MDF_ADDRESS, MDF_SECOND_ADDRESS)),
            new Mdf(OTHER_MDF, List.of(digest(3)), List.of(OTHER_MDF_ADDRESS))),
        List.of(new InboxPeer(new ComponentName("lawful-desk"), List.of(digest(4)))),
        List.of(new VendorAuthority(new ComponentName("vendor"), digest(5))));
  }

  public TrustPolicy policy() {
    return policy(officers(), components());
  }

  public TrustPolicy policy(Officers officers, Components components) {
    return new TrustPolicy(
        POLICY,
        Validity.startingAt(NOW.minusSeconds(3600), Duration.ofDays(365)),
        List.of(ELEMENT),
        officers,
        components,
        Witnesses.notAsked(List.of(new Witness("witness.example/w1", digest(6)))),
        digest(9),
        Limits.of(Duration.ofDays(90), Duration.ofDays(3)),
        List.of(Concession.CLASS_PATH));
  }

  public SignedDocument<TrustPolicy> accepted(TrustPolicy policy) {
    Envelope envelope = signed(Envelope.unsigned(policy), "rita", "rob");
    List<Envelope> confirmations =
        List.of(confirmation(envelope.digest(), "rita"), confirmation(envelope.digest(), "rob"));
    try {
      return new TrustPolicies(ELEMENT, verifier())
          .commission(envelope, confirmations, List.of(), List.of(), NOW)
          .inForce();
    } catch (LiException e) {
      throw new AssertionError(e);
    }
  }

  /** What a root officer confirms of a policy, signed by him. */
  public Envelope confirmation(Octets policySha256, String person) {
    return signed(
        Envelope.unsigned(new PolicyConfirmation(ELEMENT, policySha256, new Person(person))),
        person);
  }

  public static Scope scope() {
    return new Scope(
        List.of(TARGET, OTHER_TARGET),
        DeliveryType.X2_AND_X3,
        List.of(ServiceType.VOICE, ServiceType.MESSAGING),
        List.of(new Scope.Destination(DID, MDF), new Scope.Destination(OTHER_DID, OTHER_MDF)),
        Optional.empty(),
        Optional.empty());
  }

  public static MandateDraft mandate() {
    return new MandateDraft();
  }

  /** The envelope with the named officers' signatures. */
  public Envelope signed(Envelope envelope, String... persons) {
    Envelope all = envelope;
    for (String person : persons) {
      all = all.with(signature(all, keys.get(person), person));
    }
    return all;
  }

  public static Envelope.Signature signature(Envelope envelope, KeyPair pair, String keyId) {
    return new Envelope.Signature(keyId, sign(pair.getPrivate(), envelope.signedOctets()));
  }

  /** The mandate with the named officers' signatures, as it is submitted. */
  public Octets signed(MandateDraft mandate, String... persons) {
    return signed(Envelope.unsigned(mandate.build()), persons).encode();
  }

  /** A revocation that is not signed yet. */
  public static Envelope revocation(Revocation.Thing thing, Octets sha256, Revocation.Kind kind) {
    return Envelope.unsigned(new Revocation(POLICY.id(), NOW, thing, sha256, kind));
  }

  /** The digest of the key that an officer signs with. */
  public Octets keyDigest(String person) {
    return officerKey(keys.get(person)).spkiSha256();
  }

  public OfficerSigner signer(String person) {
    KeyPair pair = keys.get(person);
    return new OfficerSigner() {
      @Override
      public OfficerKey key() {
        return officerKey(pair);
      }

      @Override
      public Octets sign(Octets message) {
        return Operator.sign(pair.getPrivate(), message);
      }
    };
  }

  private static Octets sign(PrivateKey key, Octets message) {
    try {
      Signature signer = Signature.getInstance("Ed25519");
      signer.initSign(key);
      signer.update(message.toByteArray());
      return Octets.of(signer.sign());
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** The Java runtime's own verifier; the library's is tested where it stands. */
  public static SignatureVerifier verifier() {
    return (algorithm, spki, message, signature) -> {
      try {
        Signature verifier = Signature.getInstance("Ed25519");
        verifier.initVerify(KeyFactory.getInstance("Ed25519")
            .generatePublic(new X509EncodedKeySpec(spki.toByteArray())));
        verifier.update(message);
        return verifier.verify(signature)
            ? SignatureVerifier.Verdict.GOOD
            : SignatureVerifier.Verdict.BAD;
      } catch (GeneralSecurityException e) {
        return SignatureVerifier.Verdict.BAD;
      }
    };
  }
}
