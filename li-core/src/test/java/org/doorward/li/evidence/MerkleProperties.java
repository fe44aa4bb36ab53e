package org.doorward.li.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.Octets;
import org.junit.jupiter.api.Test;

/** INV-EVID-06. */
class MerkleProperties {
  private static final int SIZES = 70;
  private static final List<byte[]> ENTRIES =
      IntStream.range(0, SIZES).mapToObj(i -> new byte[] {(byte) i, 1}).toList();
  private static final List<Octets> LEAVES =
      ENTRIES.stream().map(Octets::of).map(MerkleTree::leafHash).toList();

  private static Octets head(int size) {
    return MerkleTree.root(LEAVES.subList(0, size));
  }

  @Test
  void everyLeafOfEveryTreeBelow70IsProven() throws Exception {
    for (int size = 1; size < SIZES; size++) {
      for (int index = 0; index < size; index++) {
        List<Octets> proof = MerkleTree.inclusionProof(index, LEAVES.subList(0, size));
        MerkleTree.verifyInclusion(index, size, LEAVES.get(index), proof, head(size));
      }
    }
  }

  @Test
  void everyTreeBelow70ContinuesEverySmallerOne() throws Exception {
    for (int size2 = 1; size2 < SIZES; size2++) {
      for (int size1 = 1; size1 <= size2; size1++) {
        List<Octets> proof = MerkleTree.consistencyProof(size1, LEAVES.subList(0, size2));
        MerkleTree.verifyConsistency(size1, size2, head(size1), head(size2), proof);
      }
    }
  }

  @Property(tries = 300)
  void aProofProvesNoOtherLeafAndNoOtherTree(
      @ForAll @IntRange(min = 1, max = SIZES - 1) int size,
      @ForAll @IntRange(max = SIZES - 1) int of,
      @ForAll @IntRange(max = SIZES - 1) int other) {
    int index = of % size;
    List<Octets> proof = MerkleTree.inclusionProof(index, LEAVES.subList(0, size));
    if (other != index) {
      assertThrows(
          EvidenceException.class,
          () -> MerkleTree.verifyInclusion(other, size, LEAVES.get(index), proof, head(size)));
      assertThrows(
          EvidenceException.class,
          () -> MerkleTree.verifyInclusion(index, size, LEAVES.get(other), proof, head(size)));
    }
  }

  @Property(tries = 300)
  void aProofWithOneBitChangedProvesNothing(
      @ForAll @IntRange(min = 2, max = SIZES - 1) int size2,
      @ForAll @IntRange(max = SIZES - 1) int of,
      @ForAll @IntRange(max = 255) int bit) {
    int size1 = 1 + of % (size2 - 1);
    List<Octets> inclusion = MerkleTree.inclusionProof(size1, LEAVES.subList(0, size2));
    List<Octets> consistency = MerkleTree.consistencyProof(size1, LEAVES.subList(0, size2));
    for (int step = 0; step < inclusion.size(); step++) {
      List<Octets> changed = changed(inclusion, step, bit);
      assertThrows(
          EvidenceException.class,
          () -> MerkleTree.verifyInclusion(size1, size2, LEAVES.get(size1), changed, head(size2)));
    }
    for (int step = 0; step < consistency.size(); step++) {
      List<Octets> changed = changed(consistency, step, bit);
      assertThrows(
          EvidenceException.class,
          () -> MerkleTree.verifyConsistency(size1, size2, head(size1), head(size2), changed));
    }
  }

  private static List<Octets> changed(List<Octets> proof, int step, int bit) {
    List<Octets> changed = new ArrayList<>(proof);
    byte[] hash = proof.get(step).toByteArray();
    hash[bit / 8] ^= (byte) (1 << bit % 8);
    changed.set(step, Octets.of(hash));
    return changed;
  }

  /** The log's writer keeps one tile a level; it has to come to the head of the whole tree. */
  @Test
  void theTiledLogHasTheHeadOfTheTreeAtEverySize() throws Exception {
    TiledLog log = new TiledLog();
    List<Octets> leaves = new ArrayList<>();
    for (int size = 0; size < 1100; size++) {
      if (size < SIZES || size % 16 < 2 || size % 256 > 253) {
        assertEquals(MerkleTree.root(leaves), log.root(), "size " + size);
      }
      byte[] entry = {(byte) size, (byte) (size >> 8)};
      leaves.add(MerkleTree.leafHash(Octets.of(entry)));
      log.add(entry, file -> {});
    }
  }
}
