package org.doorward.li.spec;

import static org.doorward.li.spec.CodeScene.ALICE;
import static org.doorward.li.x1.X1ErrorCode.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.doorward.li.identifier.AdmfIdentifier;
import org.doorward.li.identifier.DeliveryType;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.GenericObjectId;
import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.ServiceType;
import org.doorward.li.identifier.Xid;
import org.doorward.li.spec.lab.Lab;
import org.doorward.li.spec.lab.LabAdmf;
import org.doorward.li.target.CallPartyRole;
import org.doorward.li.target.Imsi;
import org.doorward.li.target.SipUri;
import org.doorward.li.target.TargetIdentifier;
import org.doorward.li.x1.ActivateTask;
import org.doorward.li.x1.CreateDestination;
import org.doorward.li.x1.CreateObject;
import org.doorward.li.x1.DeactivateAllTasks;
import org.doorward.li.x1.DeactivateTask;
import org.doorward.li.x1.DeleteAllObjects;
import org.doorward.li.x1.DeleteObject;
import org.doorward.li.x1.DeliveryAddress;
import org.doorward.li.x1.DeliveryAddress.IpAddressAndPort;
import org.doorward.li.x1.DestinationDetails;
import org.doorward.li.x1.GetTaskDetails;
import org.doorward.li.x1.HashAlgorithm;
import org.doorward.li.x1.HashContext;
import org.doorward.li.x1.Keepalive;
import org.doorward.li.x1.ListAllDetails;
import org.doorward.li.x1.ListOfDids;
import org.doorward.li.x1.ModifyDestination;
import org.doorward.li.x1.ModifyObject;
import org.doorward.li.x1.ModifyTask;
import org.doorward.li.x1.NeIssueType;
import org.doorward.li.x1.Ping;
import org.doorward.li.x1.Port;
import org.doorward.li.x1.RemoveAllDestinations;
import org.doorward.li.x1.RemoveDestination;
import org.doorward.li.x1.ReportNeIssue;
import org.doorward.li.x1.TaskDetails;
import org.doorward.li.x1.X1ErrorCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * INV-X1-130: each error code of X1 that an element answers, got from a running one; each time what is right is
 * done first. TS 103 221-1, table 6.7-3.
 */
class ErrorCodesIT {
  private static final AdmfIdentifier STRANGER = new AdmfIdentifier("admf-9.li.example");
  private static final TargetIdentifier BOB = SipUri.of("sip:bob@example.com");

  @TempDir
  static Path directory;

  private static CodeScene open;
  private static CodeScene closed;

  /** Does what is right, then the one thing wrong. */
  @FunctionalInterface
  private interface Scenario {
    X1ErrorCode refused() throws Exception;
  }

  /** One element on which everything is allowed that can be, and one on which nothing is. */
  @BeforeAll
  static void open() throws Exception {
    open = new CodeScene(
        directory.resolve("open"),
        builder -> builder.removeAllDestinationsEnabled(true).deleteAllObjectsEnabled(true));
    closed = new CodeScene(
        directory.resolve("closed"),
        builder -> builder.deactivateAllTasksEnabled(false).withoutX1Keepalive());
  }

  @AfterAll
  static void close() {
    open.close();
    closed.close();
  }

  private static Map<X1ErrorCode, Scenario> scenarios() {
    Map<X1ErrorCode, Scenario> all = new EnumMap<>(X1ErrorCode.class);
    all.put(GENERIC_ERROR, () -> {
      Xid xid = activated().xid();
      open.admf.done(h -> new GetTaskDetails(h, xid));
      return open.undecided(h -> new GetTaskDetails(h, xid));
    });
    all.put(SYNTAX_OR_SCHEMA_ERROR, () -> open.misspelt(listing(), "Timestamp>20", "Timestamp>2O"));
    all.put(UNSUPPORTED_VERSION, () -> open.misspelt(listing(), "v1.22.1", "v2.22.1"));
    all.put(
        UNEXPECTED_NE_IDENTIFIER,
        () -> open.misspelt(listing(), Lab.ELEMENT.value(), "ne-2.li.example"));
    all.put(ADMF_IDENTIFIER_MISMATCH, () -> stranger(Lab.ADMF));
    all.put(UNEXPECTED_ADMF_IDENTIFIER, () -> stranger(STRANGER));
    all.put(KEEPALIVE_NOT_SUPPORTED, () -> {
      open.admf.done(Keepalive::new);
      return closed.admf.refused(Keepalive::new);
    });
    all.put(UNSUPPORTED_REQUEST, () -> {
      open.admf.done(Ping::new);
      return open.admf.refused(h ->
          new ReportNeIssue(h, NeIssueType.WARNING, "the wrong way", Optional.empty(), List.of()));
    });
    identifiers(all);
    tasks(all);
    destinations(all);
    objects(all);
    return all;
  }

