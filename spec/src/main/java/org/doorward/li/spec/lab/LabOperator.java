package org.doorward.li.spec.lab;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.doorward.li.authority.Act;
import org.doorward.li.authority.Components;
import org.doorward.li.authority.Concession;
import org.doorward.li.authority.Envelope;
import org.doorward.li.authority.Limits;
import org.doorward.li.authority.Mandate;
import org.doorward.li.authority.MandateId;
import org.doorward.li.authority.MandateReason;
import org.doorward.li.authority.Officer;
import org.doorward.li.authority.OfficerKey;
import org.doorward.li.authority.OfficerRole;
import org.doorward.li.authority.OfficerSigner;
import org.doorward.li.authority.Officers;
import org.doorward.li.authority.Person;
import org.doorward.li.authority.PolicyConfirmation;
import org.doorward.li.authority.PolicyReference;
import org.doorward.li.authority.Quorum;
import org.doorward.li.authority.Scope;
import org.doorward.li.authority.SigningRequest;
import org.doorward.li.authority.TrustPolicy;
import org.doorward.li.authority.Validity;
import org.doorward.li.authority.Warrant;
import org.doorward.li.authority.Witnesses;
import org.doorward.li.crypto.evidence.AuditKey;
import org.doorward.li.crypto.key.EphemeralKeyVault;
import org.doorward.li.crypto.key.KeyVault;
import org.doorward.li.crypto.signature.VaultOfficerSigner;
import org.doorward.li.crypto.transfer.SealingKey;
import org.doorward.li.fault.LiException;
import org.doorward.li.fault.TransportException;
import org.doorward.li.identifier.AdmfIdentifier;
import org.doorward.li.identifier.NeIdentifier;
import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.Xid;
import org.doorward.li.netty.element.Commissioning;

/**
 * The operator's people: three root officers, three officers, each with a role of his own, and three vendor-grant
 * officers, of each of whom any two suffice; and the auditor. Thread-safe.
 */
public final class LabOperator implements AutoCloseable {
  /** The root officers by name. */
  public static final List<Person> ROOT_OFFICERS =
      List.of(new Person("root-1"), new Person("root-2"), new Person("root-3"));

  /** The officers by name; what one of them requests the other two may approve. */
  public static final List<Person> OFFICERS =
      List.of(new Person("officer-legal"), new Person("officer-ops"), new Person("officer-sec"));

  /** The vendor-grant officers by name. */
  public static final List<Person> GRANT_OFFICERS =
      List.of(new Person("grant-1"), new Person("grant-2"), new Person("grant-3"));

  /** The auditor's name. */
  public static final Person AUDITOR = new Person("auditor");

  private static final List<OfficerRole> ROLES =
      List.of(OfficerRole.LEGAL, OfficerRole.OPERATIONS, OfficerRole.SECURITY);
  private static final Map<Act, Quorum> QUORUMS = Map.of(
      Act.TRUST_POLICY, Quorum.of(2),
      Act.MANDATE, Quorum.of(2),
      Act.VENDOR_GRANT, Quorum.of(2),
      Act.REPLAY_RESEED, Quorum.of(2),
      Act.LOG_KEY_LOST, Quorum.of(2),
      Act.STATE_TRANSFER, Quorum.of(2));
  private static final Duration POLICY_LIFE = Duration.ofDays(30);
  private static final Limits LIMITS = Limits.of(Duration.ofDays(30), Duration.ofDays(3));
  private static final Octets NO_WARRANT = Octets.of(new byte[32]);

  private final Map<Person, KeyVault> vaults;
  private final List<SealingKey> sealingKeys;
  private final AuditKey auditKey;

  private LabOperator(
      Map<Person, KeyVault> vaults, List<SealingKey> sealingKeys, AuditKey auditKey) {
    this.vaults = vaults;
    this.sealingKeys = sealingKeys;
    this.auditKey = auditKey;
  }

