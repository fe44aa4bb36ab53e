package org.doorward.li.evidence;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.Octets;

/**
 * The Merkle tree of RFC 6962 with SHA-256: its head, and the proofs that an entry is in it and that it
 * continues an earlier one. Thread-safe: it has no state.
 *
 * @clause RFC 6962, 2.1; RFC 9162, 2.1.3 and 2.1.4
 */
public final class MerkleTree {
  private MerkleTree() {}

  /**
   * The hash of one leaf.
   *
   * @param entry the leaf's octets
   * @return 32 octets
   */
  public static Octets leafHash(Octets entry) {
    return Octets.of(new TreeHasher().leaf(entry.toByteArray()));
  }

  /**
   * The head of the tree over some leaves.
   *
   * @param leafHashes in order; none is a tree too
   * @return 32 octets
   * @clause RFC 6962, 2.1
   */
  public static Octets root(List<Octets> leafHashes) {
    return Octets.of(head(new TreeHasher(), arrays(leafHashes)));
  }

  /**
   * The proof that a leaf is in the tree.
   *
   * @param index of the leaf, from 0
   * @param leafHashes all of the tree
   * @return the hashes beside the path from leaf to head, in this order
   * @throws IndexOutOfBoundsException if there is no such leaf
   * @clause RFC 6962, 2.1.1
   */
  public static List<Octets> inclusionProof(int index, List<Octets> leafHashes) {
    if (index < 0 || index >= leafHashes.size()) {
      throw new IndexOutOfBoundsException(index);
    }
    List<Octets> proof = new ArrayList<>();
    path(new TreeHasher(), index, arrays(leafHashes), proof);
    return proof;
  }

  /**
   * The proof that the tree continues an earlier one.
   *
   * @param earlierSize how many leaves the earlier one had
   * @param leafHashes all of the later tree
   * @return the hashes that verify both heads; none if {@code earlierSize} is 0 or the whole tree
   * @throws IndexOutOfBoundsException if the earlier tree would be the larger
   * @clause RFC 6962, 2.1.2
   */
  public static List<Octets> consistencyProof(int earlierSize, List<Octets> leafHashes) {
    if (earlierSize < 0 || earlierSize > leafHashes.size()) {
      throw new IndexOutOfBoundsException(earlierSize);
    }
    List<Octets> proof = new ArrayList<>();
    if (earlierSize > 0) {
      subproof(new TreeHasher(), earlierSize, arrays(leafHashes), true, proof);
    }
    return proof;
  }

  /**
   * Verifies that a leaf is in a tree.
   *
   * @param index of the leaf, from 0
   * @param size how many leaves the tree has
   * @param leafHash hash of the leaf
   * @param proof from leaf to head
   * @param root the tree's head
   * @throws EvidenceException if it is not proven
   * @clause RFC 9162, 2.1.3.2
   */
  public static void verifyInclusion(
      long index, long size, Octets leafHash, List<Octets> proof, Octets root)
      throws EvidenceException {
    // Step 1.
    if (index < 0 || index >= size) {
      throw new EvidenceException("inclusion: the index is not below the size");
    }
    // Steps 2 and 3.
    TreeHasher hasher = new TreeHasher();
    long fn = index;
    long sn = size - 1;
    byte[] r = hash(leafHash);
    // Step 4.
    for (Octets step : proof) {
      byte[] p = hash(step);
      // Step 4a.
      if (sn == 0) {
        throw new EvidenceException("inclusion: the proof is too long");
      }
      // Step 4b.
      if ((fn & 1) == 1 || fn == sn) {
        r = hasher.node(p, r);
        while ((fn & 1) == 0 && fn != 0) {
          fn >>= 1;
          sn >>= 1;
        }
      } else {
        // Step 4c.
        r = hasher.node(r, p);
      }
      // Step 4d.
      fn >>= 1;
      sn >>= 1;
    }
    // Step 5.
    if (sn != 0) {
      throw new EvidenceException("inclusion: the proof is too short");
    }
    requireEqual("inclusion: the proof leads to another head", r, root);
  }

