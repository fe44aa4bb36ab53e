package org.doorward.li.evidence;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.Octets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** INV-EVID-06: The proofs, good and bad, that transparency-dev publishes for implementations to be tested with. */
class MerkleVectorsTest {
  @Test
  void everyInclusionVectorHasTheVerdictThatItStates() throws Exception {
    List<Executable> verdicts = new ArrayList<>();
    for (Vector vector : vectors("inclusion")) {
      Octets leaf = vector.hash("leafHash");
      verdicts.add(() -> vector.requireVerdict(() -> MerkleTree.verifyInclusion(
          vector.number("leafIdx"),
          vector.number("treeSize"),
          leaf,
          vector.proof(),
          vector.hash("root"))));
    }
    assertEquals(98, verdicts.size());
    assertAll(verdicts);
  }

  @Test
  void everyConsistencyVectorHasTheVerdictThatItStates() throws Exception {
    List<Executable> verdicts = new ArrayList<>();
    for (Vector vector : vectors("consistency")) {
      verdicts.add(() -> vector.requireVerdict(() -> MerkleTree.verifyConsistency(
          vector.number("size1"),
          vector.number("size2"),
          vector.hash("root1"),
          vector.hash("root2"),
          vector.proof())));
    }
    assertEquals(98, verdicts.size());
    assertAll(verdicts);
  }

  private static List<Vector> vectors(String kind) throws IOException {
    Path folder = Oracles.vectors().resolve("merkle").resolve(kind);
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .map(Vector::read)
          .toList();
    }
  }

  /** One file: flat JSON with numbers, base64, and one list of base64. */
  private record Vector(Path file, String json) {
    static Vector read(Path file) {
      return new Vector(file, assertDoesNotThrow(() -> Files.readString(file)));
    }

    private String value(String name, String form) {
      Matcher matcher = Pattern.compile("\"" + name + "\": *" + form).matcher(json);
      return matcher.find() ? matcher.group(1) : "";
    }

    long number(String name) {
      return Long.parseUnsignedLong(value(name, "(\\d+)"));
    }

    Octets hash(String name) {
      return Octets.of(Base64.getDecoder().decode(value(name, "\"([^\"]*)\"")));
    }

    List<Octets> proof() {
      List<Octets> proof = new ArrayList<>();
      Matcher hash = Pattern.compile("\"([^\"]*)\"").matcher(value("proof", "\\[([^\\]]*)\\]"));
      while (hash.find()) {
        proof.add(Octets.of(Base64.getDecoder().decode(hash.group(1))));
      }
      return proof;
    }

    void requireVerdict(Executable verification) {
      if (value("wantErr", "(true|false)").equals("true")) {
        assertThrows(EvidenceException.class, verification, file::toString);
      } else {
        assertDoesNotThrow(verification, file::toString);
      }
    }
  }
}
