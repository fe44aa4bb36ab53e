package org.doorward.li.netty.admf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.doorward.li.authority.PeerIdentity;
import org.doorward.li.authority.PeerIdentity.Binding;
import org.doorward.li.authority.PeerIdentity.ComponentRole;
import org.doorward.li.identifier.AdmfIdentifier;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.NeIdentifier;
import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.Xid;
import org.doorward.li.netty.http.TestPki;
import org.doorward.li.x1.GetAllDetails;
import org.doorward.li.x1.Keepalive;
import org.doorward.li.x1.NeIssueType;
import org.doorward.li.x1.Ping;
import org.doorward.li.x1.ReportDestinationIssue;
import org.doorward.li.x1.ReportNeIssue;
import org.doorward.li.x1.ReportTaskIssue;
import org.doorward.li.x1.TaskReportType;
import org.doorward.li.x1.X1Header;
import org.doorward.li.x1.X1Request;
import org.doorward.li.x1.X1TopLevelErrorResponse;
import org.doorward.li.x1.xml.Tolerance;
import org.doorward.li.x1.xml.X1Codec;
import org.doorward.li.x1.xml.X1Limits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** INV-X1-53: an ADMF takes reports from its elements on what it ordered there, and nothing else. */
class ReportServiceIT {
  private static final NeIdentifier OTHER = new NeIdentifier("ne2");

  private final AdmfScene scene;
  private final Xid xid = Xid.random();
  private final Did did = Did.random();
  private final List<X1Request> heard = Collections.synchronizedList(new ArrayList<>());
  private volatile Runnable taking = () -> {};
  private InetSocketAddress admf;

  ReportServiceIT() throws Exception {
    scene = new AdmfScene();
  }

  @BeforeEach
  void open() throws Exception {
    Admf started =
        scene.started(scene.admf().reports(TestPki.anyPort(), new EachReport(this::take)));
    InetSocketAddress nowhere = TestPki.anyPort();
    started.element(AdmfScene.NE, nowhere);
    started.element(OTHER, nowhere);
    started.ordered(AdmfScene.NE, List.of(xid), List.of(did));
    admf = started.reportAddress().orElseThrow();
  }

  private void take(X1Request report) {
    taking.run();
    heard.add(report);
  }

  @AfterEach
  void close() throws Exception {
    scene.close();
  }

  private ReportTaskIssue onTask(X1Header header, Xid task) {
    return new ReportTaskIssue(
        header,
        task,
        TaskReportType.NON_TERMINATING_FAULT,
        Optional.of(9020),
        Optional.empty(),
        List.of());
  }

  private ReportDestinationIssue onDestination(X1Header header, Did destination) {
    return new ReportDestinationIssue(
        header, destination, TaskReportType.ALL_CLEAR, Optional.of(9000), Optional.empty());
  }

  private ReportNeIssue onElement(X1Header header) {
    return new ReportNeIssue(
        header, NeIssueType.ALERT, "database cleared", Optional.of(10000), List.of());
  }

  private int reported(X1Request request) throws Exception {
    return scene.reported("ne1", admf, request);
  }

  @Test
  void reportsOnWhatWasOrderedAreTakenAndAcknowledged() throws Exception {
    List<X1Request> sent = List.of(
        onTask(AdmfScene.header(), xid),
        onDestination(AdmfScene.header(), did),
        onElement(AdmfScene.header()));
    for (X1Request report : sent) {
      assertEquals(0, reported(report));
    }
    assertEquals(sent, heard);
    assertEquals(0, reported(new Ping(AdmfScene.header())));
  }

