package org.doorward.li.spec.store;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.doorward.li.authority.Envelope;
import org.doorward.li.authority.MandateInbox;
import org.doorward.li.authority.MandateInbox.Refusal;
import org.doorward.li.authority.MandateInbox.Refused;
import org.doorward.li.crypto.evidence.AuditVerifier;
import org.doorward.li.crypto.key.KeyVault;
import org.doorward.li.crypto.transfer.OpenedShare;
import org.doorward.li.crypto.transfer.StateExport;
import org.doorward.li.evidence.Operation;
import org.doorward.li.evidence.Phase;
import org.doorward.li.evidence.Reason;
import org.doorward.li.evidence.RecordedAct;
import org.doorward.li.evidence.VerifierKey;
import org.doorward.li.fault.AuthorityException;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.fault.LiException;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.GenericObjectId;
import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.Xid;
import org.doorward.li.netty.element.NetworkElement;
import org.doorward.li.spec.lab.Lab;
import org.doorward.li.spec.lab.LabOperator;
import org.doorward.li.spec.lab.LabPki;
import org.doorward.li.spec.model.LogReplay;
import org.doorward.li.store.TaskStore;
import org.doorward.li.target.SipUri;
import org.doorward.li.target.TargetIdentifier;
import org.doorward.li.x1.ActivateTask;
import org.doorward.li.x1.CreateObject;
import org.doorward.li.x1.DeactivateTask;
import org.doorward.li.x1.GetAllDetails;
import org.doorward.li.x1.GetAllDetailsResponse;
import org.doorward.li.x1.GetObject;
import org.doorward.li.x1.GetObjectResponse;
import org.doorward.li.x1.HashAlgorithm;
import org.doorward.li.x1.HashContext;
import org.doorward.li.x1.TaskResponseDetails;
import org.doorward.li.x1.X1Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An element's state goes to other hardware, through the hands of a quorum of the root officers. */
class StateTransferIT {
  private static final TargetIdentifier ALICE = SipUri.of("sip:alice@example.com");
  private static final TargetIdentifier BOB = SipUri.of("sip:bob@example.com");

  @TempDir
  private Path directory;

  private Lab lab;
  private Path element;
  private Path file;
  private Xid alice;
  private Xid bob;
  private Envelope bobs;
  private GenericObjectId object;
  private VerifierKey logKey;

  @BeforeEach
  void anElementHoldsATaskADestinationAndAnObject() throws Exception {
    element = directory.resolve("element");
    file = directory.resolve("export");
    lab = Lab.open(element);
    alice = lab.activate(ALICE);
    bob = Xid.random();
    bobs = lab.operator().sign(lab.mandate(bob, BOB), 0, 1);
    lab.element().mandateInbox().submit(bobs.encode());
    lab.admf().done(header -> new ActivateTask(header, lab.task(bob, BOB)));
    lab.admf().done(header -> new DeactivateTask(header, bob));
    object = new GenericObjectId(UUID.randomUUID());
    lab.admf()
        .done(header -> new CreateObject(
            header, new HashContext(object, HashAlgorithm.SHA_256, Octets.of(new byte[8]))));
    logKey = lab.element().logKey();
  }

  @AfterEach
  void close() {
    lab.close();
  }

  private void export() throws LiException {
    lab.element().close();
    lab.elementBuilder().exportState(file);
  }

  private List<OpenedShare> shares(int... officers) throws LiException {
    StateExport export = StateExport.read(file);
    List<OpenedShare> shares = new ArrayList<>();
    for (int officer : officers) {
      shares.add(lab.operator().sealingKey(officer).open(export));
    }
    return shares;
  }

  private Set<Object> held() throws LiException {
    GetAllDetailsResponse all =
        assertInstanceOf(GetAllDetailsResponse.class, lab.admf().done(GetAllDetails::new));
    Set<Object> held =
        all.tasks().stream().map(TaskResponseDetails::taskDetails).collect(Collectors.toSet());
    all.destinations().forEach(one -> held.add(one.destinationDetails()));
    return held;
  }

  private static Object object(X1Response response) {
    return assertInstanceOf(GetObjectResponse.class, response)
        .genericObjectResponseDetails()
        .object();
  }

