package org.doorward.li.element.internal;

import static org.doorward.li.authority.internal.Operator.DID;
import static org.doorward.li.authority.internal.Operator.MDF_ADDRESS;
import static org.doorward.li.authority.internal.Operator.OTHER_DID;
import static org.doorward.li.authority.internal.Operator.OTHER_MDF_ADDRESS;
import static org.doorward.li.authority.internal.Operator.OTHER_TARGET;
import static org.doorward.li.authority.internal.Operator.TARGET;
import static org.doorward.li.authority.internal.Operator.XID;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.doorward.li.authority.TrustPolicy;
import org.doorward.li.authority.internal.Operator;
import org.doorward.li.authority.internal.SignedDocument;
import org.doorward.li.fault.LiException;
import org.doorward.li.identifier.DeliveryType;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.GenericObjectId;
import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.ServiceType;
import org.doorward.li.identifier.Xid;
import org.doorward.li.store.internal.Disk;
import org.doorward.li.store.internal.FaultyDisk;
import org.doorward.li.store.internal.Memory;
import org.doorward.li.target.TargetIdentifier;
import org.doorward.li.x1.ActivateTask;
import org.doorward.li.x1.AssociatedDid;
import org.doorward.li.x1.CreateDestination;
import org.doorward.li.x1.CreateObject;
import org.doorward.li.x1.DeactivateAllTasks;
import org.doorward.li.x1.DeactivateTask;
import org.doorward.li.x1.DeleteObject;
import org.doorward.li.x1.DeliveryAddress;
import org.doorward.li.x1.DestinationDetails;
import org.doorward.li.x1.DestinationSetDetails;
import org.doorward.li.x1.DestinationSetType;
import org.doorward.li.x1.ErrorResponse;
import org.doorward.li.x1.GetAllDetails;
import org.doorward.li.x1.GetAllDetailsResponse;
import org.doorward.li.x1.ListOfDids;
import org.doorward.li.x1.ModifyTask;
import org.doorward.li.x1.Port;
import org.doorward.li.x1.RemoveDestination;
import org.doorward.li.x1.TaskDetails;
import org.doorward.li.x1.X1Header;
import org.doorward.li.x1.X1Request;
import org.doorward.li.x1.X1Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * INV-X1-23: an element that crashes anywhere holds, when it starts again, what it acknowledged and what its log
 * says, and traffic matches that: the disk ends before each operation of a history of activating, modifying, stopping, creating and removing.
 */
class CrashedElementTest {
  private static final Xid OTHER_XID = Xid.of("29f28e1c-f230-486a-a860-f5a784ab9173");
  private static final GenericObjectId SET =
      GenericObjectId.of("5d7c2a54-0d1c-4f3e-9d43-000000000001");

  private static final List<Function<X1Header, X1Request>> HISTORY = List.of(
      header -> new CreateDestination(header, destination(DID, MDF_ADDRESS)),
      header -> new CreateDestination(header, destination(OTHER_DID, OTHER_MDF_ADDRESS)),
      header -> new CreateObject(header, set()),
      header -> new ActivateTask(header, task(XID, ListOfDids.of(DID), TARGET)),
      header -> new ModifyTask(header, task(XID, ListOfDids.of(DID), TARGET, OTHER_TARGET)),
      header -> new ActivateTask(
          header, task(OTHER_XID, new ListOfDids(List.of(), List.of(SET)), OTHER_TARGET)),
      header -> new ModifyTask(header, task(XID, ListOfDids.of(DID), OTHER_TARGET)),
      header -> new DeactivateTask(header, XID),
      header -> new RemoveDestination(header, DID),
      header -> new DeactivateAllTasks(header),
      header -> new DeleteObject(header, SET),
      header -> new RemoveDestination(header, OTHER_DID));

  @TempDir(factory = Memory.class)
  private Path root;

  private final Operator operator = new Operator();
  private final SignedDocument<TrustPolicy> policy = operator.accepted(operator.policy());
  private final List<Octets> mandates = List.of(
      operator.signed(Operator.mandate(), "anna", "ben"),
      operator.signed(Operator.mandate().id(1).xid(OTHER_XID), "anna", "ben"));
  private Path directory;

  @BeforeEach
  void nameTheDirectory() {
    directory = root.resolve("element");
  }

  private static DestinationDetails destination(Did did, InetSocketAddress at) {
    return DestinationDetails.of(
        did,
        DeliveryType.X2_AND_X3,
        new DeliveryAddress.IpAddressAndPort(at.getAddress(), Port.tcp(at.getPort())));
  }

  private static DestinationSetDetails set() {
    return new DestinationSetDetails(
        SET,
        Optional.empty(),
        List.of(new AssociatedDid(OTHER_DID, 1)),
        List.of(),
        DestinationSetType.DUPLICATE);
  }

