package org.doorward.li.evidence;

import java.util.ArrayList;
import java.util.List;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.Octets;

/**
 * The full subtrees that a tree of some size consists of, largest first. They yield the tree's head, and, with the
 * entries that follow, the head of every later tree: no entry can be left out between. Not thread-safe.
 *
 * @clause RFC 6962, 2.1
 */
final class Subtrees {
  private final TreeHasher hasher = new TreeHasher();
  private final List<byte[]> hashes = new ArrayList<>();
  private long size;

  /** Those of the empty tree. */
  Subtrees() {}

  /**
   * Those that a bundle states.
   *
   * @throws EvidenceException if a tree of {@code size} has another number of them
   */
  static Subtrees of(long size, List<Octets> stated) throws EvidenceException {
    if (stated.size() != Long.bitCount(size)) {
      throw new EvidenceException("a tree of " + size + " entries has another number of subtrees");
    }
    Subtrees subtrees = new Subtrees();
    for (Octets hash : stated) {
      if (hash.length() != TreeHasher.HASH_OCTETS) {
        throw new EvidenceException("a hash of " + hash.length() + " octets");
      }
      subtrees.hashes.add(hash.toByteArray());
    }
    subtrees.size = size;
    return subtrees;
  }

  void add(byte[] entry) {
    byte[] hash = hasher.leaf(entry);
    for (long pairs = size; (pairs & 1) == 1; pairs >>= 1) {
      hash = hasher.node(hashes.remove(hashes.size() - 1), hash);
    }
    hashes.add(hash);
    size++;
  }

  List<Octets> hashes() {
    return hashes.stream().map(Octets::of).toList();
  }

  /**
   * Returns if the tree is the one that a checkpoint states.
   *
   * @throws EvidenceException if it has another size or head
   */
  void require(Checkpoint stated) throws EvidenceException {
    if (size != stated.size()) {
      throw new EvidenceException(
          "there are " + size + " entries, and the checkpoint is over " + stated.size());
    }
    if (!root().equals(stated.root())) {
      throw new EvidenceException(
          "the entries have another root than the checkpoint over " + size + " of them");
    }
  }

  private Octets root() {
    if (hashes.isEmpty()) {
      return Octets.of(hasher.empty());
    }
    int last = hashes.size() - 1;
    byte[] root = hashes.get(last);
    for (int i = last - 1; i >= 0; i--) {
      root = hasher.node(hashes.get(i), root);
    }
    return Octets.of(root);
  }
}