  private List<RecordedAct> log() throws EvidenceException {
    List<RecordedAct> acts = new ArrayList<>();
    Path audit = directory.resolve("audit " + UUID.randomUUID());
    lab.element().exportEvidence(audit);
    AuditVerifier.verify(audit, lab.element().logKey(), entry -> acts.add(entry.act()));
    return acts;
  }

  /** INV-X1-121. */
  @Test
  void otherHardwareHoldsWhatWasExportedAndItsLogSaysSo() throws Exception {
    Set<Object> held = held();
    Object before = object(lab.admf().done(header -> new GetObject(header, object)));
    export();
    Files.move(element, directory.resolve("old"));

    lab.elementBuilder().importState(file, shares(2, 0), logKey);
    lab.restartElement();

    assertEquals(held, held());
    assertEquals(before, object(lab.admf().done(header -> new GetObject(header, object))));
    assertEquals(1, lab.element().interceptionPoint().match(ALICE).size());
    assertEquals(List.of(), lab.element().interceptionPoint().match(BOB));
    assertEquals(new Refused(Refusal.SPENT), lab.element().mandateInbox().submit(bobs.encode()));
    List<RecordedAct> log = log();
    LogReplay replay = new LogReplay();
    log.forEach(replay::take);
    assertEquals(
        new TreeSet<>(Set.of(alice.toString(), lab.destination().toString())), replay.alive());
    RecordedAct imported = log.stream()
        .filter(act -> act.operation() == Operation.STATE_IMPORT)
        .filter(act -> act.phase() == Phase.OUTCOME)
        .findFirst()
        .orElseThrow();
    assertEquals(Reason.NONE, imported.reason());
    assertEquals(
        Set.of(
            LabOperator.ROOT_OFFICERS.get(0).value(),
            LabOperator.ROOT_OFFICERS.get(2).value()),
        Set.copyOf(imported.persons()));
    lab.restartElement();
    assertEquals(held, held());
  }

  /** INV-X1-121: with keys of its own, too. */
  @Test
  void theStateIsSealedAnewUnderTheKeyOfTheOtherHardware() throws Exception {
    export();
    Path other = directory.resolve("other");
    LabPki.Component component =
        lab.pki().issue(lab.pki().element(Lab.ELEMENT), KeyVault.Use.LOG, KeyVault.Use.STATE);
    Path cutShort = Files.createDirectories(other.resolve("state.import/segments"));
    Files.write(cutShort.resolve("segment-0000000000000001"), new byte[5000]);
    try (KeyVault keys = component.keys()) {
      lab.elementBuilder(keys, other).importState(file, shares(0, 1, 2), logKey);
      assertFalse(Files.exists(cutShort));
      try (NetworkElement running = lab.elementBuilder(keys, other).start()) {
        assertEquals(1, running.interceptionPoint().match(ALICE).size());
      }
    }
  }

  /** INV-X1-121: with a task store of its own, too. */
  @Test
  void aTaskStoreOfTheEmbeddersTakesTheStateAsOneCommit() throws Exception {
    export();
    byte[] whole = Files.readAllBytes(file);
    byte[] changed = whole.clone();
    changed[whole.length - 1] ^= 1;
    Files.write(file, changed);
    Path other = directory.resolve("other");
    MemoryTaskStore store = new MemoryTaskStore();
    LabPki.Component component =
        lab.pki().issue(lab.pki().element(Lab.ELEMENT), KeyVault.Use.LOG, KeyVault.Use.STATE);
    try (KeyVault keys = component.keys()) {
      assertThrows(
          EvidenceException.class,
          () -> lab.elementBuilder(keys, other)
              .taskStore(store)
              .importState(file, shares(0, 2), logKey));
      List<Octets> held = new ArrayList<>();
      store.read((kind, id, value) -> held.add(id));
      store.close();
      assertEquals(List.of(), held);

      Files.write(file, whole);
      lab.elementBuilder(keys, other).taskStore(store).importState(file, shares(0, 2), logKey);
      try (NetworkElement running =
          lab.elementBuilder(keys, other).taskStore(store).start()) {
        assertEquals(1, running.interceptionPoint().match(ALICE).size());
      }
      assertThrows(
          EvidenceException.class,
          () -> lab.elementBuilder(keys, other)
              .taskStore(store)
              .importState(file, shares(0, 2), logKey));
    }
  }

