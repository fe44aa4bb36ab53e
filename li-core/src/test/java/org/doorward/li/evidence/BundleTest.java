package org.doorward.li.evidence;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.doorward.li.evidence.Question.Kind;
import org.doorward.li.evidence.internal.TestKey;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.Octets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** INV-EVID-12, INV-EVID-13, INV-EVID-14: what a proof bundle says follows from a whole range of one signed log. */
class BundleTest {
  private static final Question NEVER = Question.of(Kind.VENDOR_NEVER);

  /** Of the bits of a bundle one of so many in turn is changed, so one or two of each octet; each run begins elsewhere. */
  private static final int STEP = 5;

  private final Random random = new Random();

  @TempDir
  Path directory;

  private BundleFixture log;

  @BeforeEach
  void aLog() throws Exception {
    log = BundleFixture.of(directory);
  }

  private VerifiedBundle proven(Question question, BundleRange range) throws Exception {
    return log.verify(log.lines(question, range));
  }

  private static String refusal(Executable call) {
    return assertThrows(EvidenceException.class, call).getMessage();
  }

  @Nested
  class Answers {
    @Test
    void aVendorWhoWasOnlyRefusedWasNeverIn() throws Exception {
      VerifiedBundle whole = proven(NEVER, log.until(log.middle));
      assertEquals(new Answer(Map.of(Finding.REFUSED, 1L), List.of(1L)), whole.answer());
      assertEquals(0, whole.first());
      assertEquals(11, whole.later().size());

      VerifiedBundle part = proven(NEVER, log.between(log.early, log.middle));
      assertEquals(new Answer(Map.of(Finding.REFUSED, 0L), List.of()), part.answer());
      assertEquals(6, part.first());
    }

    @Test
    void ofAVendorWhoWasInThereIsNoProofThatHeWasNot() throws Exception {
      proven(NEVER, log.until(log.middle));
      Path file = directory.resolve("never");
      String refusal = refusal(() -> BundleWriter.write(
          log.audit, BundleFixture.KEY, TestKey.LOG, NEVER, BundleRange.WHOLE, file));
      assertEquals("entry 12 says that a vendor was in", refusal);
      assertFalse(Files.exists(file));
    }

    @Test
    void theVendorsVisitsAreCounted() throws Exception {
      Answer answer =
          proven(Question.of(Kind.VENDOR_ENTRIES), BundleRange.WHOLE).answer();
      assertEquals(
          Map.of(Finding.ENTERED, 1L, Finding.CALLS, 1L, Finding.GRANTS, 1L, Finding.REFUSED, 1L),
          answer.counts());
      assertEquals(List.of(1L, 11L, 12L, 13L, 14L, 15L), answer.about());
    }

    @Test
    void whatHappenedToATaskIsEverythingThatNamesIt() throws Exception {
      Answer alice =
          proven(Question.warrant(BundleFixture.ALICE), BundleRange.WHOLE).answer();
      assertEquals(Map.of(Finding.ACTS, 3L, Finding.REFUSED, 1L), alice.counts());
      assertEquals(List.of(6L, 7L, 8L, 9L, 10L, 16L), alice.about());

      Answer bob =
          proven(Question.warrant(BundleFixture.BOB), log.until(log.early)).answer();
      assertEquals(new Answer(Map.of(Finding.ACTS, 0L, Finding.REFUSED, 0L), List.of()), bob);

      Answer mandate =
          proven(Question.warrant(BundleFixture.MANDATE), BundleRange.WHOLE).answer();
      assertEquals(List.of(6L, 7L), mandate.about());
    }

    @Test
    void whoReadIsFound() throws Exception {
      Answer reads = proven(Question.of(Kind.READS), BundleRange.WHOLE).answer();
      assertEquals(Map.of(Finding.READ, 2L, Finding.REFUSED, 1L), reads.counts());
      assertEquals(List.of(8L, 9L, 10L, 13L, 14L), reads.about());
    }

    /** However many entries there were before, and however many follow. */
    @Test
    void everyRangeIsProven() throws Exception {
      for (Octets earlier : List.of(log.early, log.middle)) {
        assertEquals(
            17, proven(Question.of(Kind.READS), log.since(earlier)).later().size());
      }
      String refusal = refusal(() -> proven(NEVER, log.between(log.middle, log.early)));
      assertEquals("nothing lies between the checkpoints", refusal);
    }
  }

  @Nested
  class ChangedBundles {
    private List<String> whole;

    private void isProven(Question question, BundleRange range) throws Exception {
      whole = log.lines(question, range);
      log.verify(whole);
    }

    /** Whoever changes it sees to the digest. */
    private void refused(String why, UnaryOperator<List<String>> change) throws Exception {
      log.verify(whole);
      List<String> changed = BundleFixture.redigested(change.apply(new ArrayList<>(whole)));
      String refusal = refusal(() -> log.verify(changed));
      assertTrue(refusal.contains(why), refusal);
    }

    private int first(String word) {
      return IntStream.range(0, whole.size())
          .filter(i -> whole.get(i).startsWith(word))
          .findFirst()
          .orElseThrow();
    }

