package org.doorward.li.authority.internal;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.doorward.li.authority.Act;
import org.doorward.li.authority.Envelope;
import org.doorward.li.authority.Officer;
import org.doorward.li.authority.OfficerKey;
import org.doorward.li.authority.Officers;
import org.doorward.li.authority.Person;
import org.doorward.li.authority.Quorum;
import org.doorward.li.authority.internal.SignatureVerifier.Verdict;

/** Finds out who signed. */
final class Signers {
  private Signers() {}

  /**
   * The good signatures of officers, each key once. Each of their keys is tried, whatever the key hints say; one that
   * has made a signature is not tried again.
   *
   * @param envelope what was signed; its payload is not looked into
   * @param officers whose keys and algorithms decide
   * @param verifier verifies one signature
   * @param counts whether signatures of a key count
   */
  static Set<CountedSignature> of(
      Envelope envelope,
      List<Officer> officers,
      SignatureVerifier verifier,
      Predicate<OfficerKey> counts) {
    byte[] message = envelope.signedOctets().toByteArray();
    Set<CountedSignature> found = new HashSet<>();
    for (Envelope.Signature signature : envelope.signatures()) {
      signer(officers, message, signature, verifier, key -> counts.test(key) && !has(found, key))
          .ifPresent(found::add);
    }
    return found;
  }

  private static boolean has(Set<CountedSignature> found, OfficerKey key) {
    return found.stream().anyMatch(one -> one.key().equals(key));
  }

  private static Optional<CountedSignature> signer(
      List<Officer> officers,
      byte[] message,
      Envelope.Signature signature,
      SignatureVerifier verifier,
      Predicate<OfficerKey> counts) {
    byte[] octets = signature.octets().toByteArray();
    for (Officer officer : officers) {
      for (OfficerKey key : officer.keys()) {
        if (octets.length == key.algorithm().signatureOctets()
            && counts.test(key)
            && verifier.verify(key.algorithm(), key.spki(), message, octets) == Verdict.GOOD) {
          return Optional.of(new CountedSignature(officer.person(), key));
        }
      }
    }
    return Optional.empty();
  }

  /**
   * The signatures that count for an act: of those who hold its office, and signed with what its quorum asks of one
   * person.
   *
   * @param envelope what was signed; its payload is not looked into
   * @param act what it is for
   * @param officers whose keys and algorithms decide
   * @param verifier verifies one signature
   * @param counts whether signatures of a key count
   * @return none, if there is no quorum for the act
   */
  static Set<CountedSignature> of(
      Envelope envelope,
      Act act,
      Officers officers,
      SignatureVerifier verifier,
      Predicate<OfficerKey> counts) {
    return counting(act, officers, of(envelope, officers.holding(act.office()), verifier, counts));
  }

  /** The signatures that count for an act, of those that officers made. */
  static Set<CountedSignature> counting(
      Act act, Officers officers, Set<CountedSignature> signatures) {
    Optional<Quorum> quorum = officers.quorum(act);
    if (quorum.isEmpty()) {
      return new HashSet<>();
    }
    Map<Person, List<OfficerKey>> keys = signatures.stream()
        .collect(groupingBy(CountedSignature::person, mapping(CountedSignature::key, toList())));
    return signatures.stream()
        .filter(one -> quorum.get().satisfiedBy(keys.getOrDefault(one.person(), List.of())))
        .collect(toSet());
  }

  /**
   * Whether signatures that counted for an act are still enough for it, after some of them have fallen away.
   *
   * @param act what it is for
   * @param officers whose quorum decides
   * @param left what is left of the signatures
   */
  static boolean suffice(Act act, Officers officers, Set<CountedSignature> left) {
    return officers.suffice(act, persons(counting(act, officers, left)));
  }

  /** Those of the signatures whose keys officers still have. */
  static Set<CountedSignature> carried(Officers officers, Set<CountedSignature> signatures) {
    return signatures.stream()
        .filter(one -> officers.members().stream()
            .anyMatch(officer ->
                officer.person().equals(one.person()) && officer.keys().contains(one.key())))
        .collect(toSet());
  }

  /** Who made signatures, each person once. */
  static Set<Person> persons(Collection<CountedSignature> signatures) {
    return signatures.stream().map(CountedSignature::person).collect(toUnmodifiableSet());
  }
}
