package org.doorward.li.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.Octets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** C2SP tlog-witness: what is asked. */
class AddCheckpointTest {
  private static final String NOTE = NoteCorpus.TEXT + "\n" + NoteCorpus.LINE;
  private static final String HASH = "XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=\n";

  @Test
  void aRequestIsWrittenAsItWasRead() throws Exception {
    for (String proof : List.of("", HASH, HASH + HASH, HASH.repeat(63))) {
      byte[] body = ("old 3\n" + proof + "\n" + NOTE).getBytes(UTF_8);
      AddCheckpoint read = AddCheckpoint.parse(body);
      assertEquals(3, read.oldSize());
      assertEquals(proof.length() / HASH.length(), read.proof().size());
      assertEquals(Octets.of(NOTE.getBytes(UTF_8)), read.note());
      assertArrayEquals(body, read.encode());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n\n",
        "old 3\n",
        "old\n\nnote",
        "old 03\n\nnote",
        "old -3\n\nnote",
        "old 9223372036854775808\n\nnote",
        "old 3\r\n\nnote",
        " old 3\n\nnote",
        "old 3\nnot base64\n\nnote",
        "old 3\nXcna\n\nnote"
      })
  void anythingElseIsRefused(String body) {
    assertThrows(EvidenceException.class, () -> AddCheckpoint.parse(body.getBytes(UTF_8)));
  }

  @Test
  void aProofOrABodyThatIsTooLongIsRefused() {
    String proof = "old 3\n" + HASH.repeat(64) + "\n" + NOTE;
    assertThrows(EvidenceException.class, () -> AddCheckpoint.parse(proof.getBytes(UTF_8)));
    byte[] body = new byte[AddCheckpoint.MAX_OCTETS + 1];
    assertThrows(EvidenceException.class, () -> AddCheckpoint.parse(body));
  }

  @Property(tries = 300)
  void anyOctetsGiveARequestOrAnEvidenceException(@ForAll byte[] octets) {
    try {
      assertArrayEquals(octets, AddCheckpoint.parse(octets).encode());
    } catch (EvidenceException e) {
      assertTrue(e.getMessage().startsWith("add-checkpoint: "));
    }
  }
}