  /**
   * Everybody who holds an office.
   *
   * @return root officers, officers, vendor-grant officers, and the auditor
   */
  public static List<Person> people() {
    return Stream.of(ROOT_OFFICERS, OFFICERS, GRANT_OFFICERS, List.of(AUDITOR))
        .flatMap(List::stream)
        .toList();
  }

  /**
   * Appoints everybody, with fresh keys.
   *
   * @return the operator
   * @throws TransportException if the Java runtime cannot make their keys
   */
  public static LabOperator appoint() throws TransportException {
    Map<Person, KeyVault> vaults = new LinkedHashMap<>();
    for (Person person : people()) {
      vaults.put(person, EphemeralKeyVault.create(Set.of(KeyVault.Use.OFFICER)));
    }
    return new LabOperator(
        vaults,
        List.of(SealingKey.generate(), SealingKey.generate(), SealingKey.generate()),
        AuditKey.generate());
  }

  /**
   * A trust policy in which two of three decide anything, and mandates last thirty days at most.
   *
   * @param keys one for each of {@link #people}
   * @param element the one element that it governs
   * @param components the ADMFs, MDFs, inbox peers and vendors
   * @param auditKey X25519, 32 octets
   * @return the policy, valid from now on
   */
  public static TrustPolicy policy(
      Map<Person, OfficerKey> keys, NeIdentifier element, Components components, Octets auditKey) {
    return policy(keys, List.of(), element, components, auditKey);
  }

  private static TrustPolicy policy(
      Map<Person, OfficerKey> keys,
      List<SealingKey> sealingKeys,
      NeIdentifier element,
      Components components,
      Octets auditKey) {
    List<Officer> members = new ArrayList<>();
    for (Person person : people()) {
      members.add(new Officer(
          person,
          List.of(role(person)),
          List.of(requireNonNull(keys.get(person), "a key of each person")),
          sealingKeys.stream().skip(members.size()).findFirst().map(SealingKey::publicKey)));
    }
    return new TrustPolicy(
        new PolicyReference(MandateId.random().value(), 1),
        Validity.startingAt(Instant.now(), POLICY_LIFE),
        List.of(element),
        new Officers(members, QUORUMS),
        components,
        Witnesses.NONE,
        auditKey,
        LIMITS,
        List.of(Concession.values()));
  }

  /**
   * The same trust policy with witnesses.
   *
   * @param policy of one element
   * @param witnesses who may cosign its log, and how many have to
   * @return for the root officers to sign
   */
  public static TrustPolicy witnessed(TrustPolicy policy, Witnesses witnesses) {
    return new TrustPolicy(
        policy.reference(),
        policy.validity(),
        policy.elements(),
        policy.officers(),
        policy.components(),
        witnesses,
        policy.auditKey(),
        policy.limits(),
        policy.concessions());
  }

  private static OfficerRole role(Person person) {
    if (ROOT_OFFICERS.contains(person)) {
      return OfficerRole.ROOT;
    }
    if (GRANT_OFFICERS.contains(person)) {
      return OfficerRole.VENDOR_GRANT;
    }
    return person.equals(AUDITOR) ? OfficerRole.AUDITOR : ROLES.get(OFFICERS.indexOf(person));
  }

  /**
   * A trust policy with this operator's keys.
   *
   * @param element the one element that it governs
   * @param components the ADMFs, MDFs, inbox peers and vendors
   * @return the policy
   * @throws LiException if an officer's key cannot be read
   */
  public TrustPolicy policy(NeIdentifier element, Components components) throws LiException {
    Map<Person, OfficerKey> keys = new HashMap<>();
    for (Person person : people()) {
      keys.put(person, signer(person).key());
    }
    return policy(keys, sealingKeys, element, components, auditKey.publicKey());
  }

