package org.doorward.li.authority.internal;

import java.util.HashSet;
import java.util.Set;
import org.doorward.li.authority.Envelope;
import org.doorward.li.authority.Officer;
import org.doorward.li.authority.OfficerKey;
import org.doorward.li.authority.Officers;
import org.doorward.li.authority.Person;
import org.doorward.li.authority.internal.SignatureVerifier.Verdict;

/** Finds out which officers signed an envelope. A bad signature does not count, and spoils nothing. */
final class Signers {
  private Signers() {}

  /**
   * The officers that signed. Each key is tried, whatever the key hints say, until its owner is found.
   *
   * @param envelope what was signed; its payload is not looked into
   * @param officers whose keys and algorithms decide
   * @param verifier verifies one signature
   */
  static Set<Person> of(Envelope envelope, Officers officers, SignatureVerifier verifier) {
    byte[] message = envelope.signedOctets().toByteArray();
    Set<Person> signers = new HashSet<>();
    for (Envelope.Signature signature : envelope.signatures()) {
      for (Officer officer : officers.members()) {
        if (!signers.contains(officer.person()) && signed(officer, message, signature, verifier)) {
          signers.add(officer.person());
          break;
        }
      }
    }
    return signers;
  }

  private static boolean signed(
      Officer officer, byte[] message, Envelope.Signature signature, SignatureVerifier verifier) {
    for (OfficerKey key : officer.keys()) {
      if (signature.octets().length() == key.algorithm().signatureOctets()
          && verifier.verify(
                  key.algorithm(), key.spki(), message, signature.octets().toByteArray())
              == Verdict.GOOD) {
        return true;
      }
    }
    return false;
  }
}
