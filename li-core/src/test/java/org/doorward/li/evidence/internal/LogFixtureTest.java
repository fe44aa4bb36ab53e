package org.doorward.li.evidence.internal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32C;
import org.doorward.li.evidence.Operation;
import org.doorward.li.fault.EvidenceException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** INV-X1-129: a log that an element of this format, or of the one before, wrote goes on; a later one is not touched. */
class LogFixtureTest {
  private static final List<String> FILES = List.of(
      "journal",
      "head",
      "reserve",
      "audit/checkpoint",
      "audit/log.vkey",
      "audit/tile/0/000.p/4",
      "audit/tile/entries/000.p/4");

  @TempDir
  private Path root;

  private TestLog copied(String fixture) throws IOException {
    TestLog log = new TestLog(root.resolve("of " + fixture));
    for (String file : FILES) {
      Path to = log.directory().resolve(file);
      Files.createDirectories(requireNonNull(to.getParent()));
      try (InputStream in = requireNonNull(
          LogFixtureTest.class.getResourceAsStream("/vectors/evidence/" + fixture + "/" + file))) {
        Files.write(to, in.readAllBytes());
      }
    }
    return log;
  }

  private static void goesOn(TestLog fixture) throws EvidenceException {
    try (EvidenceLog log = fixture.open()) {
      log.append(TestLog.entry(4));
      List<Integer> codes = fixture.verified(log).stream()
          .filter(entry -> entry.act().operation() == Operation.ACTIVATE_TASK)
          .map(TestLog::code)
          .toList();
      assertEquals(List.of(1, 2, 3, 4), codes);
    }
  }

  private static void refused(TestLog log, Path file, byte[] later) throws IOException {
    Files.write(file, later);
    assertThrows(EvidenceException.class, log::open);
    assertArrayEquals(later, Files.readAllBytes(file));
  }

  @Test
  void aLogWithTheHeadInSlotsGoesOn() throws Exception {
    goesOn(copied("head-2"));
  }

  @Test
  void aLogWithANoteForAHeadGoesOn() throws Exception {
    goesOn(copied("head-1"));
  }

  @Test
  void laterVersionsAreRefusedAndNotTouched() throws Exception {
    TestLog log = copied("head-2");
    byte[] head = Files.readAllBytes(log.head());
    byte[] later = head.clone();
    later["doorward head ".length()] = '3';
    refused(log, log.head(), later);
    Files.write(log.head(), head);

    for (Path file : List.of(log.journal(), log.directory().resolve("reserve"))) {
      byte[] octets = Files.readAllBytes(file);
      byte[] other = octets.clone();
      other["doorward journal ".length()] = '2';
      refused(log, file, checked(other));
      Files.write(file, octets);
    }
    goesOn(log);
  }

  /** With the checksum that belongs to the header. */
  private static byte[] checked(byte[] journal) {
    assertEquals("doorward journal 2", new String(journal, 0, 18, US_ASCII));
    CRC32C check = new CRC32C();
    check.update(journal, 0, 60);
    return ByteBuffer.wrap(journal).putInt(60, (int) check.getValue()).array();
  }
}