  private static TaskDetails task(Xid xid, ListOfDids to, TargetIdentifier... targets) {
    return TaskDetails.builder(xid, List.of(targets), DeliveryType.X2_AND_X3, to)
        .serviceTypes(List.of(ServiceType.VOICE))
        .build();
  }

  private ElementLab open(Disk disk) throws Exception {
    ElementLab lab = ElementLab.open(policy, disk, directory);
    mandates.forEach(lab::submit);
    return lab;
  }

  /** What X1 shows, of every object. */
  private static String shown(ElementLab lab) {
    GetAllDetailsResponse all = (GetAllDetailsResponse) lab.answer(GetAllDetails::new);
    List<String> lines = new ArrayList<>();
    all.tasks().forEach(task -> lines.add("" + task.taskDetails()));
    all.destinations().forEach(to -> lines.add("" + to.destinationDetails()));
    all.genericObjects().orElseThrow().forEach(object -> lines.add("" + object.object()));
    lines.sort(Comparator.naturalOrder());
    return String.join("\n", lines);
  }

  /** What is shown after each number of steps, when nothing goes wrong. */
  private List<String> expected() throws Exception {
    List<String> states = new ArrayList<>();
    try (ElementLab lab = open(FaultyDisk.faultless())) {
      states.add(shown(lab));
      for (var step : HISTORY) {
        X1Response response = lab.answer(step);
        assertTrue(!(response instanceof ErrorResponse), response::toString);
        states.add(shown(lab));
      }
    }
    delete();
    return states;
  }

  private void delete() throws IOException {
    if (Files.exists(directory)) {
      try (Stream<Path> all = Files.walk(directory)) {
        for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
  }

  /** Whether a step stops something, and is acknowledged although the disk fails. */
  private static boolean stops(int step) {
    X1Request request = HISTORY.get(step).apply(ElementLab.header());
    return request instanceof DeactivateTask || request instanceof DeactivateAllTasks;
  }

  @Tag("F-20")
  @Test
  void aDiskThatEndsAnywhereLeavesWhatWasAcknowledged() throws Exception {
    crashEverywhere(FaultyDisk::endingAfter, false);
  }

  /** What is stopped while one write fails is recorded in the reserved space, and stays stopped. */
  @Tag("F-18")
  @Tag("F-20")
  @Test
  void oneFailureAnywhereLeavesWhatWasAcknowledgedAndEndsWhatWasStopped() throws Exception {
    crashEverywhere(FaultyDisk::failingOnceAfter, true);
  }

  private void crashEverywhere(IntFunction<FaultyDisk> disks, boolean stopsAreRecorded)
      throws Exception {
    List<String> expected = expected();
    boolean failed = true;
    for (int successes = 0; failed; successes++) {
      assertTrue(successes < 1000, "the history ends");
      delete();
      FaultyDisk disk = disks.apply(successes);
      int done = 0;
      try (ElementLab lab = open(disk)) {
        while (done < HISTORY.size() && !disk.failed()) {
          boolean error = lab.answer(HISTORY.get(done)) instanceof ErrorResponse;
          boolean acknowledged = !error && (!disk.failed() || (stops(done) && stopsAreRecorded));
          done += acknowledged ? 1 : 0;
        }
      } catch (LiException e) {
        assertTrue(disk.failed());
      }
      failed = disk.failed();
      String when = "after " + successes + " operations and " + done + " steps";
      afterwards(expected, done, when);
      if (successes % 5 == 0) {
        afterwards(expected, done, when + ", started again");
      }
    }
  }

  private void afterwards(List<String> expected, int done, String when) throws Exception {
    try (ElementLab lab = open(FaultyDisk.faultless())) {
      String shown = shown(lab);
      boolean next = done < HISTORY.size() && shown.equals(expected.get(done + 1));
      if (!next) {
        assertEquals(expected.get(done), shown, when);
      }
      assertEquals(Replay.of(lab.entries()), Replay.of(lab.core), when);
      assertEquals(Replay.of(lab.core).destinations(), lab.delivery.open(), when);
      for (TargetIdentifier target : List.of(TARGET, OTHER_TARGET)) {
        assertEquals(ordered(lab, target), lab.point.match(target).size(), when);
      }
    }
  }

  /** For how many tasks X1 shows that they are after the target: so many does its traffic match. */
  private static long ordered(ElementLab lab, TargetIdentifier target) {
    return ((GetAllDetailsResponse) lab.answer(GetAllDetails::new))
        .tasks().stream()
            .filter(task -> task.taskDetails().targetIdentifiers().contains(target))
            .count();
  }
}
