package org.doorward.li.netty.element;

import static java.util.Objects.requireNonNull;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.doorward.li.authority.ComponentName;
import org.doorward.li.crypto.certificate.RevocationLists;
import org.doorward.li.crypto.certificate.TrustAnchors;
import org.doorward.li.crypto.key.KeyVault;
import org.doorward.li.crypto.transfer.OpenedShare;
import org.doorward.li.element.Enforcement;
import org.doorward.li.element.KeepaliveSettings;
import org.doorward.li.element.VendorWatch;
import org.doorward.li.element.internal.GuardedClock;
import org.doorward.li.evidence.VerifierKey;
import org.doorward.li.fault.LiException;
import org.doorward.li.identifier.NeIdentifier;
import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.ServiceType;
import org.doorward.li.netty.delivery.DeliverySettings;
import org.doorward.li.netty.tls.TlsEngine;
import org.doorward.li.policy.PolicyHook;
import org.doorward.li.policy.internal.BulkOperations;
import org.doorward.li.store.TaskStore;
import org.doorward.li.target.TargetType;
import org.doorward.li.x1.xml.X1Schema;
import org.doorward.li.x2x3.DestinationProfile;

/**
 * Says what may differ between elements, and starts one. Nothing here weakens what protects it. Not
 * thread-safe.
 */
public final class NetworkElementBuilder {
  private static final int MAX_MATCH_CAPACITY = 1 << 26;
  private static final int MAX_HAND_OVER_CAPACITY = 1 << 24;

  final NeIdentifier identifier;
  final KeyVault keys;
  final TrustAnchors anchors;
  final Commissioning commissioning;
  final Path directory;
  final GuardedClock clock = GuardedClock.system();

  InetSocketAddress x1 = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  Optional<InetSocketAddress> inbox = Optional.empty();
  Optional<RevocationLists> revocationLists = Optional.empty();
  Octets networkFunction;
  Octets interceptionPoint = text("poi-1");
  Set<TargetType> targets = Set.of();
  Set<ServiceType> services = Set.of();
  boolean triggered;
  boolean deactivateAllTasks = BulkOperations.DEFAULT.deactivateAllTasks();
  boolean removeAllDestinations = BulkOperations.DEFAULT.removeAllDestinations();
  boolean deleteAllObjects = BulkOperations.DEFAULT.deleteAllObjects();
  List<PolicyHook> hooks = List.of();
  Optional<X1Schema> schema = Optional.empty();
  Optional<TaskStore> taskStore = Optional.empty();
  final Map<ComponentName, DestinationProfile> profiles = new HashMap<>();
  int deliveryContexts = 16 * 1024;
  long spoolOctets = 1L << 30;
  DeliverySettings delivery = DeliverySettings.DEFAULT;
  Optional<KeepaliveSettings> x1Keepalive = Optional.of(KeepaliveSettings.DEFAULT);
  VendorWatch vendorWatch = event -> {};
  Optional<Enforcement> enforcement = Optional.empty();
  Duration enforcementLimit = Duration.ofSeconds(1);
  Duration heartbeat = Duration.ofSeconds(60);
  Duration drain = Duration.ofSeconds(30);
  Duration endedTaskDrain = Duration.ofHours(2);
  int handOverCapacity = 1 << 16;
  int handOverGroups = 1;
  int matchCapacity = 1 << 17;

  NetworkElementBuilder(
      NeIdentifier identifier,
      KeyVault keys,
      TrustAnchors anchors,
      Commissioning commissioning,
      Path directory) {
    this.identifier = requireNonNull(identifier, "identifier");
    this.keys = requireNonNull(keys, "keys");
    this.anchors = requireNonNull(anchors, "anchors");
    this.commissioning = requireNonNull(commissioning, "commissioning");
    this.directory = requireNonNull(directory, "directory");
    this.networkFunction = text(identifier.value());
  }

