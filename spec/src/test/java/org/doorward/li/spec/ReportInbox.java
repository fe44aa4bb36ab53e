package org.doorward.li.spec;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.doorward.li.crypto.tls.LiTls;
import org.doorward.li.fault.LiException;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.NeIdentifier;
import org.doorward.li.identifier.Xid;
import org.doorward.li.netty.admf.Admf;
import org.doorward.li.netty.admf.ReportListener;
import org.doorward.li.spec.lab.Lab;
import org.doorward.li.spec.lab.LabPki;
import org.doorward.li.x1.NeIssueType;
import org.doorward.li.x1.ReportDestinationIssue;
import org.doorward.li.x1.ReportNeIssue;
import org.doorward.li.x1.ReportTaskIssue;
import org.doorward.li.x1.TaskReportType;
import org.doorward.li.x1.X1Request;

/** The ADMF's end for reports: a real one, which keeps what it has acknowledged. Thread-safe. */
final class ReportInbox implements ReportListener, AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final LabPki pki;
  private final LabPki.Component component;
  private final InetSocketAddress address;
  private final List<X1Request> reports = new ArrayList<>();
  private Optional<Admf> admf = Optional.empty();

  private ReportInbox(LabPki pki, LabPki.Component component, InetSocketAddress address) {
    this.pki = pki;
    this.component = component;
    this.address = address;
  }

  /** An inbox that does not listen yet. */
  static ReportInbox of(LabPki pki) throws Exception {
    LabPki.Component component = pki.issue(pki.admf(Lab.ADMF));
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return new ReportInbox(
          pki, component, new InetSocketAddress(free.getInetAddress(), free.getLocalPort()));
    }
  }

  /** The trust policy's entry of an ADMF that takes reports here. */
  org.doorward.li.authority.Admf entry(org.doorward.li.authority.Admf without) {
    List<org.doorward.li.identifier.Octets> pins = new ArrayList<>(without.spkiPins());
    pins.add(component.spkiSha256());
    return new org.doorward.li.authority.Admf(
        without.identifier(), pins, Optional.of(address), without.deviations(), without.tls12());
  }

  /** Begins to listen. */
  void open(Lab lab) throws LiException {
    LiTls tls = LiTls.of(component.keys(), pki.anchors(), InstantSource.system());
    Admf started =
        Admf.builder(Lab.ADMF, tls).reports(address, this).withoutKeepalive().start();
    started.element(Lab.ELEMENT, lab.element().x1Address());
    started.ordered(Lab.ELEMENT, List.of(), List.of(lab.destination()));
    admf = Optional.of(started);
  }

  /** What the ADMF has ordered. */
  void ordered(Xid xid) {
    admf.orElseThrow().ordered(Lab.ELEMENT, List.of(xid), List.of());
  }

  /** What the ADMF has ordered. */
  void ordered(Did did) {
    admf.orElseThrow().ordered(Lab.ELEMENT, List.of(), List.of(did));
  }

  private synchronized void take(X1Request report) {
    reports.add(report);
    notifyAll();
  }

  @Override
  public void taskIssue(NeIdentifier element, ReportTaskIssue report) {
    take(report);
  }

  @Override
  public void destinationIssue(NeIdentifier element, ReportDestinationIssue report) {
    take(report);
  }

  @Override
  public void neIssue(NeIdentifier element, ReportNeIssue report) {
    take(report);
  }

  /** Everything that was acknowledged so far. */
  synchronized List<X1Request> all() {
    return List.copyOf(reports);
  }

  /** How many of them there are. */
  synchronized long count(Predicate<X1Request> wanted) {
    return reports.stream().filter(wanted).count();
  }

  /** Waits for a report. */
  synchronized X1Request await(Predicate<X1Request> wanted) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (reports.stream().noneMatch(wanted)) {
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        throw new AssertionError("no such report among " + reports.size());
      }
      wait(left);
    }
    return reports.stream().filter(wanted).findFirst().orElseThrow();
  }

  static Predicate<X1Request> task(Xid xid, TaskReportType type) {
    return r -> r instanceof ReportTaskIssue t && t.xid().equals(xid) && t.reportType() == type;
  }

  static Predicate<X1Request> destination(Did did, TaskReportType type) {
    return r ->
        r instanceof ReportDestinationIssue d && d.did().equals(did) && d.reportType() == type;
  }

  static Predicate<X1Request> element(NeIssueType type, Optional<Integer> code) {
    return r ->
        r instanceof ReportNeIssue n && n.issueType() == type && n.issueCode().equals(code);
  }

  @Override
  public void close() {
    admf.ifPresent(Admf::close);
    component.keys().close();
  }
}
