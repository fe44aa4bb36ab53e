package org.doorward.examples.witness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.doorward.li.authority.Envelope;
import org.doorward.li.authority.MandateInbox;
import org.doorward.li.authority.Witness;
import org.doorward.li.authority.WitnessQuorum;
import org.doorward.li.authority.Witnesses;
import org.doorward.li.crypto.evidence.AuditVerifier;
import org.doorward.li.crypto.evidence.WitnessSigner;
import org.doorward.li.crypto.key.KeyVault;
import org.doorward.li.crypto.tls.LiTls;
import org.doorward.li.evidence.AuditEntry;
import org.doorward.li.evidence.Checkpoint;
import org.doorward.li.evidence.Operation;
import org.doorward.li.evidence.Phase;
import org.doorward.li.evidence.Reason;
import org.doorward.li.evidence.VerifiedLog;
import org.doorward.li.evidence.VerifierKey;
import org.doorward.li.evidence.WitnessAnswer;
import org.doorward.li.evidence.WitnessKey;
import org.doorward.li.fault.LiException;
import org.doorward.li.identifier.Xid;
import org.doorward.li.netty.witness.WitnessEndpoint;
import org.doorward.li.netty.witness.WitnessServer;
import org.doorward.li.spec.lab.Lab;
import org.doorward.li.spec.lab.LabOperator;
import org.doorward.li.spec.lab.LabPki;
import org.doorward.li.target.SipUri;
import org.doorward.li.target.TargetIdentifier;
import org.doorward.li.x1.ActivateTask;
import org.doorward.li.x1.DeactivateTask;
import org.doorward.li.x1.GetNeStatus;
import org.doorward.li.x1.GetNeStatusResponse;
import org.doorward.li.x1.ListAllDetails;
import org.doorward.li.x1.ListAllDetailsResponse;
import org.doorward.li.x1.X1ErrorCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** INV-EVID-19: what an element does while its witnesses cosign, are away, talk nonsense, or have seen another log. */
class WitnessedElementIT {
  private static final TargetIdentifier ALICE = SipUri.of("sip:alice@example.com");
  private static final TargetIdentifier BOB = SipUri.of("sip:bob@example.com");

  @TempDir
  private Path directory;

  private LabPki pki;
  private final List<Seat> seats = new ArrayList<>();
  private Lab lab;

  /** A witness that can go away and come back at its address. */
  private final class Seat implements AutoCloseable {
    final LabPki.Component component;
    final WitnessSigner signer;
    final Path state;
    final InetSocketAddress address;
    private volatile Optional<WitnessEndpoint> nonsense = Optional.empty();
    private Optional<WitnessServer> server = Optional.empty();
    private WitnessDesk desk;

