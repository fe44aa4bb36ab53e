package org.doorward.li.element.internal;

import static org.doorward.li.authority.internal.Operator.ADMF;
import static org.doorward.li.authority.internal.Operator.DID;
import static org.doorward.li.authority.internal.Operator.ELEMENT;
import static org.doorward.li.authority.internal.Operator.MDF_ADDRESS;
import static org.doorward.li.authority.internal.Operator.NOW;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import org.doorward.li.authority.PeerIdentity;
import org.doorward.li.authority.PeerIdentity.ComponentRole;
import org.doorward.li.authority.TrustPolicy;
import org.doorward.li.authority.internal.KeptPolicies;
import org.doorward.li.authority.internal.Operator;
import org.doorward.li.authority.internal.PolicyInForce;
import org.doorward.li.authority.internal.Revocations;
import org.doorward.li.authority.internal.SignedDocument;
import org.doorward.li.authority.internal.SignedRevocations;
import org.doorward.li.authority.internal.SpentMandates;
import org.doorward.li.authority.internal.TrustPolicies;
import org.doorward.li.authority.internal.VerifiedGrants;
import org.doorward.li.authority.internal.VerifiedMandates;
import org.doorward.li.element.VendorWatch;
import org.doorward.li.evidence.AuditEntry;
import org.doorward.li.evidence.internal.EvidenceLog;
import org.doorward.li.evidence.internal.FaultyLog;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.DeliveryType;
import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.ServiceType;
import org.doorward.li.identifier.X1TransactionId;
import org.doorward.li.intercept.internal.LiveInterceptionPoint;
import org.doorward.li.policy.internal.BulkOperations;
import org.doorward.li.policy.internal.ElementCapabilities;
import org.doorward.li.policy.internal.PolicyHooks;
import org.doorward.li.store.TaskStore;
import org.doorward.li.store.internal.Disk;
import org.doorward.li.store.internal.SegmentTaskStore;
import org.doorward.li.target.TargetType;
import org.doorward.li.x1.CreateDestination;
import org.doorward.li.x1.DeliveryAddress;
import org.doorward.li.x1.DestinationDetails;
import org.doorward.li.x1.OkResponse;
import org.doorward.li.x1.Port;
import org.doorward.li.x1.X1Header;
import org.doorward.li.x1.X1Message;
import org.doorward.li.x1.X1Request;
import org.doorward.li.x1.X1Response;
import org.doorward.li.x1.X1Version;

/** An element without its sockets, in a directory: its log, its state and its rules are the real ones. */
final class ElementLab implements AutoCloseable {
  static final PeerIdentity PEER = new PeerIdentity(
      Operator.digest(100),
      Operator.digest(1),
      Set.of(new PeerIdentity.Binding(ComponentRole.ADMF, ADMF.value(), false)),
      NOW.plus(Duration.ofDays(1000)));

  private final Path directory;
  private final TaskStore store;
  private final EvidenceLog log;
  /** What the time of day is said to be. */
  volatile Instant wall = NOW;

  /** How long it has been since {@link Operator#NOW}, whatever the time of day is said to be. */
  volatile Duration elapsed = Duration.ZERO;

  final GuardedClock clock = new GuardedClock(() -> wall, () -> elapsed.toNanos());
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  final NoDelivery delivery = new NoDelivery();
  final ElementCore core;
  final LiveInterceptionPoint point = new LiveInterceptionPoint(clock, 1024);
  private final VerifiedMandates mandates;
  private final Revocations revocations = new Revocations();

