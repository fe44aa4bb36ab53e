package org.doorward.li.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.doorward.li.evidence.NoteCorpus.Verdict;
import org.doorward.li.evidence.internal.TestKey;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.Octets;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** C2SP signed-note and tlog-checkpoint. */
class SignedNoteTest {
  /** The example of the specification. */
  @Test
  void theSpecificationsExampleIsSigned() throws Exception {
    VerifierKey key =
        VerifierKey.parse("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k");
    String blob =
        "Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=";
    byte[] note =
        ("This is an example message.\n\n\u2014 example.com/foo " + blob + "\n").getBytes(UTF_8);

    SignedNote opened = SignedNote.parse(note).requireSignedBy(key, TestKey.LOG);

    assertEquals("This is an example message.\n", opened.text());
    assertArrayEquals(note, opened.encode());
  }

  /** Cross-checked with the Go reference code. */
  @Test
  void ourCheckpointIsTheOneThatForeignCodeMakes() throws Exception {
    VerifierKey key = VerifierKey.parse(NoteCorpus.KEY);
    Checkpoint checkpoint = new Checkpoint("li.example/ne-1", 8, MerkleTreeTest.head(8));
    Octets signature = Octets.of(TestKey.LOG.sign(checkpoint.text().getBytes(UTF_8)));
    var line = new SignedNote.Signature(key.name(), key.keyId(), signature);

    byte[] note = new SignedNote(checkpoint.text(), List.of(line)).encode();

    assertEquals(NoteCorpus.TEXT + "\n" + NoteCorpus.LINE, new String(note, UTF_8));
    assertEquals(checkpoint, Checkpoint.open(note, key, TestKey.LOG));
    assertEquals(new VerifierKey("li.example/ne-1", Octets.of(TestKey.LOG.publicKey())), key);
  }

  static List<NoteCorpus.Case> corpus() {
    return NoteCorpus.cases();
  }

  @Tag("F-27")
  @ParameterizedTest
  @MethodSource("corpus")
  void aNoteIsGoodOrRefused(NoteCorpus.Case given) throws Exception {
    VerifierKey key = VerifierKey.parse(NoteCorpus.KEY);
    if (given.verdict() == Verdict.GOOD) {
      assertEquals(
          8, Checkpoint.open(given.note().toByteArray(), key, TestKey.LOG).size());
    } else {
      assertThrows(
          EvidenceException.class,
          () -> SignedNote.parse(given.note().toByteArray()).requireSignedBy(key, TestKey.LOG));
    }
  }

  @Property(tries = 500)
  void anyOctetsGiveANoteOrAnEvidenceException(@ForAll byte[] octets) {
    try {
      assertTrue(SignedNote.parse(octets).text().endsWith("\n"));
    } catch (EvidenceException e) {
      assertTrue(e.getMessage().startsWith("note: "));
    }
  }

  @Nested
  class AVerifierKey {
    @Test
    void isWrittenAsItWasRead() throws Exception {
      assertEquals(NoteCorpus.KEY, VerifierKey.parse(NoteCorpus.KEY).text());
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "li.example/ne-1",
          "li.example/ne-1+b38ad0e5",
          "+b38ad0e5+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4",
          "li.example/ne-2+b38ad0e5+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4",
          "li.example/ne-1+b38ad0e6+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4",
          "li.example/ne-1+B38AD0E5+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4",
          "li.example/ne-1+38ad0e5+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4",
          "li.example/ne-1+b38ad0e5+AgOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4",
          "li.example/ne-1+b38ad0e5+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG",
          "li.example/ne-1+b38ad0e5+AQ==",
          " li.example/ne-1+b38ad0e5+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4"
        })
    void isRefusedInAnyOtherForm(String text) {
      assertThrows(EvidenceException.class, () -> VerifierKey.parse(text));
    }
  }

  @Nested
  class ACheckpoint {
    private static final String ROOT = "XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=\n";

    @Test
    void holdsTheLargestSize() throws Exception {
      Checkpoint checkpoint = Checkpoint.parse("a\n9223372036854775807\n" + ROOT);
      assertEquals(Long.MAX_VALUE, checkpoint.size());
      assertEquals("a\n9223372036854775807\n" + ROOT, checkpoint.text());
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "a\n8\n",
          "\n8\n" + ROOT,
          "a\n\n" + ROOT,
          "a\n08\n" + ROOT,
          "a\n-8\n" + ROOT,
          "a\n+8\n" + ROOT,
          "a\n8 \n" + ROOT,
          "a\n\u0668\n" + ROOT,
          "a\n9223372036854775808\n" + ROOT,
          "a\n8\n\n",
          "a\n8\nXcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyh=\n",
          "a\n8\nXcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg\n",
          "a\n8\nXcna\n",
          "a\n8\n" + ROOT + "extension\n",
          "a\n8\n" + ROOT + "\n"
        })
    void isRefusedInAnyOtherForm(String text) {
      assertThrows(EvidenceException.class, () -> Checkpoint.parse(text));
    }

    @Test
    void isOfTheLogWhoseKeySignedIt() {
      VerifierKey key = new VerifierKey("other", Octets.of(TestKey.LOG.publicKey()));
      var refusal = assertThrows(
          EvidenceException.class,
          () -> Checkpoint.open(signedBy(key, NoteCorpus.TEXT), key, TestKey.LOG));
      assertEquals("checkpoint: of another log", refusal.getMessage());
    }

    private byte[] signedBy(VerifierKey key, String text) throws EvidenceException {
      Octets signature = Octets.of(TestKey.LOG.sign(text.getBytes(UTF_8)));
      return new SignedNote(
              text, List.of(new SignedNote.Signature(key.name(), key.keyId(), signature)))
          .encode();
    }
  }
}
