package org.doorward.li.netty.admf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.doorward.li.element.KeepaliveSettings;
import org.doorward.li.identifier.DeliveryType;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.GenericObjectId;
import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.Xid;
import org.doorward.li.target.E164Number;
import org.doorward.li.x1.Acknowledgement;
import org.doorward.li.x1.DeliveryAddress.IpAddressAndPort;
import org.doorward.li.x1.DestinationDetails;
import org.doorward.li.x1.ErrorInformation;
import org.doorward.li.x1.ErrorResponse;
import org.doorward.li.x1.GenericObject;
import org.doorward.li.x1.GenericObjectType;
import org.doorward.li.x1.HashAlgorithm;
import org.doorward.li.x1.HashContext;
import org.doorward.li.x1.ListOfDids;
import org.doorward.li.x1.Port;
import org.doorward.li.x1.RequestMessageType;
import org.doorward.li.x1.TaskDetails;
import org.doorward.li.x1.X1ErrorCode;
import org.doorward.li.x1.X1TopLevelErrorResponse;
import org.doorward.li.x1.X1Version;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AdmfElementIT {
  private final AdmfScene scene;
  private final Did did = Did.random();
  private final DestinationDetails destination = DestinationDetails.of(
      did,
      DeliveryType.X2_AND_X3,
      new IpAddressAndPort(InetAddress.getLoopbackAddress(), Port.tcp(4000)));
  private final TaskDetails task = TaskDetails.of(
      Xid.random(),
      List.of(E164Number.of("12025550143")),
      DeliveryType.X2_AND_X3,
      ListOfDids.of(did));
  private final GenericObject object =
      new HashContext(GenericObjectId.random(), HashAlgorithm.SHA_256, Octets.of(new byte[8]));

  AdmfElementIT() throws Exception {
    scene = new AdmfScene();
  }

  @AfterEach
  void close() throws Exception {
    scene.close();
  }

  private AdmfElement element(InetSocketAddress address) throws Exception {
    return scene.started(scene.admf()).element(AdmfScene.NE, address);
  }

  /** All 24 exchanges from an ADMF to an element. */
  @Test
  void eachRequestArrivesAsWhatItIsAndIsAnswered() throws Exception {
    ModelElement model = new ModelElement();
    List<RequestMessageType> arrived = Collections.synchronizedList(new ArrayList<>());
    AdmfElement element = element(scene.element(request -> {
      arrived.add(request.type());
      return switch (request.type()) {
        case GET_NE_STATUS,
            GET_ALL_TASK_DETAILS,
            GET_ALL_DESTINATION_DETAILS,
            GET_ALL_GENERIC_OBJECT_DETAILS,
            LIST_OBJECTS_OF_TYPE ->
          ErrorResponse.of(request.header(), request.type(), X1ErrorCode.UNSUPPORTED_REQUEST, "");
        default -> model.answer(request);
      };
    }));
    List<ActionResult> done = List.of(
        element.ping(),
        element.keepalive(),
        element.create(destination),
        element.modify(destination),
        element.create(object),
        element.modify(object),
        element.activate(task),
        element.modify(task));
    assertEquals(Set.of(new ActionResult.Done()), Set.copyOf(done));

    assertEquals(task, element.taskDetails(task.xid()).answer().orElseThrow().taskDetails());
    assertEquals(
        destination, element.destinationDetails(did).answer().orElseThrow().destinationDetails());
    assertEquals(
        object, element.objectDetails(object.objectId()).answer().orElseThrow().object());
    assertEquals(model.state(), ElementState.of(element.allDetails().answer().orElseThrow()));
    assertEquals(
        List.of(task.xid()), element.listAllDetails().answer().orElseThrow().xids());
    assertTrue(element.neStatus().refusedWith(X1ErrorCode.UNSUPPORTED_REQUEST));
    assertTrue(element.allTaskDetails().refusedWith(X1ErrorCode.UNSUPPORTED_REQUEST));
    assertTrue(element.allDestinationDetails().refusedWith(X1ErrorCode.UNSUPPORTED_REQUEST));
    assertTrue(element
        .allObjectDetails(Optional.of(GenericObjectType.HASH_CONTEXT))
        .refusedWith(X1ErrorCode.UNSUPPORTED_REQUEST));
    assertTrue(element
        .objectsOfType(GenericObjectType.HASH_CONTEXT)
        .refusedWith(X1ErrorCode.UNSUPPORTED_REQUEST));

    List<ActionResult> ended = List.of(
        element.deactivate(task.xid()),
        element.delete(object.objectId()),
        element.remove(did),
        element.deactivateAllTasks(),
        element.removeAllDestinations(),
        element.deleteAllObjects());
    assertEquals(Set.of(new ActionResult.Done()), Set.copyOf(ended));
    EnumSet<RequestMessageType> toElements = EnumSet.complementOf(EnumSet.of(
        RequestMessageType.EXTENDED,
        RequestMessageType.REPORT_TASK_ISSUE,
        RequestMessageType.REPORT_DESTINATION_ISSUE,
        RequestMessageType.REPORT_NE_ISSUE));
    assertEquals(toElements, EnumSet.copyOf(arrived));
    assertEquals(24, toElements.size());
  }

  @Test
  void aRefusalKeepsItsNumberAndItsTextKnownOrNot() throws Exception {
    ErrorInformation later = new ErrorInformation(4711, "of a later version");
    AdmfElement element = element(scene.element(
        request -> new ErrorResponse(request.header(), request.type(), later, Optional.empty())));

    ActionResult.Refused refused =
        assertInstanceOf(ActionResult.Refused.class, element.activate(task));
    assertEquals(later, refused.error());
    assertEquals(Optional.empty(), refused.errorCode());
    assertEquals(new QueryResult.Refused<>(later), element.neStatus());
  }

  @Test
  void whatIsAcceptedForLaterSaysSo() throws Exception {
    ModelElement model = new ModelElement();
    model.destinations.put(did, destination);
    model.acknowledgement = Acknowledgement.ACKNOWLEDGED;
    AdmfElement element = element(scene.element(model::answer));
    assertEquals(new ActionResult.Accepted(), element.activate(task));
  }

  @Test
  void anElementThatFailsLeavesTheOutcomeUnknownAndSaysWhatToAsk() throws Exception {
    AdmfElement element = element(scene.element(request -> {
      throw new IllegalStateException("fails");
    }));
    assertEquals(
        new ActionResult.Unknown(NoAnswer.HTTP_ERROR, RequestMessageType.GET_TASK_DETAILS),
        element.activate(task));
    assertEquals(
        new ActionResult.Unknown(NoAnswer.HTTP_ERROR, RequestMessageType.LIST_ALL_DETAILS),
        element.deactivateAllTasks());
    assertEquals(
        new QueryResult.Unanswered<>(NoAnswer.HTTP_ERROR), element.taskDetails(task.xid()));
  }

  @Test
  void anElementThatCannotReadOrBeReachedHasDoneNothing() throws Exception {
    AdmfElement unread = element(scene.listening(request -> new X1TopLevelErrorResponse(
        AdmfScene.ADMF, AdmfScene.NE, Instant.now(), X1Version.IMPLEMENTED)));
    assertEquals(new ActionResult.NotDone(NoAnswer.UNREAD), unread.activate(task));

    InetSocketAddress nobody;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = new InetSocketAddress(InetAddress.getLoopbackAddress(), socket.getLocalPort());
    }
    AdmfElement away = element(nobody);
    assertEquals(new ActionResult.NotDone(NoAnswer.UNREACHABLE), away.activate(task));
    assertEquals(
        new ActionResult.NotDone(NoAnswer.UNREACHABLE),
        away.sendAsync(Exchange.activate(task)).get(10, TimeUnit.SECONDS));
  }

  @Test
  void requestsThatAreNotWaitedForAreAnsweredToo() throws Exception {
    ModelElement model = new ModelElement();
    AdmfElement element = element(scene.element(model::answer));
    var pings = java.util.stream.IntStream.range(0, 20)
        .mapToObj(i -> element.sendAsync(Exchange.ping()))
        .toList();
    for (var ping : pings) {
      assertEquals(new ActionResult.Done(), ping.get(10, TimeUnit.SECONDS));
    }
  }

  @Test
  void anElementIsReconciledOverTheWire() throws Exception {
    ModelElement model = new ModelElement();
    model.tasks.put(task.xid(), task);
    model.destinations.put(did, destination);
    AdmfElement element = element(scene.element(model::answer));
    TaskDetails other = TaskDetails.of(
        Xid.random(),
        List.of(E164Number.of("12025550144")),
        DeliveryType.X2_ONLY,
        ListOfDids.of(did));
    ElementState wanted = new ElementState(List.of(other), List.of(destination), List.of());

    assertEquals(2, element.compare(wanted).answer().orElseThrow().size());
    Reconciliation result = element.reconcile(wanted).answer().orElseThrow();
    assertTrue(result.complete());
    assertEquals(
        List.of(Difference.Kind.EXTRA, Difference.Kind.MISSING),
        result.steps().stream().map(step -> step.difference().kind()).toList());
    assertEquals(wanted, model.state());
  }

  @Test
  void anElementHasOneAddressUntilItIsLeft() throws Exception {
    ModelElement model = new ModelElement();
    InetSocketAddress here = scene.element(model::answer);
    InetSocketAddress there = scene.element(model::answer);
    Admf admf = scene.started(scene.admf());
    AdmfElement element = admf.element(AdmfScene.NE, here);
    assertSame(element, admf.element(AdmfScene.NE, here));
    assertThrows(IllegalArgumentException.class, () -> admf.element(AdmfScene.NE, there));
    admf.leave(AdmfScene.NE);
    assertEquals(new ActionResult.Done(), admf.element(AdmfScene.NE, there).ping());
  }

  /** INV-X1-52. */
  @Test
  void keepalivesComeAtOnceAndAgainAndTheirFailureIsTold() throws Exception {
    CountDownLatch three = new CountDownLatch(3);
    CountDownLatch answered = new CountDownLatch(1);
    CountDownLatch refused = new CountDownLatch(1);
    ModelElement model = new ModelElement();
    InetSocketAddress address = scene.element(request -> {
      three.countDown();
      return three.getCount() > 0
          ? model.answer(request)
          : ErrorResponse.of(
              request.header(), request.type(), X1ErrorCode.KEEPALIVE_NOT_SUPPORTED, "");
    });
    KeepaliveSettings settings = KeepaliveSettings.DEFAULT.timeP2(java.time.Duration.ofSeconds(1));
    Admf admf = scene.started(scene.admf().keepalive(settings, (element, state) -> {
      if (state == KeepaliveListener.State.ANSWERED) {
        answered.countDown();
      } else if (state == KeepaliveListener.State.REFUSED) {
        refused.countDown();
      }
    }));
    admf.element(AdmfScene.NE, address);
    assertTrue(answered.await(10, TimeUnit.SECONDS));
    assertTrue(three.await(10, TimeUnit.SECONDS));
    assertTrue(refused.await(10, TimeUnit.SECONDS));
  }
}
