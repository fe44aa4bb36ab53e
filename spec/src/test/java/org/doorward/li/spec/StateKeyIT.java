package org.doorward.li.spec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.doorward.li.evidence.Phase;
import org.doorward.li.evidence.Reason;
import org.doorward.li.evidence.RecordedAct;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.GenericObjectId;
import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.Xid;
import org.doorward.li.spec.lab.Lab;
import org.doorward.li.spec.lab.LabPki;
import org.doorward.li.target.SipUri;
import org.doorward.li.target.TargetIdentifier;
import org.doorward.li.x1.ActivateTask;
import org.doorward.li.x1.CreateObject;
import org.doorward.li.x1.DeactivateAllTasks;
import org.doorward.li.x1.DeactivateTask;
import org.doorward.li.x1.GetAllDetails;
import org.doorward.li.x1.GetNeStatus;
import org.doorward.li.x1.GetNeStatusResponse;
import org.doorward.li.x1.GetTaskDetails;
import org.doorward.li.x1.HashAlgorithm;
import org.doorward.li.x1.HashContext;
import org.doorward.li.x1.NeIssueType;
import org.doorward.li.x1.NeStatus;
import org.doorward.li.x1.Ping;
import org.doorward.li.x1.RemoveDestination;
import org.doorward.li.x1.ReportNeIssue;
import org.doorward.li.x1.X1ErrorCode;
import org.doorward.li.x1.X1Header;
import org.doorward.li.x1.X1Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** INV-ELEM-07. What an element says while its vault does not unwrap the key of its state, and afterwards. */
class StateKeyIT {
  private static final TargetIdentifier ALICE = SipUri.of("sip:alice@example.com");
  private static final TargetIdentifier BOB = SipUri.of("sip:bob@example.com");

  @TempDir
  private Path directory;

  private ReportInbox inbox;
  private Lab lab;

  @BeforeEach
  void open() throws Exception {
    LabPki pki = LabPki.found("Laboratory LI CA");
    inbox = ReportInbox.of(pki);
    lab = Lab.open(directory.resolve("element"), builder -> builder, pki, inbox::entry);
  }

  @AfterEach
  void close() {
    lab.close();
    inbox.close();
  }

  private void flipKey() throws Exception {
    Path key = directory.resolve("element/state/key");
    byte[] octets = Files.readAllBytes(key);
    octets[octets.length / 2] ^= 1;
    Files.write(key, octets);
  }

  private byte[] segment() throws Exception {
    return Files.readAllBytes(directory.resolve("element/state/segments/segment-0000000000000001"));
  }

  /** What is asked, and the code that refuses it. */
  private Map<X1ErrorCode, List<Function<X1Header, X1Request>>> refused(Xid known, Did did) {
    HashContext object = new HashContext(
        new GenericObjectId(UUID.randomUUID()), HashAlgorithm.SHA_256, Octets.of(new byte[8]));
    return Map.of(
        X1ErrorCode.GENERIC_DEACTIVATE_TASK_FAILURE,
        List.of(header -> new DeactivateTask(header, known)),
        X1ErrorCode.GENERIC_DEACTIVATE_ALL_TASKS_FAILURE,
        List.of(DeactivateAllTasks::new),
        X1ErrorCode.GENERIC_ACTIVATE_TASK_FAILURE,
        List.of(header -> new ActivateTask(header, lab.task(Xid.random(), BOB))),
        X1ErrorCode.GENERIC_REMOVE_DESTINATION_FAILURE,
        List.of(header -> new RemoveDestination(header, did)),
        X1ErrorCode.GENERIC_CREATE_OBJECT_FAILURE,
        List.of(header -> new CreateObject(header, object)),
        X1ErrorCode.GENERIC_ERROR,
        List.of(GetAllDetails::new, header -> new GetTaskDetails(header, known)));
  }

  @Test
  void anElementWithoutTheKeyOfItsStateSaysSoAndBeginsNothing() throws Exception {
    inbox.open(lab);
    Xid xid = lab.activate(ALICE);
    Did did = lab.destination();
    lab.admf().done(header -> new GetTaskDetails(header, xid));
    lab.element().close();
    byte[] state = segment();
    flipKey();

    lab.restartElement();

    inbox.await(report ->
        report instanceof ReportNeIssue issue && issue.issueType() == NeIssueType.FAULT_REPORT);
    assertEquals(List.of(), lab.element().interceptionPoint().match(ALICE));
    lab.admf().done(Ping::new);
    var status = assertInstanceOf(GetNeStatusResponse.class, lab.admf().done(GetNeStatus::new));
    assertEquals(NeStatus.FAULTS, status.neStatusDetails().neStatus());
    int asked = 0;
    for (var one : refused(xid, did).entrySet()) {
      for (Function<X1Header, X1Request> request : one.getValue()) {
        assertEquals(one.getKey(), lab.admf().refused(request));
        asked++;
      }
    }
    List<RecordedAct> refusals =
        VerifiedEntries.of(lab.element(), directory.resolve("audit")).acts().stream()
            .filter(act -> act.phase() == Phase.REFUSAL && act.reason() == Reason.DAMAGED)
            .toList();
    assertEquals(asked, refusals.size());
    lab.element().close();
    assertArrayEquals(state, segment());

    flipKey();
    lab.restartElement();
    assertEquals(1, lab.element().interceptionPoint().match(ALICE).size());
    lab.admf().done(header -> new DeactivateTask(header, xid));
    assertTrue(lab.element().interceptionPoint().match(ALICE).isEmpty());
  }
}
