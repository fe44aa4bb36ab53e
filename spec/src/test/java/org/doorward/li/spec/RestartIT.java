package org.doorward.li.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.doorward.li.evidence.Operation;
import org.doorward.li.evidence.Reason;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.fault.LiException;
import org.doorward.li.identifier.Xid;
import org.doorward.li.spec.lab.Lab;
import org.doorward.li.target.SipUri;
import org.doorward.li.target.TargetIdentifier;
import org.doorward.li.x1.X1ErrorCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an element finds on its disk when it starts: it goes on with it, or refuses to start. */
class RestartIT {
  private static final TargetIdentifier ALICE = SipUri.of("sip:alice@example.com");

  @TempDir
  Path directory;

  private Lab lab;

  @BeforeEach
  void open() throws LiException {
    lab = Lab.open(directory.resolve("element"));
  }

  @AfterEach
  void close() {
    lab.close();
  }

  private Path journal() {
    return directory.resolve("element/evidence/journal");
  }

  private static void flip(Path file, int at) throws IOException {
    byte[] octets = Files.readAllBytes(file);
    octets[at] ^= 0x01;
    Files.write(file, octets, StandardOpenOption.TRUNCATE_EXISTING);
  }

  /** INV-ELEM-02. */
  @Test
  void theLogGoesOnAndSaysThatTheElementIsEmpty() throws Exception {
    Xid xid = lab.activate(ALICE);
    lab.element().interceptionPoint().match(ALICE).forEach(i -> i.iri(Seen.sip()));

    lab.restartElement();

    var log = VerifiedEntries.of(lab.element(), directory.resolve("audit"));
    assertEquals(2, log.of(Operation.ELEMENT_STARTED).size());
    assertTrue(log.of(Operation.ELEMENT_STARTED).stream()
        .allMatch(act -> act.reasonCode() == X1ErrorCode.DATABASE_CLEARED.code()));
    assertEquals(1, log.of(Operation.ELEMENT_STOPPED).size());
    assertEquals(Reason.SHUTDOWN, log.of(Operation.ELEMENT_STOPPED).get(0).reason());
    var seal = log.of(Operation.SEAL).get(0);
    assertEquals(Optional.of(xid), seal.xid());
    assertEquals(1, seal.counts().get(0).iriSent());
  }

  /** INV-ELEM-03. */
  @Test
  void anElementWithADamagedLogDoesNotStart() throws Exception {
    lab.activate(ALICE);
    lab.element().close();
    byte[] whole = Files.readAllBytes(journal());

    for (int at : new int[] {0, whole.length / 3, whole.length / 2, whole.length - 1}) {
      flip(journal(), at);
      assertThrows(EvidenceException.class, lab::restartElement, "octet " + at);
      flip(journal(), at);
    }

    lab.restartElement();
    assertEquals(List.of(), lab.element().interceptionPoint().match(ALICE));
  }

  /** INV-ELEM-03. */
  @Test
  void anElementWithAShortenedLogDoesNotStart() throws Exception {
    lab.activate(ALICE);
    lab.element().close();
    byte[] whole = Files.readAllBytes(journal());

    for (int length : new int[] {0, whole.length / 2, whole.length - 1}) {
      Files.write(journal(), Arrays.copyOf(whole, length));
      assertThrows(EvidenceException.class, lab::restartElement, length + " octets");
    }
    Files.delete(journal());
    assertThrows(EvidenceException.class, lab::restartElement, "no file");
  }

  /** INV-ELEM-03: what was used of the mandates is not forgotten. */
  @Test
  void anElementWithDamagedSpentMandatesDoesNotStart() throws Exception {
    lab.activate(ALICE);
    lab.element().close();
    List<Path> files;
    try (Stream<Path> all = Files.walk(directory.resolve("element/spent"))) {
      files = all.filter(Files::isRegularFile).toList();
    }

    for (Path file : files) {
      int length = (int) Files.size(file);
      if (length > 0) {
        flip(file, length / 2);
        assertThrows(LiException.class, lab::restartElement, file.toString());
        flip(file, length / 2);
      }
    }

    assertTrue(files.stream().anyMatch(file -> file.toFile().length() > 0));
  }
}
