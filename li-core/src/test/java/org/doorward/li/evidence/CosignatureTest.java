package org.doorward.li.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.doorward.li.evidence.internal.TestKey;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.Octets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** C2SP tlog-cosignature, held against a note that foreign code signed and cosigned. */
class CosignatureTest {
  private static final TestKey WITNESS = TestKey.other();
  private static final WitnessKey KEY =
      new WitnessKey("witness.example/w1", Octets.of(WITNESS.publicKey()));
  private static final Instant TIME = Instant.ofEpochSecond(1_700_000_000);
  private static final byte[] NOTE =
      (NoteCorpus.TEXT + "\n" + NoteCorpus.LINE + NoteCorpus.WITNESS).getBytes(UTF_8);

  @Test
  void ourCosignatureIsTheOneThatForeignCodeMakes() throws Exception {
    byte[] signature = WITNESS.sign(Cosignature.message(TIME, NoteCorpus.TEXT));
    Cosignature made = new Cosignature(TIME, Octets.of(signature));
    List<SignedNote.Signature> lines =
        new ArrayList<>(SignedNote.parse((NoteCorpus.TEXT + "\n" + NoteCorpus.LINE).getBytes(UTF_8))
            .signatures());
    lines.add(made.line(KEY));

    byte[] note = new SignedNote(NoteCorpus.TEXT, lines).encode();

    assertEquals(new String(NOTE, UTF_8), new String(note, UTF_8));
    assertEquals(Optional.of(made), Cosignature.of(SignedNote.parse(note), KEY, WITNESS));
  }

  @Test
  void theKeyIsWrittenAsForeignCodeReadsIt() throws Exception {
    String text = "witness.example/w1+20324abe+BCmsuuFBvMrwsi4alNNNC8c2HlJtC/4SyJeUvJMilm3X";
    assertEquals(text, KEY.text());
    assertEquals(KEY, WitnessKey.parse(text));
    assertNotEquals(
        new VerifierKey(KEY.name(), KEY.publicKey()).keyId(), KEY.keyId(), "one key, two uses");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        NoteCorpus.KEY,
        "witness.example/w1+20324abe+ASmsuuFBvMrwsi4alNNNC8c2HlJtC/4SyJeUvJMilm3X",
        "witness.example/w1+20324abf+BCmsuuFBvMrwsi4alNNNC8c2HlJtC/4SyJeUvJMilm3X",
        "witness.example/w2+20324abe+BCmsuuFBvMrwsi4alNNNC8c2HlJtC/4SyJeUvJMilm3X",
        "witness.example/w1+20324abe+BCmsuuFBvMrwsi4alNNNC8c2HlJtC/4SyJeUvJMilm0=",
        ""
      })
  void aKeyInAnyOtherFormIsRefused(String text) {
    assertThrows(EvidenceException.class, () -> WitnessKey.parse(text));
  }

  @Test
  void whatAnotherSignedIsNoCosignatureOfTheWitness() throws Exception {
    SignedNote alone = SignedNote.parse((NoteCorpus.TEXT + "\n" + NoteCorpus.LINE).getBytes(UTF_8));
    assertEquals(Optional.empty(), Cosignature.of(alone, KEY, WITNESS));
    WitnessKey renamed = new WitnessKey("witness.example/w2", KEY.publicKey());
    assertEquals(Optional.empty(), Cosignature.of(SignedNote.parse(NOTE), renamed, WITNESS));
  }

  @Test
  void ofSeveralTheLatestCountsAndEachHasToVerify() throws Exception {
    Cosignature later = signed(TIME.plusSeconds(7), NoteCorpus.TEXT);
    SignedNote.Signature bad = signed(TIME, "another text\n").line(KEY);
    List<SignedNote.Signature> lines = new ArrayList<>(SignedNote.parse(NOTE).signatures());
    lines.add(0, later.line(KEY));
    assertEquals(
        Optional.of(later), Cosignature.of(new SignedNote(NoteCorpus.TEXT, lines), KEY, WITNESS));

    lines.add(bad);
    assertThrows(
        EvidenceException.class,
        () -> Cosignature.of(new SignedNote(NoteCorpus.TEXT, lines), KEY, WITNESS));
  }

  /** A signature that the same key made over the text alone is none over text and time. */
  @Test
  void aSignatureOfAnotherKindIsRefused() throws Exception {
    byte[] plain = WITNESS.sign(NoteCorpus.TEXT.getBytes(UTF_8));
    SignedNote.Signature line = new Cosignature(TIME, Octets.of(plain)).line(KEY);
    assertThrows(
        EvidenceException.class,
        () -> Cosignature.of(new SignedNote(NoteCorpus.TEXT, List.of(line)), KEY, WITNESS));
    SignedNote.Signature shorter =
        new SignedNote.Signature(KEY.name(), KEY.keyId(), Octets.of(plain));
    var refusal = assertThrows(EvidenceException.class, () -> Cosignature.parse(shorter));
    assertEquals("cosignature: 64 octets in place of 72", refusal.getMessage());
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, Long.MIN_VALUE, Long.MAX_VALUE})
  void aTimeOutsideItsRangeIsRefused(long seconds) {
    var octets = java.nio.ByteBuffer.allocate(72).putLong(0, seconds);
    var line = new SignedNote.Signature(KEY.name(), KEY.keyId(), Octets.of(octets));
    assertThrows(EvidenceException.class, () -> Cosignature.parse(line));
  }

  /** INV-EVID-17. */
  @Property(tries = 300)
  void anyBitThatIsChangedIsRefusedOrNoCosignatureAnyMore(
      @ForAll @IntRange(max = 7) int bit, @ForAll @IntRange(max = 10_000) int place)
      throws EvidenceException {
    assertTrue(Cosignature.of(SignedNote.parse(NOTE), KEY, WITNESS).isPresent());
    int line =
        new String(NOTE, UTF_8).getBytes(UTF_8).length - NoteCorpus.WITNESS.getBytes(UTF_8).length;
    int log = NoteCorpus.LINE.getBytes(UTF_8).length;
    int at = place % (NOTE.length - log);
    if (at >= line - log) {
      at += log; // the log's own line is not the witness's to protect
    }
    byte[] changed = NOTE.clone();
    changed[at] ^= (byte) (1 << bit);
    try {
      assertEquals(Optional.empty(), Cosignature.of(SignedNote.parse(changed), KEY, WITNESS));
    } catch (EvidenceException e) {
      assertTrue(e.getMessage().length() > 0);
    }
  }

  private static Cosignature signed(Instant time, String text) throws EvidenceException {
    return new Cosignature(time, Octets.of(WITNESS.sign(Cosignature.message(time, text))));
  }
}
