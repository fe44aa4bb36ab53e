package org.doorward.li.evidence.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.doorward.li.evidence.AuditEntry;
import org.doorward.li.evidence.MerkleTree;
import org.doorward.li.identifier.Octets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** INV-EVID-20: What a witness is shown follows from the tiles alone, and is what the leaves say. */
class TreeProofsTest {
  @TempDir
  Path root;

  @Test
  void aProofFromTilesIsTheOneFromAllLeaves() throws Exception {
    TestLog test = new TestLog(root);
    try (EvidenceLog log = test.open()) {
      for (int size : new int[] {2, 3, 7, 64, 255, 256, 257, 300, 511, 512, 513, 700}) {
        long missing = size - log.checkpoint().size();
        for (long i = 1; i < missing; i++) {
          log.appendLater(TestLog.entry(1));
        }
        if (missing > 0) {
          log.append(TestLog.entry(1));
        }
        SignedHead head = log.head();
        assertEquals(size, head.checkpoint().size());
        List<Octets> leaves = new ArrayList<>();
        for (AuditEntry entry : test.verified(log)) {
          leaves.add(MerkleTree.leafHash(Octets.of(entry.encode())));
        }
        List<Octets> then = leaves.subList(0, (int) head.checkpoint().size());
        for (int old = 1; old <= then.size(); old += 1 + then.size() / 40) {
          List<Octets> proof = head.since(old).proof();
          assertEquals(MerkleTree.consistencyProof(old, then), proof, old + " of " + then.size());
          MerkleTree.verifyConsistency(
              old,
              head.checkpoint().size(),
              MerkleTree.root(then.subList(0, old)),
              head.checkpoint().root(),
              proof);
        }
        assertEquals(List.of(), head.since(0).proof());
        assertThrows(IllegalArgumentException.class, () -> head.since(then.size() + 1L));
      }
    }
  }
}