  private static Octets text(String value) {
    return Octets.of(value.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Where to listen for X1.
   *
   * @param address of one interface; a wildcard is refused at the start. By default the loopback address, and
   *     a port that the system chooses
   * @return this
   */
  public NetworkElementBuilder x1(InetSocketAddress address) {
    x1 = requireNonNull(address, "address");
    return this;
  }

  /**
   * Where to listen for mandates, on a listener of its own. Without it they come from within the process only.
   *
   * @param address of one interface
   * @return this
   */
  public NetworkElementBuilder inbox(InetSocketAddress address) {
    inbox = Optional.of(address);
    return this;
  }

  /**
   * Which point of interception this is; with the element's identifier it is part of every sequence.
   *
   * @param name the IPID, unique in the element; {@code poi-1} by default
   * @return this
   */
  public NetworkElementBuilder interceptionPoint(String name) {
    interceptionPoint = text(name);
    return this;
  }

  /**
   * The kinds of target that the embedding software can match: what it asks the interception point for. Who declares
   * a range or a list asks for each address or port; a digest is taken if what was hashed is declared too. A task
   * with any other is refused before it is acknowledged (3010).
   *
   * @param types none by default
   * @return this
   */
  public NetworkElementBuilder matching(Set<TargetType> types) {
    targets = Set.copyOf(types);
    return this;
  }

  /**
   * For how many target identifiers the index of the traffic path is laid out; a range of addresses counts as two.
   * It takes about 24 octets for each from the start, and what a look into it costs does not depend on how many of
   * them there are. With many more than that it is laid out anew at twice the size.
   *
   * @param identifiers 131,072 by default
   * @return this
   * @throws IllegalArgumentException if there is none, or more than 2^26
   */
  public NetworkElementBuilder matchCapacity(int identifiers) {
    if (identifiers < 1 || identifiers > MAX_MATCH_CAPACITY) {
      throw new IllegalArgumentException("an index has room for 1 to 2^26 identifiers");
    }
    matchCapacity = identifiers;
    return this;
  }

  /**
   * The services that the embedding software can tell apart. A task that names any other is refused (3050).
   *
   * @param types none by default
   * @return this
   */
  public NetworkElementBuilder services(Set<ServiceType> types) {
    services = Set.copyOf(types);
    return this;
  }

  /**
   * The element is a triggered point of interception: whoever tasks it over LI_T2 or LI_T3 has seen the target, and
   * says what the product is correlated by. Product carries the {@code correlationID} of its task then, whatever the
   * observation says, and a task without one is refused (3000, 3001). Of any other element it is ignored.
   *
   * @return this
   * @clause TS 33.128, 5.2.6
   */
  public NetworkElementBuilder triggered() {
    triggered = true;
    return this;
  }

  /**
   * Whether DeactivateAllTasks is taken (5010 if not).
   *
   * @param enabled true unless something else was agreed with the ADMF
   * @return this
   * @clause TS 103 221-1, 6.2.4
   */
  public NetworkElementBuilder deactivateAllTasksEnabled(boolean enabled) {
    deactivateAllTasks = enabled;
    return this;
  }

  /**
   * Whether RemoveAllDestinations is taken (8020 if not).
   *
   * @param enabled false unless something else was agreed with the ADMF
   * @return this
   * @clause TS 103 221-1, 6.3.4
   */
  public NetworkElementBuilder removeAllDestinationsEnabled(boolean enabled) {
    removeAllDestinations = enabled;
    return this;
  }

  /**
   * Whether DeleteAllObjects is taken (8550 if not).
   *
   * @param enabled false unless something else was agreed with the ADMF
   * @return this
   * @clause TS 103 221-1, 6.8.6
   */
  public NetworkElementBuilder deleteAllObjectsEnabled(boolean enabled) {
    deleteAllObjects = enabled;
    return this;
  }

  /**
   * Holds every X1 document against a schema too, in both directions: a request that is not valid is refused by
   * code 1010.
   *
   * @param schema X1's, with those of the extensions and objects that the element is to take
   * @return this
   */
  public NetworkElementBuilder validating(X1Schema schema) {
    this.schema = Optional.of(schema);
    return this;
  }

  /**
   * Further conditions on what the rules permit. All have to permit; no order or number of them permits what
   * the rules refuse.
   *
   * @param conditions none by default
   * @return this
   */
  public NetworkElementBuilder hooks(List<PolicyHook> conditions) {
    hooks = List.copyOf(conditions);
    return this;
  }

  /**
   * Shows what a vendor's people do, while they do it. It stands in the log whether somebody watches or not.
   *
   * @param watch is told of each grant, entry, call and end
   * @return this
   */
  public NetworkElementBuilder vendorWatch(VendorWatch watch) {
    vendorWatch = requireNonNull(watch, "watch");
    return this;
  }

  /**
   * Asks the embedding software about each task before it is acknowledged. Without it each task that the target
   * and service types allow is in place at once.
   *
   * @param software is asked, and told
   * @param limit how long an answer may take; who takes longer has refused
   * @return this
   */
  public NetworkElementBuilder enforcement(Enforcement software, Duration limit) {
    if (limit.isNegative() || limit.isZero()) {
      throw new IllegalArgumentException("an answer needs some time");
    }
    enforcement = Optional.of(software);
    enforcementLimit = limit;
    return this;
  }

  /**
   * Keeps tasks, destinations and what else outlives the process elsewhere than in the element's directory. The key
   * that it is sealed with stays there.
   *
   * @param store of this element alone; is given sealed values only, and closed with the element
   * @return this
   */
  public NetworkElementBuilder taskStore(TaskStore store) {
    taskStore = Optional.of(store);
    return this;
  }

  /**
   * The fail-safe that removes the tasks of an ADMF that is silent.
   *
   * @param settings in place of {@link KeepaliveSettings#DEFAULT}
   * @return this
   * @clause TS 103 221-1, 6.6.2
   */
  public NetworkElementBuilder x1Keepalive(KeepaliveSettings settings) {
    x1Keepalive = Optional.of(settings);
    return this;
  }

  /**
   * Turns the fail-safe off: nobody is watched, and Keepalives are answered 1070. To be agreed with the ADMF.
   *
   * @return this
   */
  public NetworkElementBuilder withoutX1Keepalive() {
    x1Keepalive = Optional.empty();
    return this;
  }

  /**
   * Has every peer's certificate held against lists of what the LI authorities have revoked, on X1, X2, X3 and at the
   * inbox. The element reads their file again when it changes, and within a second ends connections to whom they
   * name. Without a recent list of an authority nobody of it is let in.
   *
   * @param lists of all authorities that peers' certificates are of; without them none is checked
   * @return this
   */
  public NetworkElementBuilder revocationLists(RevocationLists lists) {
    revocationLists = Optional.of(lists);
    return this;
  }

  /**
   * The Keepalive times of delivery.
   *
   * @param timeP1 a Keepalive goes at least that often; 60 s by default
   * @param timeP2 without an acknowledgement for so long a connection is given up; 180 s by default
   * @return this
   * @throws IllegalArgumentException if {@code timeP2} is not longer than {@code timeP1}
   * @clause TS 103 221-2, 6.2.4
   */
  public NetworkElementBuilder keepalive(Duration timeP1, Duration timeP2) {
    delivery = delivery.keepalive(timeP1, timeP2);
    return this;
  }

  /**
   * How many sessions are numbered at the same time; a session that is idle for an hour gives its place to another, and
   * product of one that finds no place is lost. Counts as long as the element has not been started in its directory.
   *
   * @param most 1 to 2^20, for each interface of a session; 16,384 by default
   * @return this
   * @throws IllegalArgumentException if it is out of that range
   * @clause TS 103 221-2, 5.3.9
   */
  public NetworkElementBuilder deliveryContexts(int most) {
    if (most < 1 || most > 1 << 20) {
      throw new IllegalArgumentException("a number of contexts from 1 to 2^20");
    }
    deliveryContexts = most;
    return this;
  }

  /**
   * How much product of one destination may stand on the disk, sealed, when memory has no room for it: with X2 and X3
   * together. When that is full too, the oldest content goes first and signalling last, and is counted.
   *
   * @param octets 0 or more; 1 GiB by default
   * @return this
   * @throws IllegalArgumentException if it is negative
   */
  public NetworkElementBuilder spool(long octets) {
    if (octets < 0) {
      throw new IllegalArgumentException("a spool of less than nothing");
    }
    spoolOctets = octets;
    return this;
  }

  /**
   * How much product of one destination and interface memory may hold.
   *
   * @param octets at least 1; 64 MiB by default
   * @return this
   * @throws IllegalArgumentException if it is less
   */
  public NetworkElementBuilder queue(long octets) {
    delivery = delivery.maxQueuedOctets(octets);
    return this;
  }

  /**
   * Who computes the TLS of X2 and X3. The element does not start if it is not there.
   *
   * @param engine by default the Java runtime
   * @return this
   */
  public NetworkElementBuilder productTls(TlsEngine engine) {
    delivery = delivery.engine(engine);
    return this;
  }

  /**
   * What an MDF takes: the version octets of its PDUs, the latest edition whose attributes and formats it knows, the
   * attributes that have to be there, the longest PDU, and whether X2 and X3 share a connection. Product that does not
   * fit the profile is lost for that MDF, and counted. What was queued before keeps the attributes that it has.
   *
   * @param mdf as the trust policy names it
   * @param profile by default, and for all others, {@link DestinationProfile#THREE_GPP}
   * @return this
   * @clause TS 103 221-2, 5.2.1
   */
  public NetworkElementBuilder profile(ComponentName mdf, DestinationProfile profile) {
    profiles.put(requireNonNull(mdf, "mdf"), requireNonNull(profile, "profile"));
    return this;
  }

  /**
   * How product gets from the traffic path to delivery: in rings that are made at the start, each emptied by a thread of
   * its own. All product of one XID goes through one of them. What finds no room is lost, and counted at its place.
   *
   * @param capacity how many pieces of product may wait in each ring, 65,536 by default; a power of two, or the next
   * @param rings how many; 1 by default, which is enough unless numbering and encoding fill a core
   * @return this
   * @throws IllegalArgumentException if the capacity is not 2 to 2^24, or the rings are not 1 to 64
   */
  public NetworkElementBuilder handOver(int capacity, int rings) {
    if (capacity < 2 || capacity > MAX_HAND_OVER_CAPACITY || rings < 1 || rings > 64) {
      throw new IllegalArgumentException("1 to 64 rings of 2 to 2^24 places");
    }
    handOverCapacity = capacity;
    handOverGroups = rings;
    return this;
  }

  /**
   * The longest silence of the log.
   *
   * @param interval between two heartbeats; 60 s by default
   * @return this
   */
  public NetworkElementBuilder heartbeat(Duration interval) {
    if (interval.isNegative() || interval.isZero()) {
      throw new IllegalArgumentException("a heartbeat needs an interval");
    }
    heartbeat = interval;
    return this;
  }

  /**
   * How long stopping may wait until what was captured is acknowledged.
   *
   * @param limit 30 s by default
   * @return this
   */
  public NetworkElementBuilder drain(Duration limit) {
    drain = requireNonNull(limit, "limit");
    return this;
  }

  /**
   * How long product of a task that has ended may wait for its MDF. What is not acknowledged by then is lost, and
   * counted. The time begins anew when the element is started again.
   *
   * @param limit 2 h by default
   * @return this
   * @throws IllegalArgumentException if it is negative
   */
  public NetworkElementBuilder endedTaskDrain(Duration limit) {
    if (limit.isNegative()) {
      throw new IllegalArgumentException("a time below 0");
    }
    endedTaskDrain = limit;
    return this;
  }

  /**
   * Takes the state of this element, which does not run, into a file for other hardware. The file can be opened by a
   * quorum of the root officers together, and by nobody else. Before it is written the key of the state here steps
   * aside, and once it is written the key is removed: this element does not start with that state again, so that no
   * mandate is used twice. If the process dies on the way, exporting again finishes it. Both stands in the log.
   *
   * @param file is not there yet
   * @throws LiException if the trust policy names no sealing keys of a quorum of root officers, or the state cannot
   *     be read, written or recorded; unless its message says otherwise the state is still here then
   */
  public void exportState(Path file) throws LiException {
    new StateTransfer(this).exportTo(requireNonNull(file, "file"));
  }

  /**
   * Takes over the state that other hardware exported. This element does not run, has the same identifier and trust
   * policy, and holds nothing. It goes on with that state when it is started: mandates are verified again then,
   * and those that were used there are used here. The act stands in the log with the officers' names.
   *
   * @param file the exported state
   * @param shares of as many officers as it says; still the caller's to close
   * @param logKey of the element that exported it, known from elsewhere
   * @throws LiException if the file was changed or is of another element or policy, the shares are too few or others,
   *     this element holds something, or that cannot be recorded; the element holds nothing then
   */
  public void importState(Path file, List<OpenedShare> shares, VerifierKey logKey)
      throws LiException {
    new StateTransfer(this).importFrom(requireNonNull(file, "file"), List.copyOf(shares), logKey);
  }

  /**
   * Starts the element. Blocks on the disk and on the key vault, and waits up to five seconds for the witnesses that the
   * trust policy says have to cosign.
   *
   * @return the running element; the caller closes it, and then the vault
   * @throws LiException if the trust policy is not the confirmed one, or does not govern this element; if the
   *     log is damaged or cannot be written; if keys or certificates do not fit; if an address cannot be bound
   */
  public NetworkElement start() throws LiException {
    return new NetworkElement(ElementStart.of(this));
  }
}
