package org.doorward.li.authority.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.doorward.li.authority.Act;
import org.doorward.li.authority.Envelope;
import org.doorward.li.authority.Officer;
import org.doorward.li.authority.OfficerKey;
import org.doorward.li.authority.Officers;
import org.doorward.li.authority.Person;
import org.doorward.li.authority.Quorum;
import org.doorward.li.authority.internal.SignatureVerifier.Verdict;

/** Finds out which officers signed an envelope. A bad signature does not count, and spoils nothing. */
final class Signers {
  private Signers() {}

  /**
   * The persons whose signatures count for an act: who hold its office, and signed with what its quorum asks of one
   * person. Each of their keys is tried, whatever the key hints say.
   *
   * @param envelope what was signed; its payload is not looked into
   * @param act what it is for
   * @param officers whose keys and algorithms decide
   * @param verifier verifies one signature
   * @return nobody, if there is no quorum for the act
   */
  static Set<Person> of(Envelope envelope, Act act, Officers officers, SignatureVerifier verifier) {
    Optional<Quorum> quorum = officers.quorum(act);
    if (quorum.isEmpty()) {
      return new HashSet<>();
    }
    Set<Person> signers = new HashSet<>();
    keys(envelope, officers.holding(act.office()), verifier).forEach((officer, keys) -> {
      if (quorum.get().satisfiedBy(keys)) {
        signers.add(officer.person());
      }
    });
    return signers;
  }

  /** Which keys of those officers made a good signature. A key that has made one is not tried again. */
  private static Map<Officer, List<OfficerKey>> keys(
      Envelope envelope, List<Officer> officers, SignatureVerifier verifier) {
    byte[] message = envelope.signedOctets().toByteArray();
    Map<Officer, List<OfficerKey>> good = new HashMap<>();
    for (Envelope.Signature signature : envelope.signatures()) {
      for (Officer officer : officers) {
        List<OfficerKey> found = good.getOrDefault(officer, List.of());
        Optional<OfficerKey> one = officer.keys().stream()
            .filter(key -> !found.contains(key) && signed(key, message, signature, verifier))
            .findFirst();
        if (one.isPresent()) {
          good.computeIfAbsent(officer, any -> new ArrayList<>()).add(one.get());
          break;
        }
      }
    }
    return good;
  }

  private static boolean signed(
      OfficerKey key, byte[] message, Envelope.Signature signature, SignatureVerifier verifier) {
    return signature.octets().length() == key.algorithm().signatureOctets()
        && verifier.verify(
                key.algorithm(), key.spki(), message, signature.octets().toByteArray())
            == Verdict.GOOD;
  }
}