    Seat(String name) throws Exception {
      component = pki.issue(pki.component(name), KeyVault.Use.LOG);
      signer = WitnessSigner.of(component.keys(), "witness.example/" + name);
      state = Files.createDirectories(directory.resolve(name));
      server = Optional.of(listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)));
      address = server.get().address();
    }

    /** The desk is made when the log's key is known, with the first request. */
    private WitnessServer listen(InetSocketAddress at) throws LiException {
      LiTls tls = LiTls.of(component.keys(), pki.anchors(), InstantSource.system());
      return WitnessServer.start(at, tls, peer -> true, (peer, request) -> {
        assertNotNull(peer);
        try {
          return nonsense.isPresent()
              ? nonsense.get().add(peer, request)
              : desk().add(peer, request);
        } catch (LiException | IOException e) {
          throw new IllegalStateException(e);
        }
      });
    }

    private synchronized WitnessDesk desk() throws LiException, IOException {
      if (desk == null) {
        Path key = directory.resolve("element/evidence/audit/log.vkey");
        VerifierKey log = VerifierKey.parse(Files.readString(key).strip());
        desk = new WitnessDesk(signer, List.of(log), state, InstantSource.system());
      }
      return desk;
    }

    Witness named() {
      return new Witness(
          signer.key().name(),
          signer.key().publicKey(),
          List.of(component.spkiSha256()),
          Optional.of(address));
    }

    Checkpoint last() throws Exception {
      try (Stream<Path> files = Files.list(state)) {
        Path kept = files
            .filter(file -> file.toString().endsWith(".checkpoint"))
            .findFirst()
            .orElseThrow();
        return Checkpoint.open(
            Files.readAllBytes(kept), lab.element().logKey(), AuditVerifier.notes());
      }
    }

    void answering(WitnessEndpoint endpoint) {
      nonsense = Optional.of(endpoint);
    }

    void away() {
      server.ifPresent(WitnessServer::close);
      server = Optional.empty();
    }

    void back() throws LiException {
      server = Optional.of(listen(address));
    }

    @Override
    public void close() {
      away();
      component.keys().close();
    }
  }

  @BeforeEach
  void found() throws Exception {
    pki = LabPki.found("Laboratory LI CA");
  }

  @AfterEach
  void close() {
    if (lab != null) {
      lab.close();
    }
    seats.forEach(Seat::close);
  }

  private void open(int witnesses, WitnessQuorum quorum) throws Exception {
    for (int i = 1; i <= witnesses; i++) {
      seats.add(new Seat("w" + i));
    }
    lab = Lab.open(
        directory.resolve("element"),
        pki,
        new Witnesses(seats.stream().map(Seat::named).toList(), Optional.of(quorum)),
        builder -> builder.heartbeat(Duration.ofMillis(500)));
  }

  private static WitnessQuorum within(int witnesses, Duration grace) {
    return new WitnessQuorum(witnesses, false, grace, 10_000);
  }

  private Xid refused(TargetIdentifier target) throws LiException {
    Xid xid = Xid.random();
    lab.submit(lab.mandate(xid, target), 0, 1);
    assertEquals(
        X1ErrorCode.GENERIC_ACTIVATE_TASK_FAILURE,
        lab.admf().refused(header -> new ActivateTask(header, lab.task(xid, target))));
    assertEquals(List.of(), lab.element().interceptionPoint().match(target));
    return xid;
  }

  private List<String> faults() throws LiException {
    var status = assertInstanceOf(
        GetNeStatusResponse.class, lab.admf().done(header -> new GetNeStatus(header)));
    return status.neStatusDetails().listOfFaults().stream()
        .map(fault -> fault.description())
        .toList();
  }

  private List<AuditEntry> entries(Path audit) throws LiException {
    lab.element().exportEvidence(audit);
    List<AuditEntry> entries = new ArrayList<>();
    AuditVerifier.verify(audit, lab.element().logKey(), entries::add);
    return entries;
  }

  private static void await(BooleanSupplier condition, String what) throws InterruptedException {
    long deadline = System.nanoTime() + Duration.ofSeconds(40).toNanos();
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < deadline, what);
      Thread.sleep(50);
    }
  }

  private boolean shows(String fault) {
    try {
      return faults().stream().anyMatch(text -> text.contains(fault));
    } catch (LiException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whatIsHandedOutIsCosignedByEverybody() throws Exception {
    open(2, within(2, Duration.ofMinutes(5)));
    lab.activate(ALICE);
    Path audit = directory.resolve("audit");
    lab.element().exportEvidence(audit);
    VerifiedLog log = AuditVerifier.verify(audit, lab.element().logKey());
    List<WitnessKey> keys = seats.stream().map(seat -> seat.signer.key()).toList();
    assertEquals(keys, List.copyOf(AuditVerifier.cosignatures(audit, log, keys).keySet()));
    assertEquals(List.of(), faults());
  }

  /** F-25. */
  @Tag("F-25")
  @Test
  void whileTooFewCosignNothingBeginsAndStoppingWorksAndItRecoversByItself() throws Exception {
    open(2, within(2, Duration.ofSeconds(3)));
    Xid running = lab.activate(ALICE);
    seats.get(0).away();
    lab.activate(BOB); // within grace
    await(() -> shows("too few witnesses"), "grace is over");

    TargetIdentifier carol = SipUri.of("sip:carol@example.com");
    Xid refused = refused(carol);
    assertEquals(1, lab.element().interceptionPoint().match(ALICE).size(), "what runs goes on");
    lab.admf().done(header -> new DeactivateTask(header, running));
    assertEquals(List.of(), lab.element().interceptionPoint().match(ALICE));

    seats.get(0).back();
    await(() -> !shows("witness"), "it recovers");
    lab.activate(carol);
    List<AuditEntry> entries = entries(directory.resolve("audit"));
    assertTrue(entries.stream()
        .map(AuditEntry::act)
        .anyMatch(act -> act.phase() == Phase.REFUSAL
            && act.reason() == Reason.WITNESSES_MISSING
            && act.xid().equals(Optional.of(refused))));
    assertEquals(
        List.of(Reason.WITNESSES_MISSING, Reason.NONE),
        entries.stream()
            .map(AuditEntry::act)
            .filter(act -> act.operation() == Operation.WITNESSES_JUDGED)
            .map(act -> act.reason())
            .toList());
  }

  /** F-26: one of two talks nonsense in every way, and nothing changes for the other nor for the element. */
  @Tag("F-26")
  @Test
  void oneWitnessThatTalksNonsenseChangesNothingButThatItIsSaid() throws Exception {
    open(2, within(1, Duration.ofSeconds(4)));
    lab.activate(ALICE);
    Seat bad = seats.get(0);
    for (WitnessEndpoint endpoint : List.<WitnessEndpoint>of(
        (peer, request) -> {
          throw new IllegalStateException("nonsense");
        },
        (peer, request) -> new WitnessAnswer.Refused(WitnessAnswer.Refusal.UNKNOWN_LOG))) {
      bad.answering(endpoint);
      await(() -> shows("a witness does not cosign"), "it is said");
      assertEquals(1, faults().size(), "nothing else is wrong");
      lab.activate(SipUri.of("sip:" + endpoint.hashCode() + "@example.com"));
    }
  }

  /** A next trust policy names another witness: from then on that one counts, and the one before does not. */
  @Test
  void aNextTrustPolicyIsFollowedAtOnce() throws Exception {
    open(1, within(1, Duration.ofMinutes(5)));
    seats.add(new Seat("w2"));
    Witnesses next =
        new Witnesses(List.of(seats.get(1).named()), Optional.of(within(1, Duration.ofMinutes(5))));
    seats.get(1).away();
    Envelope signed = lab.operator()
        .signAsRoots(
            Envelope.unsigned(LabOperator.witnessed(LabOperator.version(lab.policy(), 2), next)));
    assertInstanceOf(
        MandateInbox.PolicyReceipt.class, lab.element().mandateInbox().submit(signed.encode()));

    assertEquals(
        X1ErrorCode.GENERIC_ERROR, lab.admf().refused(header -> new ListAllDetails(header)));
    seats.get(1).back();
    await(() -> !shows("witness"), "the new one cosigns");
    await(this::lists, "what is asked is shown");
    assertTrue(seats.get(1).last().size() > seats.get(0).last().size());
  }

  private boolean lists() {
    try {
      return lab.admf().send(header -> new ListAllDetails(header))
          instanceof ListAllDetailsResponse;
    } catch (LiException e) {
      throw new IllegalStateException(e);
    }
  }

  /** TL-02: what is not cosigned does not take effect, though grace is far from over. */
  @Tag("F-25")
  @Test
  void anActivationWaitsForItsCosignatures() throws Exception {
    open(1, new WitnessQuorum(1, true, Duration.ofHours(1), 10_000));
    Xid xid = lab.activate(ALICE);
    long seen = seats.get(0).last().size();
    long intent = entries(directory.resolve("audit")).stream()
        .filter(entry -> entry.act().operation() == Operation.ACTIVATE_TASK
            && entry.act().phase() == Phase.INTENT
            && entry.act().xid().equals(Optional.of(xid)))
        .findFirst()
        .orElseThrow()
        .number();
    assertTrue(seen > intent, () -> seen + " entries seen, and the intent is " + intent);

    seats.get(0).away();
    Xid refused = refused(BOB);
    assertEquals(
        List.of(Reason.WITNESSES_MISSING),
        entries(directory.resolve("audit2")).stream()
            .map(AuditEntry::act)
            .filter(act -> act.phase() == Phase.OUTCOME && act.xid().equals(Optional.of(refused)))
            .map(act -> act.reason())
            .toList());
    lab.admf().done(header -> new DeactivateTask(header, xid));
  }

  /** F-23 and TL-03: log and state are set back together, which nothing on the disk shows. */
  @Tag("F-05")
  @Tag("F-23")
  @Test
  void anElementThatWasSetBackBeginsNothingAndNamesWhatIsMissing() throws Exception {
    open(1, within(1, Duration.ofMinutes(5)));
    lab.element().close();
    Path element = directory.resolve("element");
    Path copy = directory.resolve("copy");
    copyAll(element, copy);
    lab.restartElement();
    Xid xid = lab.activate(ALICE);
    lab.admf().done(header -> new DeactivateTask(header, xid));
    lab.element().exportEvidence(directory.resolve("audit"));
    lab.element().close();
    long seen = seats.get(0).last().size();

    Files.move(element, directory.resolve("right"));
    copyAll(copy, element);
    lab.restartElement();
    await(() -> shows(seen + " entries, and here are "), "the witness has seen more");
    assertEquals(
        X1ErrorCode.GENERIC_ACTIVATE_TASK_FAILURE,
        lab.admf().refused(header -> new ActivateTask(header, lab.task(xid, ALICE))));
    refused(BOB);
    assertEquals(seen, seats.get(0).last().size(), "and nothing of it is cosigned");
    lab.element().close();

    Files.move(element, directory.resolve("wrong"));
    Files.move(directory.resolve("right"), element);
    lab.restartElement();
    lab.activate(BOB);
    assertEquals(List.of(), faults());
  }

  private static void copyAll(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }
}