  /** INV-AUTH-39: what was taken out of the policy meanwhile does not come back with other hardware. */
  @Test
  void whoeverTakesTheStateOverFollowsNoOlderPolicy() throws Exception {
    Envelope second =
        lab.operator().signAsRoots(Envelope.unsigned(LabOperator.version(lab.policy(), 2)));
    assertInstanceOf(
        MandateInbox.PolicyReceipt.class, lab.element().mandateInbox().submit(second.encode()));
    export();
    Path other = Files.createDirectories(directory.resolve("other"));
    Path older = directory.resolve("older");
    Files.copy(element.resolve("policies"), other.resolve("policies"));
    LabPki.Component component =
        lab.pki().issue(lab.pki().element(Lab.ELEMENT), KeyVault.Use.LOG, KeyVault.Use.STATE);
    try (KeyVault keys = component.keys()) {
      lab.elementBuilder(keys, other).importState(file, shares(0, 2), logKey);
      try (NetworkElement running = lab.elementBuilder(keys, other).start()) {
        assertEquals(1, running.interceptionPoint().match(ALICE).size());
      }

      assertThrows(
          AuthorityException.class,
          () -> lab.elementBuilder(keys, older).importState(file, shares(0, 2), logKey));

      assertFalse(Files.exists(older));
    }
  }

  /** INV-X1-122. */
  @Test
  void theElementThatExportedDoesNotStartAgain() throws Exception {
    export();
    EvidenceException e = assertThrows(EvidenceException.class, lab::restartElement);
    assertEquals(
        "the state is there, and its key is not: it was exported, or the key is lost",
        e.getMessage());
    assertThrows(
        EvidenceException.class,
        () -> lab.elementBuilder().exportState(directory.resolve("second")));
    Files.move(element.resolve("state"), directory.resolve("old state"));
    assertThrows(
        EvidenceException.class,
        () -> lab.elementBuilder().exportState(directory.resolve("second")));
    assertFalse(Files.exists(directory.resolve("second")));

    lab.elementBuilder().importState(file, shares(0, 1), logKey);
    lab.restartElement();
    assertEquals(1, lab.element().interceptionPoint().match(ALICE).size());
  }

  /** INV-X1-122: a process that dies in the middle of an export may have left a whole file. */
  @Test
  void theElementDoesNotStartOnceAnExportHasBegunAndTheExportCanBeFinished() throws Exception {
    lab.element().close();
    Path key = element.resolve("state/key");
    Path aside = element.resolve("state/key.export");
    Path nowhere = directory.resolve("no such directory/export");
    assertThrows(EvidenceException.class, () -> lab.elementBuilder().exportState(nowhere));
    assertTrue(Files.exists(key));
    assertFalse(Files.exists(aside));
    Files.move(key, aside); // what a kill leaves: the key steps aside before the file is there

    assertThrows(EvidenceException.class, lab::restartElement);
    assertThrows(EvidenceException.class, () -> lab.elementBuilder().exportState(nowhere));
    assertTrue(Files.exists(aside), "what was begun is not undone by an attempt that fails");
    assertFalse(Files.exists(key));

    lab.elementBuilder().exportState(file);
    assertFalse(Files.exists(aside));
    assertThrows(EvidenceException.class, lab::restartElement);
    Files.move(element, directory.resolve("old"));
    lab.elementBuilder().importState(file, shares(0, 1), logKey);
    lab.restartElement();
    assertEquals(1, lab.element().interceptionPoint().match(ALICE).size());
  }

  /** INV-X1-122: at no moment is there a file beside a key that the element would start with. */
  @Test
  void theKeyStepsAsideBeforeTheFileIsWritten() throws Exception {
    List<Boolean> startable = new ArrayList<>();
    MemoryTaskStore memory = new MemoryTaskStore();
    TaskStore store = new TaskStore() {
      @Override
      public void read(Visitor visitor) throws EvidenceException {
        startable.add(Files.exists(directory.resolve("other/state/key")));
        memory.read(visitor);
      }

      @Override
      public void commit(List<Change> changes) throws EvidenceException {
        memory.commit(changes);
      }

      @Override
      public void close() {
        memory.close();
      }
    };
    Path other = directory.resolve("other");
    LabPki.Component component =
        lab.pki().issue(lab.pki().element(Lab.ELEMENT), KeyVault.Use.LOG, KeyVault.Use.STATE);
    try (KeyVault keys = component.keys()) {
      lab.elementBuilder(keys, other).taskStore(store).start().close();
      startable.clear();
      lab.elementBuilder(keys, other).taskStore(store).exportState(file);
    }
    assertEquals(List.of(false), startable);
  }

