package org.doorward.li.evidence.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.doorward.li.evidence.AuditDirectory;
import org.doorward.li.evidence.MerkleTree;
import org.doorward.li.evidence.TileFile;
import org.doorward.li.evidence.Tiles;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.Octets;

/**
 * Proofs of one head of the log, from its tiles: no entry is read. Full tiles are on the disk, those that are not
 * full come with the snapshot. Thread-safe.
 *
 * @clause RFC 6962, 2.1.2; C2SP tlog-tiles
 */
final class TreeProofs {
  private static final int TILE_LEVELS = 8;
  private static final int HASH_OCTETS = 32;

  private final long size;
  private final Map<String, byte[]> partial = new HashMap<>();
  private final AuditDirectory full;

  TreeProofs(Snapshot snapshot, AuditDirectory full) {
    this.size = snapshot.checkpoint().size();
    snapshot.partial().forEach(file -> partial.put(file.path(), file.content()));
    this.full = full;
  }

  /**
   * The proof that the head continues an earlier one.
   *
   * @param old size of the earlier one, 1 to the present size
   */
  List<Octets> consistency(long old) throws EvidenceException {
    if (old < 1 || old > size) {
      throw new IllegalArgumentException("a head of " + size + " entries does not continue " + old);
    }
    List<Octets> proof = new ArrayList<>();
    subproof(old, 0, size, true, proof);
    return proof;
  }

  /** SUBPROOF(m, D[from:to], b). */
  private void subproof(long m, long from, long to, boolean known, List<Octets> proof)
      throws EvidenceException {
    long n = to - from;
    if (m == n) {
      if (!known) {
        proof.add(head(from, to));
      }
      return;
    }
    long k = Long.highestOneBit(n - 1);
    if (m <= k) {
      subproof(m, from, from + k, known, proof);
      proof.add(head(from + k, to));
    } else {
      subproof(m - k, from + k, to, false, proof);
      proof.add(head(from, from + k));
    }
  }

  /** MTH(D[from:to]). */
  private Octets head(long from, long to) throws EvidenceException {
    long n = to - from;
    if (Long.bitCount(n) == 1 && from % n == 0) {
      return subtree(Long.numberOfTrailingZeros(n), from / n);
    }
    long k = Long.highestOneBit(n - 1);
    return MerkleTree.root(List.of(head(from, from + k), head(from + k, to)));
  }

  /** The head over the full subtree of that level, and index among those of its level. */
  private Octets subtree(int level, long index) throws EvidenceException {
    int tileLevel = level / TILE_LEVELS;
    int leaves = 1 << (level % TILE_LEVELS); // that stand in the tile
    long first = index * leaves;
    byte[] tile = tile(tileLevel, first / Tiles.WIDTH);
    int at = (int) (first % Tiles.WIDTH);
    List<Octets> hashes = new ArrayList<>(leaves);
    for (int start = at * HASH_OCTETS; hashes.size() < leaves; start += HASH_OCTETS) {
      hashes.add(Octets.of(Arrays.copyOfRange(tile, start, start + HASH_OCTETS)));
    }
    return MerkleTree.root(hashes);
  }

  private byte[] tile(int level, long index) throws EvidenceException {
    long hashes = size >> (TILE_LEVELS * level);
    int width = (int) Math.min(Tiles.WIDTH, hashes - index * Tiles.WIDTH);
    String path = new TileFile(level, index, width, new byte[0]).path();
    byte[] content = partial.get(path);
    if (content == null) {
      content = full.read(path, Tiles.WIDTH * HASH_OCTETS);
    }
    if (content.length != width * HASH_OCTETS) {
      throw new EvidenceException(path + " has another length than it can have");
    }
    return content;
  }
}
