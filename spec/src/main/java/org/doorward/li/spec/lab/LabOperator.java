package org.doorward.li.spec.lab;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.doorward.li.authority.Components;
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
import org.doorward.li.authority.PolicyReference;
import org.doorward.li.authority.Quorum;
import org.doorward.li.authority.Scope;
import org.doorward.li.authority.SigningRequest;
import org.doorward.li.authority.TrustPolicy;
import org.doorward.li.authority.Validity;
import org.doorward.li.authority.Warrant;
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

/**
 * The operator's people: three officers, of whom any two suffice, each with a role of his own, and the
 * auditor. Thread-safe.
 */
public final class LabOperator implements AutoCloseable {
  /** The officers by name; what one of them requests the other two may approve. */
  public static final List<Person> OFFICERS =
      List.of(new Person("officer-legal"), new Person("officer-ops"), new Person("officer-sec"));

  private static final List<OfficerRole> ROLES =
      List.of(OfficerRole.LEGAL, OfficerRole.OPERATIONS, OfficerRole.SECURITY);
  private static final Duration POLICY_LIFE = Duration.ofDays(30);
  private static final Limits LIMITS = new Limits(Duration.ofDays(30), Duration.ofDays(3));
  private static final Octets NO_WARRANT = Octets.of(new byte[32]);

  private final List<KeyVault> vaults;
  private final List<SealingKey> sealingKeys;
  private final AuditKey auditKey;

  private LabOperator(List<KeyVault> vaults, List<SealingKey> sealingKeys, AuditKey auditKey) {
    this.vaults = vaults;
    this.sealingKeys = sealingKeys;
    this.auditKey = auditKey;
  }

  /**
   * Appoints three officers and an auditor, with fresh keys.
   *
   * @return the operator
   * @throws TransportException if the Java runtime cannot make their keys
   */
  public static LabOperator appoint() throws TransportException {
    Set<KeyVault.Use> officer = Set.of(KeyVault.Use.OFFICER);
    return new LabOperator(
        List.of(
            EphemeralKeyVault.create(officer),
            EphemeralKeyVault.create(officer),
            EphemeralKeyVault.create(officer)),
        List.of(SealingKey.generate(), SealingKey.generate(), SealingKey.generate()),
        AuditKey.generate());
  }

  /**
   * A trust policy in which the three officers are the roots, two of three decide anything, and mandates last
   * thirty days at most.
   *
   * @param keys one for each of {@link #OFFICERS}, in that order
   * @param element the one element that it governs
   * @param components the ADMFs, MDFs, inbox peers and vendors
   * @param auditKey X25519, 32 octets
   * @return the policy, valid from now on
   */
  public static TrustPolicy policy(
      List<OfficerKey> keys, NeIdentifier element, Components components, Octets auditKey) {
    List<Officer> members = List.of(officer(0, keys), officer(1, keys), officer(2, keys));
    Quorum two = new Quorum(2, false);
    return new TrustPolicy(
        new PolicyReference(MandateId.random().value(), 1),
        Validity.startingAt(Instant.now(), POLICY_LIFE),
        List.of(element),
        new Officers(members, two, two),
        components,
        auditKey,
        LIMITS);
  }

  private static Officer officer(int index, List<OfficerKey> keys) {
    return Officer.of(
        OFFICERS.get(index), List.of(OfficerRole.ROOT, ROLES.get(index)), List.of(keys.get(index)));
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
    TrustPolicy policy = policy(
        List.of(signer(0).key(), signer(1).key(), signer(2).key()),
        element,
        components,
        auditKey.publicKey());
    List<Officer> members = new ArrayList<>();
    for (Officer officer : policy.officers().members()) {
      members.add(new Officer(
          officer.person(),
          officer.roles(),
          officer.keys(),
          Optional.of(sealingKeys.get(members.size()).publicKey())));
    }
    return new TrustPolicy(
        policy.reference(),
        policy.validity(),
        policy.elements(),
        new Officers(
            members, policy.officers().policyQuorum(), policy.officers().mandateQuorum()),
        policy.components(),
        policy.auditKey(),
        policy.limits());
  }

  /**
   * What opens an officer's share of an exported state.
   *
   * @param officer from 0 to 2
   * @return his key
   */
  public SealingKey sealingKey(int officer) {
    return sealingKeys.get(officer);
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
   * Lets officers sign, one after the other, each seeing what he signs.
   *
   * @param envelope what to sign
   * @param officers from 0 to 2
   * @return the envelope with their signatures
   * @throws LiException if it is not a document that officers sign, or a key cannot be used
   */
  public Envelope sign(Envelope envelope, int... officers) throws LiException {
    Envelope signed = envelope;
    for (int officer : officers) {
      signed = SigningRequest.of(signed).sign(signer(officer));
    }
    return signed;
  }

  /**
   * The hand of one officer.
   *
   * @param officer from 0 to 2
   * @return signs with his key
   */
  public OfficerSigner signer(int officer) {
    return new VaultOfficerSigner(vaults.get(officer));
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
    vaults.forEach(KeyVault::close);
    sealingKeys.forEach(SealingKey::close);
    auditKey.close();
  }
}