  private static ListAllDetails listing() {
    return new ListAllDetails(open.admf.header());
  }

  private static X1ErrorCode stranger(AdmfIdentifier says) throws Exception {
    open.admf.done(ListAllDetails::new);
    try (LabAdmf stranger =
        open.lab.stranger(says, open.lab.pki().issue(open.lab.pki().admf(STRANGER)))) {
      return stranger.refused(ListAllDetails::new);
    }
  }

  private static TaskDetails activated() throws Exception {
    TaskDetails task = open.permitted();
    open.admf.done(h -> new ActivateTask(h, task));
    return task;
  }

  private static void identifiers(Map<X1ErrorCode, Scenario> all) {
    all.put(XID_ALREADY_EXISTS, () -> {
      TaskDetails task = activated();
      return open.admf.refused(h -> new ActivateTask(h, task));
    });
    all.put(XID_DOES_NOT_EXIST, () -> {
      Xid xid = activated().xid();
      open.admf.done(h -> new DeactivateTask(h, xid));
      return open.admf.refused(h -> new DeactivateTask(h, xid));
    });
    all.put(DID_ALREADY_EXISTS, () -> {
      DestinationDetails to = created(DeliveryType.X2_ONLY);
      return open.admf.refused(h -> new CreateDestination(h, to));
    });
    all.put(DID_DOES_NOT_EXIST, () -> {
      Did did = created(DeliveryType.X2_ONLY).did();
      open.admf.done(h -> new RemoveDestination(h, did));
      return open.admf.refused(h -> new RemoveDestination(h, did));
    });
    all.put(GENERIC_OBJECT_ID_ALREADY_EXISTS, () -> {
      GenericObjectId id = open.created();
      return open.admf.refused(h -> new CreateObject(h, open.set(id)));
    });
    all.put(GENERIC_OBJECT_ID_DOES_NOT_EXIST, () -> {
      GenericObjectId id = open.created();
      open.admf.done(h -> new DeleteObject(h, id));
      return open.admf.refused(h -> new DeleteObject(h, id));
    });
  }

  private static DestinationDetails created(DeliveryType type) throws Exception {
    DestinationDetails to = open.destination(type);
    open.admf.done(h -> new CreateDestination(h, to));
    return to;
  }

  /** The code of a task that an activated one differs from in the one thing. */
  private static X1ErrorCode unlike(List<TargetIdentifier> targets, ListOfDids to)
      throws Exception {
    activated();
    TaskDetails other = TaskDetails.of(open.permitted().xid(), targets, DeliveryType.X2_AND_X3, to);
    return open.admf.refused(h -> new ActivateTask(h, other));
  }