    private UnaryOperator<List<String>> without(int index) {
      return lines -> {
        lines.remove(index);
        return lines;
      };
    }

    private UnaryOperator<List<String>> with(int index, String line) {
      return lines -> {
        lines.set(index, line);
        return lines;
      };
    }

    private static String line(String word, Octets value) {
      return word + " " + CanonicalBase64.encode(value);
    }

    @Test
    void noEntryCanBeLeftOut() throws Exception {
      isProven(NEVER, log.between(log.early, log.middle));
      int entry = first("entry ");
      refused("is not numbered so", without(entry));
      refused("is not numbered so", without(entry + 2));
      refused("there are 10 entries, and the checkpoint is over 11", without(whole.size() - 2));
    }

    @Test
    void noEntryCanStandElsewhere() throws Exception {
      isProven(NEVER, log.between(log.early, log.middle));
      int entry = first("entry ");
      refused("is not numbered so", lines -> {
        lines.add(entry, lines.remove(entry + 1));
        return lines;
      });
      refused("is not numbered so", lines -> {
        lines.add(entry, lines.get(entry));
        return lines;
      });
    }

    @Test
    void noEntryCanBeAnotherOne() throws Exception {
      isProven(NEVER, log.between(log.early, log.middle));
      int entry = first("entry ");
      refused("another root than the checkpoint over 11", with(entry, changed(whole.get(entry))));
    }

    /** The same entry at another time: as every other log has it. */
    private static String changed(String line) throws Exception {
      AuditEntry entry =
          AuditEntry.decode(Base64.getDecoder().decode(line.substring("entry ".length())));
      AuditEntry later = new AuditEntry(
          entry.number(),
          entry.time(),
          entry.monotonicNanos() + 1,
          entry.clockWentBack(),
          entry.act(),
          entry.commitment(),
          entry.sealedDetail(),
          entry.sealedSeed(),
          entry.reservedAt());
      return line("entry", Octets.of(later.encode()));
    }

    /** Everything is there and signed, of another log with the same key. */
    @Test
    void noRangeCanBeAnotherLogs() throws Exception {
      isProven(NEVER, log.between(log.early, log.middle));
      BundleFixture other = BundleFixture.of(directory.resolve("other"));
      List<String> others = other.lines(NEVER, other.between(other.early, other.middle));
      log.verify(others);
      int entry = first("entry ");
      refused("another root than the checkpoint over 11", lines -> {
        List<String> mixed = new ArrayList<>(lines.subList(0, entry));
        mixed.addAll(others.subList(entry, others.size()));
        return mixed;
      });
      int earlier = first("earlier ");
      refused("another root than the checkpoint over 6", with(earlier, others.get(earlier)));
    }

    @Test
    void noEntryCanBeAddedBehindTheLast() throws Exception {
      isProven(NEVER, log.until(log.early));
      List<String> longer = log.lines(NEVER, log.until(log.middle));
      String next = longer.stream()
          .filter(line -> line.startsWith("entry "))
          .skip(6)
          .findFirst()
          .orElseThrow();
      refused("there are 7 entries, and the checkpoint is over 6", lines -> {
        lines.add(lines.size() - 1, next);
        return lines;
      });
    }

    @Test
    void aClaimThatDoesNotFollowIsRefused() throws Exception {
      isProven(Question.of(Kind.VENDOR_ENTRIES), BundleRange.WHOLE);
      int answer = first("answer ");
      String not = "the answer does not follow";
      refused(not, with(answer, "answer entered 0"));
      refused(not, with(answer + 1, "answer calls 2"));
      refused(not, without(first("about ")));
      refused(not, with(first("about "), "about 2"));
      refused("another answer than to this question", without(answer));
      refused("not a number in its one form", with(answer, "answer entered 01"));
    }

    /** A bundle about a vendor who was in cannot be made to say that none was. */
    @Test
    void aVisitCannotBeTurnedIntoNone() throws Exception {
      isProven(Question.of(Kind.VENDOR_ENTRIES), BundleRange.WHOLE);
      refused("entry 12 says that a vendor was in", lines -> {
        lines.removeIf(line -> line.startsWith("answer ") || line.startsWith("about "));
        lines.set(1, "question vendor-never");
        lines.addAll(2, List.of("answer refused 1", "about 1"));
        return lines;
      });
    }

    @Test
    void theRangeCannotBeMadeToLookLonger() throws Exception {
      isProven(NEVER, log.between(log.early, log.middle));
      int earlier = first("earlier ");
      refused("another number of subtrees", without(earlier));
      refused("another number of subtrees", without(first("subtree ")));
      refused("nothing lies between", with(earlier, line("earlier", log.middle)));
      refused("another root than the checkpoint over 3", with(earlier, line("earlier", log.start)));
      refused("another root than the checkpoint over 6", lines -> {
        lines.add(first("subtree "), lines.remove(first("subtree ") + 1));
        return lines;
      });
      refused("nothing lies between", with(first("later "), line("later", log.early)));
      refused(
          "a hash of 31 octets", with(first("subtree "), line("subtree", Octets.of(new byte[31]))));
    }

