package org.doorward.li.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
import org.doorward.li.x1.ActivateTask;
import org.doorward.li.x1.DeactivateTask;
import org.doorward.li.x1.ListAllDetails;
import org.doorward.li.x1.ListAllDetailsResponse;
import org.doorward.li.x1.X1ErrorCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an element finds on its disk when it starts: it goes on with it, or refuses to start. */
class RestartIT {
  private static final TargetIdentifier ALICE = SipUri.of("sip:alice@example.com");
  private static final TargetIdentifier BOB = SipUri.of("sip:bob@example.com");

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
  void tasksGoOnAndTheLogToo() throws Exception {
    Xid xid = lab.activate(ALICE);
    Xid stopped = lab.activate(BOB);
    lab.admf().done(header -> new DeactivateTask(header, stopped));
    lab.element().interceptionPoint().match(ALICE).forEach(i -> i.iri(Seen.sip()));

    lab.restartElement();

    assertEquals(1, lab.element().interceptionPoint().match(ALICE).size());
    assertEquals(List.of(), lab.element().interceptionPoint().match(BOB));
    var answer = assertInstanceOf(
        ListAllDetailsResponse.class, lab.admf().done(header -> new ListAllDetails(header)));
    assertEquals(List.of(xid), answer.xids());
    assertEquals(
        X1ErrorCode.XID_ALREADY_EXISTS,
        lab.admf().refused(header -> new ActivateTask(header, lab.task(xid, ALICE))));
    lab.element().interceptionPoint().match(ALICE).forEach(i -> i.iri(Seen.sip()));

    var log = VerifiedEntries.of(lab.element(), directory.resolve("audit"));
    assertEquals(2, log.of(Operation.ELEMENT_STARTED).size());
    assertEquals(1, log.of(Operation.ELEMENT_STOPPED).size());
    assertEquals(Reason.SHUTDOWN, log.of(Operation.ELEMENT_STOPPED).get(0).reason());
    var seal = log.of(Operation.SEAL).stream()
        .filter(act -> act.xid().equals(Optional.of(xid)))
        .findFirst()
        .orElseThrow();
    assertEquals(1, seal.counts().get(0).iriSent());
  }

  /** INV-ELEM-02: what is kept names no target. */
  @Tag("F-59")
  @Test
  void nothingOnTheDiskNamesATarget() throws Exception {
    lab.activate(ALICE);
    lab.element().close();
    try (Stream<Path> all = Files.walk(directory.resolve("element"))) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String content = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertFalse(content.contains("alice"), file.toString());
      }
    }
    lab.restartElement();
    assertEquals(1, lab.element().interceptionPoint().match(ALICE).size());
  }

  /** INV-ELEM-03. */
  @Tag("F-22")
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
    assertEquals(1, lab.element().interceptionPoint().match(ALICE).size());
  }

  /** INV-ELEM-03. */
  @Tag("F-23")
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

  /** INV-ELEM-03: neither tasks nor what was used of the mandates are forgotten. */
  @Tag("F-22")
  @Test
  void anElementWithDamagedStateDoesNotStart() throws Exception {
    lab.activate(ALICE);
    lab.element().close();
    Path segment = segment();

    for (int at : new int[] {0, 100, 5000, 9000}) {
      flip(segment, at);
      assertThrows(EvidenceException.class, lab::restartElement, "octet " + at);
      flip(segment, at);
    }

    lab.restartElement();
    assertEquals(1, lab.element().interceptionPoint().match(ALICE).size());
  }

  private Path segment() {
    return directory.resolve("element/state/segments/segment-0000000000000001");
  }
}