  /** INV-X1-123. */
  @Test
  void fewerSharesThanAQuorumOrSharesOfAnotherExportAreRefused() throws Exception {
    export();
    Files.move(element, directory.resolve("old"));
    List<OpenedShare> one = shares(0);
    List<OpenedShare> twice = shares(0, 0);
    List<OpenedShare> enough = shares(0, 1);
    byte[] first = Files.readAllBytes(file);

    assertThrows(
        AuthorityException.class, () -> lab.elementBuilder().importState(file, one, logKey));
    assertThrows(
        AuthorityException.class, () -> lab.elementBuilder().importState(file, twice, logKey));

    lab.elementBuilder().importState(file, enough, logKey);
    Files.delete(file);
    lab.elementBuilder().exportState(file);
    Files.move(element, directory.resolve("old 2"));
    assertThrows(
        AuthorityException.class, () -> lab.elementBuilder().importState(file, enough, logKey));
    Files.write(file, first);
    lab.elementBuilder().importState(file, enough, logKey);
    lab.restartElement();
    assertEquals(1, lab.element().interceptionPoint().match(ALICE).size());
  }

  /** INV-X1-124. */
  @Test
  void whateverIsChangedInTheFileIsRefusedAndNothingIsHeld() throws Exception {
    export();
    Files.move(element, directory.resolve("old"));
    List<OpenedShare> shares = shares(1, 2);
    byte[] whole = Files.readAllBytes(file);
    for (int at : new int[] {0, 22, 26, 40, 60, 90, 130, 200, whole.length / 2, whole.length - 1}) {
      byte[] changed = whole.clone();
      changed[at] ^= 1;
      Files.write(file, changed);
      assertThrows(
          LiException.class,
          () -> lab.elementBuilder().importState(file, shares, logKey),
          "octet " + at);
      assertFalse(Files.exists(element.resolve("state")));
      assertFalse(Files.exists(element.resolve("state.import")));
    }
    for (int length : new int[] {0, 20, 100, whole.length - 70, whole.length - 1}) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThrows(
          LiException.class,
          () -> lab.elementBuilder().importState(file, shares, logKey),
          length + " octets");
    }
    Files.write(file, whole);
    VerifierKey another =
        new VerifierKey(logKey.name(), lab.operator().sealingKey(0).publicKey());
    assertThrows(
        EvidenceException.class, () -> lab.elementBuilder().importState(file, shares, another));

    lab.elementBuilder().importState(file, shares, logKey);
    lab.restartElement();
    assertEquals(1, lab.element().interceptionPoint().match(ALICE).size());
  }

  /** INV-X1-125. */
  @Test
  void anElementThatHoldsSomethingTakesNoStateOver() throws Exception {
    export();
    Files.move(element, directory.resolve("old"));
    lab.elementBuilder().importState(file, shares(0, 1), logKey);
    lab.restartElement();
    lab.element().close();
    EvidenceException e = assertThrows(
        EvidenceException.class,
        () -> lab.elementBuilder().importState(file, shares(0, 1), logKey));
    assertEquals("the element holds something already", e.getMessage());
    lab.restartElement();
    assertEquals(1, lab.element().interceptionPoint().match(ALICE).size());
  }

  /** INV-X1-126. */
  @Test
  void theFileNamesNeitherTargetNorTask() throws Exception {
    export();
    String octets = Files.readString(file, ISO_8859_1);
    assertTrue(octets.contains(Lab.ELEMENT.value()));
    Did did = lab.destination();
    Stream.of(
            "alice", "bob", "example.com", alice.value().toString(), did.value().toString())
        .forEach(name -> assertFalse(octets.contains(name), name));
    for (UUID id : List.of(alice.value(), bob.value(), did.value(), object.value())) {
      String raw = new String(
          ByteBuffer.allocate(16)
              .putLong(id.getMostSignificantBits())
              .putLong(id.getLeastSignificantBits())
              .array(),
          ISO_8859_1);
      assertFalse(octets.contains(raw));
    }
  }
}
