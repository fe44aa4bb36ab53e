package org.doorward.li.spec;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.doorward.li.authority.Components;
import org.doorward.li.authority.Envelope;
import org.doorward.li.authority.InboxPeer;
import org.doorward.li.authority.MandateInbox.PolicyReceipt;
import org.doorward.li.authority.MandateInbox.Refusal;
import org.doorward.li.authority.MandateInbox.Refused;
import org.doorward.li.authority.Officer;
import org.doorward.li.authority.OfficerKey;
import org.doorward.li.authority.Officers;
import org.doorward.li.authority.Person;
import org.doorward.li.authority.PolicyReference;
import org.doorward.li.authority.TrustPolicy;
import org.doorward.li.authority.Validity;
import org.doorward.li.authority.VendorAuthority;
import org.doorward.li.evidence.Operation;
import org.doorward.li.evidence.Phase;
import org.doorward.li.evidence.RecordedAct;
import org.doorward.li.fault.LiException;
import org.doorward.li.identifier.Octets;
import org.doorward.li.spec.lab.Lab;
import org.doorward.li.spec.lab.LabOperator;

/** The next versions of a laboratory's trust policy, and bringing them to its element. */
final class Rotation {
  static final List<Person> ROOTS = LabOperator.ROOT_OFFICERS;

  private final Lab lab;
  private final Path audit;

  /** Of this laboratory's policy; the log is exported to {@code audit}. */
  Rotation(Lab lab, Path audit) {
    this.lab = lab;
    this.audit = audit;
  }

  /** A laboratory whose element has an inbox that peers reach. */
  static Lab open(Path directory) throws LiException {
    return Lab.open(
        directory,
        builder -> builder
            .drain(Duration.ofMillis(200))
            .inbox(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)));
  }

  TrustPolicy version(int version, Officers officers, Components components) {
    return version(
        version, officers, components, lab.policy().auditKey(), lab.policy().validity());
  }

  TrustPolicy version(
      int version, Officers officers, Components components, Octets auditKey, Validity validity) {
    TrustPolicy first = lab.policy();
    return new TrustPolicy(
        new PolicyReference(first.reference().id(), version),
        validity,
        first.elements(),
        officers,
        components,
        first.witnesses(),
        auditKey,
        first.limits(),
        first.concessions());
  }

  /** The same policy, but for its version. */
  TrustPolicy version(int version) {
    return LabOperator.version(lab.policy(), version);
  }

  TrustPolicy version(int version, Components components) {
    return version(version, lab.policy().officers(), components);
  }

  Components components() {
    return lab.policy().components();
  }

  Components components(List<InboxPeer> inbox, List<VendorAuthority> vendors) {
    return new Components(components().admfs(), components().mdfs(), inbox, vendors);
  }

  /** Somebody else, with the auditor's key, has an officer's place; there is no auditor. */
  Officers officers(Person instead) throws LiException {
    OfficerKey key = lab.operator().signer(LabOperator.AUDITOR).key();
    List<Officer> members = new ArrayList<>();
    for (Officer officer : lab.policy().officers().members()) {
      if (officer.person().equals(instead)) {
        members.add(new Officer(
            new Person("somebody-new"), officer.roles(), List.of(key), Optional.empty()));
      } else if (!officer.person().equals(LabOperator.AUDITOR)) {
        members.add(officer);
      }
    }
    return new Officers(members, lab.policy().officers().quorums());
  }

  Octets signed(TrustPolicy policy, List<Person> signers) throws LiException {
    return lab.operator().sign(Envelope.unsigned(policy), signers).encode();
  }

  PolicyReceipt follow(TrustPolicy policy, List<Person> signers) throws LiException {
    return assertInstanceOf(
        PolicyReceipt.class, lab.element().mandateInbox().submit(signed(policy, signers)));
  }

  /** Two of three have signed, who are root officers before and after. */
  PolicyReceipt follow(TrustPolicy policy) throws LiException {
    return follow(policy, ROOTS.subList(0, 2));
  }

  Refusal refusal(TrustPolicy policy, List<Person> signers) throws LiException {
    return assertInstanceOf(
            Refused.class, lab.element().mandateInbox().submit(signed(policy, signers)))
        .refusal();
  }

  List<RecordedAct> entries(Operation operation) throws LiException {
    return VerifiedEntries.of(lab.element(), audit).of(operation);
  }

  List<RecordedAct> adoptions(Phase phase) throws LiException {
    return entries(Operation.TRUST_POLICY_ADOPTED).stream()
        .filter(act -> act.phase() == phase)
        .toList();
  }
}