  private static void tasks(Map<X1ErrorCode, Scenario> all) {
    ListOfDids to = ListOfDids.of(open.lab.destination());
    all.put(GENERIC_ACTIVATE_TASK_FAILURE, () -> unlike(List.of(BOB), to));
    all.put(
        UNSUPPORTED_TARGET_IDENTIFIER_TYPE, () -> unlike(List.of(Imsi.of("001010000000001")), to));
    all.put(
        UNSUPPORTED_TARGET_IDENTIFIER_COMBINATION,
        () -> unlike(List.of(CallPartyRole.of("Originating")), to));
    all.put(MULTIPLE_DESTINATIONS_NOT_SUPPORTED, () -> {
      Did second = created(DeliveryType.X2_AND_X3).did();
      activated();
      TaskDetails wide = open.permitted(open.lab.destination(), second);
      return open.admf.refused(h -> new ActivateTask(h, wide));
    });
    all.put(
        INVALID_DELIVERY_TYPE_AND_DESTINATIONS,
        () -> unlike(List.of(ALICE), ListOfDids.of(created(DeliveryType.X2_ONLY).did())));
    all.put(UNSUPPORTED_SERVICE_TYPE, () -> {
      activated();
      TaskDetails other = TaskDetails.builder(
              open.permitted().xid(), List.of(ALICE), DeliveryType.X2_AND_X3, to)
          .serviceTypes(List.of(ServiceType.VOICE))
          .build();
      return open.admf.refused(h -> new ActivateTask(h, other));
    });
    all.put(GENERIC_MODIFY_TASK_FAILURE, () -> {
      Xid xid = activated().xid();
      open.admf.done(
          h -> new ModifyTask(h, TaskDetails.of(xid, List.of(ALICE), DeliveryType.X2_ONLY, to)));
      return open.admf.refused(
          h -> new ModifyTask(h, TaskDetails.of(xid, List.of(BOB), DeliveryType.X2_ONLY, to)));
    });
    all.put(DEACTIVATE_ALL_TASKS_NOT_ENABLED, () -> {
      open.admf.done(DeactivateAllTasks::new);
      return closed.admf.refused(DeactivateAllTasks::new);
    });
  }

  private static void removed() throws Exception {
    Did did = created(DeliveryType.X2_ONLY).did();
    open.admf.done(h -> new RemoveDestination(h, did));
  }

  private static DestinationDetails elsewhere(Did did, DeliveryAddress address) {
    return DestinationDetails.of(did, DeliveryType.X2_AND_X3, address);
  }

  private static void destinations(Map<X1ErrorCode, Scenario> all) {
    DeliveryAddress unknown = new IpAddressAndPort(InetAddress.getLoopbackAddress(), Port.tcp(9));
    all.put(GENERIC_CREATE_DESTINATION_FAILURE, () -> {
      created(DeliveryType.X2_AND_X3);
      return open.admf.refused(h -> new CreateDestination(h, elsewhere(Did.random(), unknown)));
    });
    all.put(GENERIC_MODIFY_DESTINATION_FAILURE, () -> {
      DestinationDetails to = created(DeliveryType.X2_AND_X3);
      open.admf.done(h -> new ModifyDestination(h, to));
      return open.admf.refused(h -> new ModifyDestination(h, elsewhere(to.did(), unknown)));
    });
    all.put(UNSUPPORTED_DELIVERY_ADDRESS_TYPE, () -> {
      created(DeliveryType.X2_AND_X3);
      DeliveryAddress uri = new DeliveryAddress.Uri(URI.create("https://mdf.example/"));
      return open.admf.refused(h -> new CreateDestination(h, elsewhere(Did.random(), uri)));
    });
    all.put(GENERIC_REMOVE_DESTINATION_FAILURE, () -> {
      removed();
      Did did = created(DeliveryType.X2_ONLY).did();
      return open.undecided(h -> new RemoveDestination(h, did));
    });
    all.put(DESTINATION_IN_USE, () -> {
      removed();
      activated();
      return open.admf.refused(h -> new RemoveDestination(h, open.lab.destination()));
    });
    all.put(GENERIC_REMOVE_ALL_DESTINATIONS_FAILURE, () -> {
      removeAll();
      return open.undecided(RemoveAllDestinations::new);
    });
    all.put(DESTINATIONS_IN_USE, () -> {
      removeAll();
      activated();
      return open.admf.refused(RemoveAllDestinations::new);
    });
    all.put(REMOVE_ALL_DESTINATIONS_NOT_ENABLED, () -> {
      removeAll();
      return closed.admf.refused(RemoveAllDestinations::new);
    });
  }

  /** Removes all that there is, and creates the laboratory's destination again. */
  private static void removeAll() throws Exception {
    open.admf.done(DeactivateAllTasks::new);
    open.admf.done(DeleteAllObjects::new);
    open.admf.done(RemoveAllDestinations::new);
    open.admf.createDestination(open.lab.destination(), open.lab.mdf().address());
  }