  @Test
  void aReportIsAcknowledgedOnlyAfterTheListenerReturned() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    CountDownLatch taken = new CountDownLatch(1);
    taking = () -> {
      taken.countDown();
      try {
        assertTrue(go.await(10, TimeUnit.SECONDS));
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    };
    CompletableFuture<Integer> answer = CompletableFuture.supplyAsync(() -> {
      try {
        return reported(onElement(AdmfScene.header()));
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    });
    assertTrue(taken.await(10, TimeUnit.SECONDS));
    assertEquals(List.of(), heard);
    assertEquals(false, answer.isDone());
    go.countDown();
    assertEquals(0, answer.get(10, TimeUnit.SECONDS));
  }

  @Test
  void aReportThatTheListenerCannotTakeIsNotAcknowledged() throws Exception {
    assertEquals(0, reported(onElement(AdmfScene.header())));
    taking = () -> {
      throw new IllegalStateException("disk full");
    };
    assertEquals(1000, reported(onElement(AdmfScene.header())));
  }

  @Test
  void reportsOnWhatWasNotOrderedThereAreRefused() throws Exception {
    assertEquals(2020, reported(onTask(AdmfScene.header(), Xid.random())));
    assertEquals(2040, reported(onDestination(AdmfScene.header(), Did.random())));
    X1Header fromOther = AdmfScene.header(AdmfScene.ADMF, OTHER);
    assertEquals(0, scene.reported("ne2", admf, onElement(fromOther)));
    heard.clear();
    assertEquals(2020, scene.reported("ne2", admf, onTask(fromOther, xid)));
    assertEquals(2040, scene.reported("ne2", admf, onDestination(fromOther, did)));
    assertEquals(List.of(), heard);
  }

  @Test
  void anElementSpeaksForItselfAlone() throws Exception {
    assertEquals(1050, scene.reported("ne2", admf, onTask(AdmfScene.header(), xid)));
    NeIdentifier stranger = new NeIdentifier("ne3");
    assertEquals(
        1060, scene.reported("ne3", admf, onElement(AdmfScene.header(AdmfScene.ADMF, stranger))));
    assertEquals(List.of(), heard);
  }

  @Test
  void requestsToAnElementGoTheWrongWay() throws Exception {
    assertEquals(1080, reported(new Keepalive(AdmfScene.header())));
    assertEquals(1080, reported(new GetAllDetails(AdmfScene.header())));
  }

  /** Our client sends to whom a request names, so this one is put together by hand. */
  @Test
  void aReportForAnotherAdmfIsRefused() throws Exception {
    X1Codec codec = new X1Codec(X1Limits.DEFAULT);
    X1Header misled = AdmfScene.header(new AdmfIdentifier("admf2"), AdmfScene.NE);
    String answer = new String(
        service(codec).handle(peer(), codec.writeRequests(List.of(onElement(misled)))),
        StandardCharsets.UTF_8);
    assertTrue(answer.contains("<errorCode>1040</errorCode>"), answer);
    assertEquals(List.of(), heard);
  }

  @Test
  void whatCannotBeReadIsSaidToTheElementOfTheCertificate() throws Exception {
    X1Codec codec = new X1Codec(X1Limits.DEFAULT);
    byte[] answer = service(codec).handle(peer(), "no XML".getBytes(StandardCharsets.UTF_8));
    X1TopLevelErrorResponse error =
        assertInstanceOf(X1TopLevelErrorResponse.class, codec.readAnswer(ByteBuffer.wrap(answer)));
    assertEquals(AdmfScene.NE, error.neIdentifier());
    assertEquals(AdmfScene.ADMF, error.admfIdentifier());
  }

  private ReportService service(X1Codec codec) {
    ReportListener collecting = new EachReport(heard::add);
    return new ReportService(
        AdmfScene.ADMF,
        AdmfScene.NE::equals,
        new Holdings(),
        collecting,
        codec,
        peer -> Tolerance.NONE,
        InstantSource.system());
  }

  private static PeerIdentity peer() {
    return new PeerIdentity(
        Octets.of(new byte[32]),
        Octets.of(new byte[32]),
        Set.of(new Binding(ComponentRole.NE, "ne1", false)),
        Instant.now().plusSeconds(60));
  }
}
