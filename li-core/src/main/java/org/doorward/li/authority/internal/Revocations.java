package org.doorward.li.authority.internal;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.doorward.li.authority.Act;
import org.doorward.li.authority.OfficerKey;
import org.doorward.li.authority.Officers;
import org.doorward.li.authority.Revocation.Kind;
import org.doorward.li.authority.Revocation.Thing;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.Octets;

/**
 * What has been revoked. Nothing leaves this table, and a compromise stays one. What is in it holds from the next look
 * on. Thread-safe; waits for nothing.
 */
public final class Revocations {
  private record Name(Thing thing, Octets sha256) {}

  private final ConcurrentMap<Name, Revoked> all = new ConcurrentHashMap<>();
  private volatile boolean compromised;

  /** Nothing has been revoked. */
  public Revocations() {}

  /**
   * Adds one, unless the thing has been revoked as strongly before.
   *
   * @param revoked the revocation
   * @return the one that holds now
   */
  public Revoked add(Revoked revoked) {
    if (revoked.thing() == Thing.OFFICER_KEY && revoked.kind() == Kind.COMPROMISE) {
      compromised = true;
    }
    return all.merge(
        new Name(revoked.thing(), revoked.sha256()),
        revoked,
        (before, now) -> covers(before.kind(), now.kind()) ? before : now);
  }

  private static boolean covers(Kind before, Kind now) {
    return before == Kind.COMPROMISE || before == now;
  }

  /**
   * The revocation of the same thing that holds already, and leaves nothing to add.
   *
   * @param asked what is to be revoked
   * @return empty if {@code asked} is new, or stronger
   */
  public Optional<Revoked> covering(Revoked asked) {
    return find(asked.thing(), asked.sha256())
        .filter(before -> covers(before.kind(), asked.kind()));
  }

  /**
   * Takes what was committed before a restart.
   *
   * @param value the record
   * @throws EvidenceException if that is no record of a revocation
   */
  public void restore(Octets value) throws EvidenceException {
    add(Revoked.read(value));
  }

  private Optional<Revoked> find(Thing thing, Octets sha256) {
    return Optional.ofNullable(all.get(new Name(thing, sha256)));
  }

  /** Whether a mandate has been revoked. */
  boolean mandate(Octets digest) {
    return all.containsKey(new Name(Thing.MANDATE, digest));
  }

  /** Whether what an officer's key signs now counts nowhere. */
  boolean key(OfficerKey key) {
    return !all.isEmpty() && find(Thing.OFFICER_KEY, key.spkiSha256()).isPresent();
  }

  /** Whether what an officer's key has ever signed counts nowhere. */
  boolean compromised(OfficerKey key) {
    return compromised
        && find(Thing.OFFICER_KEY, key.spkiSha256())
            .filter(one -> one.kind() == Kind.COMPROMISE)
            .isPresent();
  }

  /** Whether a document that had a quorum for an act has one without the keys that were compromised. */
  boolean leaveQuorum(SignedDocument<?> document, Supplier<Act> act, Supplier<Officers> officers) {
    return !compromised || Signers.suffice(act.get(), officers.get(), left(document));
  }

  /**
   * Whether a document has a quorum for an act of officers who need not be those whose signatures it was taken in for:
   * only keys count that they have.
   */
  boolean leaveQuorumOf(Officers officers, SignedDocument<?> document, Act act) {
    return Signers.suffice(act, officers, Signers.carried(officers, left(document)));
  }

  private Set<CountedSignature> left(SignedDocument<?> document) {
    return document.signatures().stream()
        .filter(one -> !compromised(one.key()))
        .collect(toUnmodifiableSet());
  }

  /**
   * Whether no connection with a key may stand.
   *
   * @param spkiSha256 the key's digest
   */
  public boolean peer(Octets spkiSha256) {
    return all.containsKey(new Name(Thing.PEER_KEY, spkiSha256));
  }

  /** All of them, in no order. */
  public List<Revoked> all() {
    return List.copyOf(all.values());
  }
}