  /** A set that a task names. */
  private static GenericObjectId inUse() throws Exception {
    GenericObjectId id = open.created();
    TaskDetails task = TaskDetails.of(
        open.permitted().xid(),
        List.of(ALICE),
        DeliveryType.X2_AND_X3,
        new ListOfDids(List.of(), List.of(id)));
    open.admf.done(h -> new ActivateTask(h, task));
    return id;
  }

  private static HashContext context(GenericObjectId id) {
    return new HashContext(id, HashAlgorithm.SHA_256, Octets.of(new byte[8]));
  }

  private static void objects(Map<X1ErrorCode, Scenario> all) {
    all.put(GENERIC_CREATE_OBJECT_FAILURE, () -> {
      GenericObjectId id = open.created();
      open.admf.done(h -> new DeleteObject(h, id));
      return open.undecided(h -> new CreateObject(h, open.set(id)));
    });
    all.put(GENERIC_MODIFY_OBJECT_FAILURE, () -> {
      GenericObjectId id = open.created();
      open.admf.done(h -> new ModifyObject(h, open.set(id)));
      return open.admf.refused(h -> new ModifyObject(h, context(id)));
    });
    all.put(GENERIC_DELETE_OBJECT_FAILURE, () -> {
      GenericObjectId id = open.created();
      open.admf.done(h -> new DeleteObject(h, id));
      GenericObjectId used = inUse();
      return open.admf.refused(h -> new DeleteObject(h, used));
    });
    all.put(GENERIC_DELETE_ALL_OBJECTS_FAILURE, () -> {
      removeAll();
      inUse();
      return open.admf.refused(DeleteAllObjects::new);
    });
    all.put(DELETE_ALL_OBJECTS_NOT_ENABLED, () -> {
      removeAll();
      return closed.admf.refused(DeleteAllObjects::new);
    });
  }

  @TestFactory
  Stream<DynamicTest> isAnswered() {
    return scenarios().entrySet().stream()
        .map(e -> DynamicTest.dynamicTest(
            e.getKey().code() + " " + e.getKey(),
            () -> assertEquals(e.getKey(), e.getValue().refused())));
  }

  @Test
  void everyCodeIsShownSomewhere() {
    Set<X1ErrorCode> shown = EnumSet.copyOf(scenarios().keySet());
    shown.addAll(OtherCodes.REPORTED);
    shown.addAll(OtherCodes.WITHOUT_STATE);
    shown.addAll(OtherCodes.OF_THE_ADMF);
    assertEquals(EnumSet.allOf(X1ErrorCode.class), shown);
    assertEquals(
        X1ErrorCode.values().length,
        scenarios().size()
            + OtherCodes.REPORTED.size()
            + OtherCodes.WITHOUT_STATE.size()
            + OtherCodes.OF_THE_ADMF.size());
  }

  /** The codes of the page are those that are answered. */
  @Test
  void thePageNamesTheCodesThatAreAnswered() throws Exception {
    String page = Files.readString(Path.of("x1.md"));
    page = page.substring(page.indexOf("## Exchanges"), page.indexOf("## Clauses"));
    Set<Integer> named = new TreeSet<>(Pattern.compile("\\b[1-9][0-9]{3}\\b")
        .matcher(page)
        .results()
        .map(m -> Integer.valueOf(m.group()))
        .toList());
    Set<Integer> answered = new TreeSet<>();
    scenarios().keySet().forEach(code -> answered.add(code.code()));
    OtherCodes.OF_THE_ADMF.forEach(code -> answered.add(code.code()));
    OtherCodes.WITHOUT_STATE.forEach(code -> answered.add(code.code()));
    assertEquals(answered, named);
  }

  /** INV-X1-131: neither a hook that fails nor anything else makes a stop fail. */
  @Test
  void stoppingIsDoneWhereEverythingElseIsRefused() throws Exception {
    Xid xid = activated().xid();
    assertEquals(GENERIC_ERROR, open.undecided(ListAllDetails::new));
    open.stopped(h -> new DeactivateTask(h, xid));
    assertEquals(XID_DOES_NOT_EXIST, open.admf.refused(h -> new GetTaskDetails(h, xid)));
    activated();
    open.stopped(DeactivateAllTasks::new);
    assertTrue(open.lab.element().interceptionPoint().match(ALICE).isEmpty());
  }
}