  private ElementLab(
      SignedDocument<TrustPolicy> policy,
      PolicyHooks hooks,
      Disk disk,
      Path directory,
      EvidenceLog log,
      TaskStore store)
      throws EvidenceException {
    this.directory = directory;
    this.log = log;
    this.store = store;
    SpentMandates spent = new SpentMandates();
    PolicyInForce inForce = new PolicyInForce(policy);
    this.mandates = new VerifiedMandates(
        inForce, ELEMENT, Operator.verifier(), spent, revocations, clock, 200_000);
    ElementCapabilities capabilities = new ElementCapabilities(
        Set.of(TargetType.values()),
        Set.of(ServiceType.values()),
        true,
        true,
        ElementCapabilities.OBJECT_TYPES,
        new BulkOperations(true, true, true),
        false);
    this.core = new ElementCore(
        new ElementCore.Parts(
            ELEMENT,
            inForce,
            new Succession(
                new TrustPolicies(ELEMENT, Operator.verifier()),
                new KeptPolicies(disk, directory.resolve("policies")),
                next -> {}),
            mandates,
            spent,
            new SignedRevocations(inForce, Operator.verifier(), revocations),
            Optional.of(store),
            capabilities,
            hooks,
            log,
            delivery,
            Map.of(),
            new Supervision.Settings(
                Map.of(),
                ReportPace.DEFAULT,
                IssueJournal.none(),
                Optional.empty(),
                Optional.empty(),
                Duration.ofSeconds(1),
                Runnable::run,
                System::nanoTime),
            timer,
            clock),
        point);
  }

  /** Starts an element on a disk that may fail; nothing is left open if it does not start. */
  static ElementLab open(SignedDocument<TrustPolicy> policy, Disk disk, Path directory)
      throws Exception {
    PolicyHooks none = new PolicyHooks(List.of(), Runnable::run, PolicyHooks.DEFAULT_TIME_LIMIT);
    return open(policy, none, disk, directory);
  }

  /** Starts an element with the operator's own conditions. */
  static ElementLab open(
      SignedDocument<TrustPolicy> policy, PolicyHooks hooks, Disk disk, Path directory)
      throws Exception {
    Files.createDirectories(directory);
    TaskStore store = new SegmentTaskStore(disk, directory.resolve("state"), new byte[32], 16);
    EvidenceLog log = FaultyLog.open(disk, directory.resolve("log"), () -> NOW);
    try {
      return new ElementLab(policy, hooks, disk, directory, log, store);
    } catch (EvidenceException e) {
      closeQuietly(log);
      closeQuietly(store);
      throw e;
    }
  }

  static X1Header header() {
    return new X1Header(ADMF, ELEMENT, NOW, X1Version.IMPLEMENTED, X1TransactionId.random());
  }

  X1Response answer(Function<X1Header, X1Request> request) {
    return core.x1().answer(PEER, new X1Message.Request(request.apply(header())));
  }

  /** Creates the destination that mandates name first. */
  void createDestination() {
    X1Response answer = answer(header -> new CreateDestination(
        header,
        DestinationDetails.of(
            DID,
            DeliveryType.X2_AND_X3,
            new DeliveryAddress.IpAddressAndPort(
                MDF_ADDRESS.getAddress(), Port.tcp(MDF_ADDRESS.getPort())))));
    assertInstanceOf(OkResponse.class, answer);
  }

  /** Where a vendor's people come in. */
  VendorDesk vendorDesk(
      SignedDocument<TrustPolicy> policy, VendorWatch watch, InstantSource clock) {
    return core.vendorDesk(
        new VerifiedGrants(new PolicyInForce(policy), ELEMENT, Operator.verifier(), revocations),
        watch,
        clock);
  }

  /** Submits a mandate that a quorum has signed. */
  void submit(Octets mandate) {
    mandates.submit(mandate);
  }

  /** The log as it is now. */
  List<AuditEntry> entries() throws EvidenceException {
    return FaultyLog.entries(log, directory.resolve("audit"));
  }

  private static void closeQuietly(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) {
      // the disk has failed; what matters is that the files are released
    }
  }

  /** Goes as a killed process does: nothing more is written than has been. */
  @Override
  public void close() {
    timer.shutdownNow();
    closeQuietly(log);
    closeQuietly(store);
  }
}