  /**
   * Verifies that a tree continues an earlier one.
   *
   * @param size1 how many leaves the earlier tree has, at least 1: about the empty one nothing can be proven
   * @param size2 how many leaves the later tree has
   * @param root1 the earlier tree's head
   * @param root2 the later tree's head
   * @param proof the hashes that verify both
   * @throws EvidenceException if it is not proven
   * @clause RFC 9162, 2.1.4.2
   */
  public static void verifyConsistency(
      long size1, long size2, Octets root1, Octets root2, List<Octets> proof)
      throws EvidenceException {
    if (size1 < 1) {
      throw new EvidenceException("consistency: every tree continues the empty one");
    }
    if (size1 > size2) {
      throw new EvidenceException("consistency: the earlier tree is the larger");
    }
    if (size1 == size2) {
      // RFC 9162 begins below the later size; here nothing is left to prove.
      if (!proof.isEmpty()) {
        throw new EvidenceException("consistency: a proof where none is due");
      }
      if (!root1.equals(root2)) {
        throw new EvidenceException("consistency: one size, two heads");
      }
      return;
    }
    // Step 1.
    if (proof.isEmpty()) {
      throw new EvidenceException("consistency: the proof is missing");
    }
    // Step 2.
    List<Octets> path = new ArrayList<>(proof);
    if (Long.bitCount(size1) == 1) {
      path.add(0, root1);
    }
    // Steps 3 and 4.
    TreeHasher hasher = new TreeHasher();
    long fn = size1 - 1;
    long sn = size2 - 1;
    while ((fn & 1) == 1) {
      fn >>= 1;
      sn >>= 1;
    }
    // Step 5.
    byte[] fr = hash(path.get(0));
    byte[] sr = fr;
    // Step 6.
    for (Octets step : path.subList(1, path.size())) {
      byte[] c = hash(step);
      // Step 6a.
      if (sn == 0) {
        throw new EvidenceException("consistency: the proof is too long");
      }
      // Step 6b.
      if ((fn & 1) == 1 || fn == sn) {
        fr = hasher.node(c, fr);
        sr = hasher.node(c, sr);
        while ((fn & 1) == 0 && fn != 0) {
          fn >>= 1;
          sn >>= 1;
        }
      } else {
        // Step 6c.
        sr = hasher.node(sr, c);
      }
      // Step 6d.
      fn >>= 1;
      sn >>= 1;
    }
    // Step 7.
    if (sn != 0) {
      throw new EvidenceException("consistency: the proof is too short");
    }
    requireEqual("consistency: the proof leads to another earlier head", fr, root1);
    requireEqual("consistency: the proof leads to another later head", sr, root2);
  }

  /** MTH(D[n]). */
  private static byte[] head(TreeHasher hasher, List<byte[]> leaves) {
    if (leaves.isEmpty()) {
      return hasher.empty();
    }
    if (leaves.size() == 1) {
      return leaves.get(0);
    }
    int k = split(leaves.size());
    return hasher.node(
        head(hasher, leaves.subList(0, k)), head(hasher, leaves.subList(k, leaves.size())));
  }

  /** PATH(m, D[n]). */
  private static void path(TreeHasher hasher, int m, List<byte[]> leaves, List<Octets> proof) {
    int n = leaves.size();
    if (n == 1) {
      return;
    }
    int k = split(n);
    if (m < k) {
      path(hasher, m, leaves.subList(0, k), proof);
      proof.add(Octets.of(head(hasher, leaves.subList(k, n))));
    } else {
      path(hasher, m - k, leaves.subList(k, n), proof);
      proof.add(Octets.of(head(hasher, leaves.subList(0, k))));
    }
  }

  /** SUBPROOF(m, D[n], b). */
  private static void subproof(
      TreeHasher hasher, int m, List<byte[]> leaves, boolean known, List<Octets> proof) {
    int n = leaves.size();
    if (m == n) {
      if (!known) {
        proof.add(Octets.of(head(hasher, leaves)));
      }
      return;
    }
    int k = split(n);
    if (m <= k) {
      subproof(hasher, m, leaves.subList(0, k), known, proof);
      proof.add(Octets.of(head(hasher, leaves.subList(k, n))));
    } else {
      subproof(hasher, m - k, leaves.subList(k, n), false, proof);
      proof.add(Octets.of(head(hasher, leaves.subList(0, k))));
    }
  }

  /** The largest power of two below {@code n}, which is above 1. */
  private static int split(int n) {
    return Integer.highestOneBit(n - 1);
  }

  private static List<byte[]> arrays(List<Octets> hashes) {
    return hashes.stream().map(Octets::toByteArray).toList();
  }

  private static byte[] hash(Octets octets) throws EvidenceException {
    if (octets.length() != TreeHasher.HASH_OCTETS) {
      throw new EvidenceException("a hash of " + octets.length() + " octets");
    }
    return octets.toByteArray();
  }

  private static void requireEqual(String otherwise, byte[] computed, Octets stated)
      throws EvidenceException {
    if (!MessageDigest.isEqual(computed, hash(stated))) {
      throw new EvidenceException(otherwise);
    }
  }
}
