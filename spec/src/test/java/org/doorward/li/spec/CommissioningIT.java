package org.doorward.li.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.doorward.li.authority.Admf;
import org.doorward.li.authority.Components;
import org.doorward.li.authority.Envelope;
import org.doorward.li.authority.Person;
import org.doorward.li.authority.PolicyConfirmation;
import org.doorward.li.authority.TrustPolicy;
import org.doorward.li.crypto.key.KeyVault;
import org.doorward.li.evidence.Operation;
import org.doorward.li.evidence.RecordedAct;
import org.doorward.li.fault.AuthorityException;
import org.doorward.li.fault.LiException;
import org.doorward.li.identifier.NeIdentifier;
import org.doorward.li.identifier.Octets;
import org.doorward.li.netty.element.Commissioning;
import org.doorward.li.netty.element.NetworkElement;
import org.doorward.li.spec.lab.Lab;
import org.doorward.li.spec.lab.LabOperator;
import org.doorward.li.spec.lab.LabPki;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an element begins with, and what it goes on with after a start: never less than its log names. */
class CommissioningIT {
  private static final List<Person> ROOTS = LabOperator.ROOT_OFFICERS;

  @TempDir
  private Path directory;

  private LabPki pki;
  private LabOperator operator;
  private KeyVault keys;
  private TrustPolicy first;
  private Envelope signed;
  private Commissioning commissioned;

  @BeforeEach
  void appoint() throws LiException {
    pki = LabPki.found("Laboratory LI CA");
    operator = LabOperator.appoint();
    keys = pki.issue(pki.element(Lab.ELEMENT), KeyVault.Use.LOG, KeyVault.Use.STATE)
        .keys();
    first = operator.policy(
        Lab.ELEMENT,
        new Components(List.of(Admf.of(Lab.ADMF, List.of())), List.of(), List.of(), List.of()));
    signed = operator.signAsRoots(Envelope.unsigned(first));
    commissioned = operator.commission(signed, Lab.ELEMENT);
  }

  @AfterEach
  void close() {
    keys.close();
    operator.close();
  }

  private Path element() {
    return directory.resolve("element");
  }

  private NetworkElement start(Commissioning with) throws LiException {
    return NetworkElement.builder(Lab.ELEMENT, keys, pki.anchors(), with, element())
        .start();
  }

  /** Starts the element, stops it, and returns what its log says of trust policies. */
  private List<RecordedAct> adopted(Commissioning with) throws LiException {
    try (NetworkElement element = start(with)) {
      VerifiedEntries log = VerifiedEntries.of(element, directory.resolve("audit"));
      assertEquals(
          Operation.TRUST_POLICY_ADOPTED,
          log.acts()
              .get(log.indexOf(act -> act.operation() == Operation.ELEMENT_STARTED) - 1)
              .operation());
      return log.of(Operation.TRUST_POLICY_ADOPTED);
    }
  }

  private Envelope version(int version, List<Person> signers) throws LiException {
    TrustPolicy next = LabOperator.version(first, version);
    return operator.sign(Envelope.unsigned(next), signers);
  }

  private static Set<String> names(List<Person> persons) {
    return Set.copyOf(persons.stream().map(Person::value).toList());
  }

  private void refused(Commissioning with) {
    assertThrows(AuthorityException.class, () -> start(with));
  }

  /** INV-AUTH-31. */
  @Test
  void anElementBeginsWithWhatTwoRootOfficersHaveConfirmedAndSaysWho() throws Exception {
    Octets one = commissioned.confirmations().get(0);
    Octets ofAnother = operator
        .commission(signed, new NeIdentifier("ne-2.li.example"))
        .confirmations()
        .get(1);
    for (List<Octets> wrong :
        List.of(List.<Octets>of(), List.of(one), List.of(one, one), List.of(one, ofAnother))) {
      refused(Commissioning.of(signed.encode(), wrong));
    }
    PolicyConfirmation byAnOfficer =
        new PolicyConfirmation(Lab.ELEMENT, signed.digest(), LabOperator.OFFICERS.get(0));
    refused(Commissioning.of(
        signed.encode(),
        List.of(one, operator.sign(Envelope.unsigned(byAnOfficer), 0).encode())));
    assertFalse(Files.exists(element()));

    List<RecordedAct> adopted = adopted(commissioned);

    assertEquals(1, adopted.size());
    assertEquals(signed.digest(), adopted.get(0).mandateSha256());
    assertEquals(1, adopted.get(0).policyVersion());
    assertEquals(names(ROOTS.subList(0, 2)), Set.copyOf(adopted.get(0).persons()));
    assertEquals(adopted, adopted(commissioned), "a second start adopts nothing");
  }

  /** INV-AUTH-32 and F-11. */
  @Tag("F-11")
  @Test
  void anElementFollowsThePolicyToItsNextVersionAndNeverBack() throws Exception {
    Envelope second = version(2, ROOTS.subList(1, 3));
    Envelope third = version(3, ROOTS.subList(0, 2));
    Commissioning two = commissioned.followedBy(second.encode());
    adopted(commissioned);
    refused(commissioned.followedBy(version(2, ROOTS.subList(0, 1)).encode()));
    refused(commissioned.followedBy(third.encode()));

    List<RecordedAct> adopted = adopted(two);

    assertEquals(2, adopted.size());
    assertEquals(second.digest(), adopted.get(1).mandateSha256());
    assertEquals(2, adopted.get(1).policyVersion());
    assertEquals(names(ROOTS.subList(1, 3)), Set.copyOf(adopted.get(1).persons()));
    refused(commissioned);
    refused(two.followedBy(second.encode()));
    assertEquals(3, adopted(two.followedBy(third.encode())).size());
    refused(two);
  }

  /** New roots alone cannot take over an element: not its policy's next version, and not another policy. */
  @Test
  void anElementThatHasBegunTakesNoPolicyOfOthers() throws Exception {
    adopted(commissioned);
    try (LabOperator others = LabOperator.appoint()) {
      TrustPolicy theirs = others.policy(Lab.ELEMENT, first.components());
      Envelope taking = others.signAsRoots(Envelope.unsigned(theirs));
      refused(others.commission(taking, Lab.ELEMENT));
      refused(commissioned.followedBy(taking.encode()));
    }
    assertEquals(1, adopted(commissioned).size());
  }
}
