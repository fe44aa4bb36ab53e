package org.doorward.li.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.Octets;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 6962, 2.1, with the eight leaves that its implementations are usually tested with. */
class MerkleTreeTest {
  private static final List<Octets> LEAVES = Stream.of(
          "",
          "00",
          "10",
          "2021",
          "3031",
          "40414243",
          "5051525354555657",
          "606162636465666768696a6b6c6d6e6f")
      .map(Octets::ofHex)
      .map(MerkleTree::leafHash)
      .toList();

  static Octets head(int size) {
    return MerkleTree.root(LEAVES.subList(0, size));
  }

  @ParameterizedTest
  @CsvSource({
    "0, e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "1, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "2, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "3, aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "4, d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "5, 4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "6, 76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "7, ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "8, 5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
  })
  void aTreeHasTheHeadThatOthersCompute(int size, String root) {
    assertEquals(Octets.ofHex(root), head(size));
  }

  @Test
  void leaf5IsProvenInTheTreeOf8() throws Exception {
    List<Octets> proof = octets(
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");

    assertEquals(proof, MerkleTree.inclusionProof(5, LEAVES));
    MerkleTree.verifyInclusion(5, 8, LEAVES.get(5), proof, head(8));
  }

  @Test
  void theTreeOf8ContinuesTheTreeOf3() throws Exception {
    List<Octets> proof = octets(
        "0298d122906dcfc10892cb53a73992fc5b9f493ea4c9badb27b791b4127a7fe7",
        "07506a85fd9dd2f120eb694f86011e5bb4662e5c415a62917033d4a9624487e7",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4");

    assertEquals(proof, MerkleTree.consistencyProof(3, LEAVES));
    MerkleTree.verifyConsistency(3, 8, head(3), head(8), proof);
  }

  private static List<Octets> octets(String... hex) {
    return Stream.of(hex).map(Octets::ofHex).toList();
  }

  /** RFC 9162, 2.1.3.2: each step that can fail does. */
  @Nested
  class AnInclusionProof {
    private final List<Octets> proof = MerkleTree.inclusionProof(5, LEAVES);

    @ParameterizedTest
    @CsvSource({"-1, 8", "8, 8", "5, 5", "0, 0"})
    void isRefusedForAnIndexThatIsNotBelowTheSize(long index, long size) {
      refused("inclusion: the index is not below the size", index, size, proof);
    }

    @Test
    void isRefusedWhenItIsTooLong() {
      List<Octets> longer = new ArrayList<>(proof);
      longer.add(LEAVES.get(0));
      refused("inclusion: the proof is too long", 5, 8, longer);
    }

    @Test
    void isRefusedWhenItIsTooShort() {
      refused("inclusion: the proof is too short", 5, 8, proof.subList(0, 2));
    }

    @Test
    void isRefusedForAnotherLeaf() {
      refused("inclusion: the proof leads to another head", 4, 8, proof);
    }

    @Test
    void isRefusedWithWhatIsNoHash() {
      List<Octets> shortened = new ArrayList<>(proof);
      shortened.set(1, Octets.ofHex("00"));
      refused("a hash of 1 octets", 5, 8, shortened);
    }

    @Test
    void mayBeOfTheLargestTree() {
      refused("inclusion: the proof is too short", Long.MAX_VALUE - 1, Long.MAX_VALUE, proof);
    }

    private void refused(String why, long index, long size, List<Octets> with) {
      var refusal = assertThrows(
          EvidenceException.class,
          () -> MerkleTree.verifyInclusion(index, size, LEAVES.get(5), with, head(8)));
      assertEquals(why, refusal.getMessage());
    }
  }

  /** RFC 9162, 2.1.4.2: each step that can fail does. */
  @Nested
  class AConsistencyProof {
    private final List<Octets> proof = MerkleTree.consistencyProof(3, LEAVES);

    @Test
    void isRefusedWhenTheTreeShrinks() {
      refused("consistency: the earlier tree is the larger", 8, 3, proof);
    }

    @Test
    void isRefusedWhereNoneIsDue() {
      refused("consistency: a proof where none is due", 8, 8, proof);
    }

    /** RFC 9162, 2.1.4: a proof is defined from one leaf on; from none, anything would pass. */
    @Test
    void isRefusedFromTheEmptyTree() {
      refused("consistency: every tree continues the empty one", 0, 8, List.of());
      refused("consistency: every tree continues the empty one", 0, 0, List.of());
      refused("consistency: every tree continues the empty one", -1, 8, proof);
    }

    @Test
    void isRefusedWhenOneSizeHasTwoHeads() {
      refused("consistency: one size, two heads", 8, 8, List.of());
    }

    @Test
    void isRefusedWhenItIsMissing() {
      refused("consistency: the proof is missing", 3, 8, List.of());
    }

    @Test
    void isRefusedWhenItIsTooLongOrTooShort() {
      List<Octets> longer = new ArrayList<>(proof);
      longer.add(LEAVES.get(0));
      refused("consistency: the proof is too long", 3, 8, longer);
      refused("consistency: the proof is too short", 3, 8, proof.subList(0, 2));
    }

    @Test
    void isRefusedForOtherHeads() throws Exception {
      refused("consistency: the proof leads to another earlier head", 3, 8, head(2), head(8));
      refused("consistency: the proof leads to another later head", 3, 8, head(3), head(7));
      MerkleTree.verifyConsistency(3, 8, head(3), head(8), proof);
    }

    private void refused(String why, long size1, long size2, List<Octets> with) {
      var refusal = assertThrows(
          EvidenceException.class,
          () -> MerkleTree.verifyConsistency(size1, size2, head(3), head(8), with));
      assertEquals(why, refusal.getMessage());
    }

    private void refused(String why, long size1, long size2, Octets root1, Octets root2) {
      var refusal = assertThrows(
          EvidenceException.class,
          () -> MerkleTree.verifyConsistency(size1, size2, root1, root2, proof));
      assertEquals(why, refusal.getMessage());
    }
  }
}