  /**
   * The same trust policy in another version.
   *
   * @param policy any version of it
   * @param version from 1
   * @return for root officers to sign
   */
  public static TrustPolicy version(TrustPolicy policy, int version) {
    return new TrustPolicy(
        new PolicyReference(policy.reference().id(), version),
        policy.validity(),
        policy.elements(),
        policy.officers(),
        policy.components(),
        policy.witnesses(),
        policy.auditKey(),
        policy.limits(),
        policy.concessions());
  }

  /**
   * What opens a root officer's share of an exported state.
   *
   * @param rootOfficer from 0 to 2
   * @return his key
   */
  public SealingKey sealingKey(int rootOfficer) {
    return sealingKeys.get(rootOfficer);
  }

  /**
   * A mandate that begins now, requested by the last of {@link #OFFICERS}.
   *
   * @param policy the trust policy in force
   * @param element the element that it is for
   * @param admf the ADMF that may use it
   * @param xid the task
   * @param scope what the task may be at most
   * @param length how long it lasts, in whole seconds
   * @return the mandate, for officers to sign
   */
  public static Mandate mandate(
      TrustPolicy policy,
      NeIdentifier element,
      AdmfIdentifier admf,
      Xid xid,
      Scope scope,
      Duration length) {
    return new Mandate(
        MandateId.random(),
        policy.reference(),
        element,
        admf,
        Validity.startingAt(Instant.now(), length),
        OFFICERS.get(2),
        MandateReason.TEST,
        new Warrant(NO_WARRANT, "laboratory", "NL"),
        xid,
        scope);
  }

  /**
   * Lets officers sign a mandate, one after the other, each seeing what he signs.
   *
   * @param envelope what to sign
   * @param officers indices of {@link #OFFICERS}
   * @return the envelope with their signatures
   * @throws LiException if it is not a document that officers sign, or a key cannot be used
   */
  public Envelope sign(Envelope envelope, int... officers) throws LiException {
    return sign(envelope, Arrays.stream(officers).mapToObj(OFFICERS::get).toList());
  }

  /**
   * Lets people sign, one after the other, each seeing what he signs.
   *
   * @param envelope what to sign
   * @param persons some of {@link #people}
   * @return the envelope with their signatures
   * @throws LiException if it is not a document that officers sign, or a key cannot be used
   */
  public Envelope sign(Envelope envelope, List<Person> persons) throws LiException {
    Envelope signed = envelope;
    for (Person person : persons) {
      signed = SigningRequest.of(signed).sign(signer(person));
    }
    return signed;
  }

  /**
   * Lets two of the root officers sign.
   *
   * @param envelope what to sign
   * @return the envelope with their signatures
   * @throws LiException if it is not a document that officers sign, or a key cannot be used
   */
  public Envelope signAsRoots(Envelope envelope) throws LiException {
    return sign(envelope, ROOT_OFFICERS.subList(0, 2));
  }

  /**
   * Lets two of the root officers confirm a trust policy.
   *
   * @param policy the signed policy
   * @param element the element that is to begin with it
   * @return what the element is given
   * @throws LiException if a key cannot be used
   */
  public Commissioning commission(Envelope policy, NeIdentifier element) throws LiException {
    List<Octets> confirmations = new ArrayList<>();
    for (Person person : ROOT_OFFICERS.subList(0, 2)) {
      PolicyConfirmation confirmation = new PolicyConfirmation(element, policy.digest(), person);
      confirmations.add(sign(Envelope.unsigned(confirmation), List.of(person)).encode());
    }
    return Commissioning.of(policy.encode(), confirmations);
  }

  /**
   * The hand of one person.
   *
   * @param person one of {@link #people}
   * @return signs with his key
   */
  public OfficerSigner signer(Person person) {
    return new VaultOfficerSigner(requireNonNull(vaults.get(person), "a person of the operator's"));
  }

  /**
   * What opens the log's sealed details.
   *
   * @return the auditor's key
   */
  public AuditKey auditKey() {
    return auditKey;
  }

  @Override
  public void close() {
    vaults.values().forEach(KeyVault::close);
    sealingKeys.forEach(SealingKey::close);
    auditKey.close();
  }
}