    @Test
    void theHeadsAreThoseOfTheLogThatIsMeant() throws Exception {
      isProven(NEVER, log.until(log.middle));
      Path file = directory.resolve("bundle");
      Files.writeString(file, String.join("\n", whole) + "\n", US_ASCII);
      log.verify(file);
      TestKey other = TestKey.other();
      VerifierKey another = new VerifierKey(BundleFixture.KEY.name(), Octets.of(other.publicKey()));
      assertEquals(
          "note: not signed by the expected key",
          refusal(() -> BundleVerifier.verify(file, another, other, entry -> {})));

      SignedNote note = SignedNote.parse(log.middle.toByteArray());
      SignedNote.Signature own = note.signatures().get(0);
      SignedNote.Signature stranger =
          new SignedNote.Signature("stranger", 7, Octets.of(new byte[64]));
      Octets twice = Octets.of(new SignedNote(note.text(), List.of(own, stranger)).encode());
      refused("other signatures than the log's", with(first("later "), line("later", twice)));
    }

    /** A witness's line on the checkpoint is no part of the bundle. */
    @Test
    void aCheckpointWithOtherSignaturesIsStripped() throws Exception {
      SignedNote note = SignedNote.parse(log.middle.toByteArray());
      SignedNote.Signature stranger =
          new SignedNote.Signature("stranger", 7, Octets.of(new byte[64]));
      Octets twice = Octets.of(
          new SignedNote(note.text(), List.of(stranger, note.signatures().get(0))).encode());
      assertEquals(log.lines(NEVER, log.until(log.middle)), log.lines(NEVER, log.until(twice)));
    }

    @Test
    void aBundleHasOneForm() throws Exception {
      isProven(NEVER, log.until(log.early));
      refused("of a later version", with(0, "doorward-proof-bundle 2"));
      refused("not a question", with(1, "question vendor-often"));
      refused("not a question", with(1, "question  vendor-never"));
      refused("not the line \"answer\"", with(2, "Answer refused 1"));
      refused("where it has to be", lines -> {
        lines.add(lines.size() - 1, "comment none");
        return lines;
      });
      List<String> followed = new ArrayList<>(whole);
      followed.add("entry AA==");
      assertEquals(
          "bundle: the digest is that of other lines", refusal(() -> log.verify(followed)));
      Path file = directory.resolve("cut");
      String text = String.join("\n", whole);
      Files.writeString(file, text + "\n", US_ASCII);
      log.verify(file);
      Files.writeString(file, text, US_ASCII);
      assertTrue(refusal(() -> log.verify(file)).contains("a line without end"));
      Files.writeString(file, text.replace("\n", "\r\n") + "\r\n", US_ASCII);
      assertTrue(refusal(() -> log.verify(file)).contains("an octet that no line has"));
    }

    @Test
    void anyBitThatIsChangedIsFound() throws Exception {
      isProven(NEVER, log.between(log.start, log.early));
      Path file = directory.resolve("flipped");
      byte[] octets = (String.join("\n", whole) + "\n").getBytes(US_ASCII);
      for (int bit = random.nextInt(STEP); bit < octets.length * 8; bit += STEP) {
        Files.write(file, flipped(octets, bit));
        assertThrows(EvidenceException.class, () -> log.verify(file), "bit " + bit);
      }
      Files.write(file, octets);
      log.verify(file);
    }

    /** The digest at the end helps against accidents only; the proof does not need it. */
    @Test
    void anyBitThatIsChangedIsFoundAlsoIfTheDigestIsMadeAnew() throws Exception {
      isProven(NEVER, log.between(log.start, log.early));
      for (int line = 0; line < whole.size() - 1; line++) {
        byte[] octets = whole.get(line).getBytes(US_ASCII);
        for (int bit = random.nextInt(STEP); bit < octets.length * 8; bit += STEP) {
          List<String> changed = new ArrayList<>(whole);
          changed.set(line, new String(flipped(octets, bit), ISO_8859_1));
          List<String> redigested = BundleFixture.redigested(changed);
          String where = line + ", bit " + bit;
          assertThrows(EvidenceException.class, () -> log.verify(redigested), where);
        }
      }
    }

    private static byte[] flipped(byte[] octets, int bit) {
      byte[] flipped = octets.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      return flipped;
    }
  }

  @Test
  void aQuestionHasOneText() throws Exception {
    List<Question> questions = List.of(
        NEVER,
        Question.of(Kind.VENDOR_ENTRIES),
        Question.of(Kind.READS),
        Question.warrant(BundleFixture.ALICE),
        Question.warrant(BundleFixture.MANDATE));
    for (Question question : questions) {
      assertEquals(question, Question.parse(question.text()));
    }
    assertEquals(Optional.of(BundleFixture.ALICE), questions.get(3).xid());
    for (String text : List.of(
        "",
        "vendor",
        "vendor-never ",
        "vendor-never 00",
        "warrant-xid",
        "warrant-xid 3D6F0A52-7c1e-4b8a-9f21-5c0de4a7b911",
        "warrant-mandate 00",
        "warrant-mandate zz")) {
      assertThrows(EvidenceException.class, () -> Question.parse(text), text);
    }
  }
}
