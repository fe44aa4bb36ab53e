package org.doorward.li.policy.internal;

import static org.doorward.li.authority.internal.Operator.ADMF;
import static org.doorward.li.authority.internal.Operator.DID;
import static org.doorward.li.authority.internal.Operator.ELEMENT;
import static org.doorward.li.authority.internal.Operator.MDF_ADDRESS;
import static org.doorward.li.authority.internal.Operator.NOW;
import static org.doorward.li.authority.internal.Operator.OTHER_DID;
import static org.doorward.li.authority.internal.Operator.OTHER_MDF_ADDRESS;
import static org.doorward.li.authority.internal.Operator.OTHER_TARGET;
import static org.doorward.li.authority.internal.Operator.TARGET;
import static org.doorward.li.authority.internal.Operator.XID;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.doorward.li.authority.Mandate;
import org.doorward.li.authority.MandateInbox;
import org.doorward.li.authority.PeerIdentity;
import org.doorward.li.authority.PeerIdentity.ComponentRole;
import org.doorward.li.authority.TrustPolicy;
import org.doorward.li.authority.internal.MandateDraft;
import org.doorward.li.authority.internal.Operator;
import org.doorward.li.authority.internal.PolicyInForce;
import org.doorward.li.authority.internal.Revocations;
import org.doorward.li.authority.internal.SignedDocument;
import org.doorward.li.authority.internal.SpentMandates;
import org.doorward.li.authority.internal.VerifiedMandates;
import org.doorward.li.identifier.AdmfIdentifier;
import org.doorward.li.identifier.DeliveryType;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.GenericObjectId;
import org.doorward.li.identifier.ServiceType;
import org.doorward.li.identifier.X1TransactionId;
import org.doorward.li.identifier.Xid;
import org.doorward.li.target.TargetType;
import org.doorward.li.x1.DeliveryAddress;
import org.doorward.li.x1.DestinationDetails;
import org.doorward.li.x1.GenericObject;
import org.doorward.li.x1.ListOfDids;
import org.doorward.li.x1.Port;
import org.doorward.li.x1.TaskDetails;
import org.doorward.li.x1.TaskDetailsBuilder;
import org.doorward.li.x1.X1Header;
import org.doorward.li.x1.X1Request;
import org.doorward.li.x1.X1Version;

/** An element's state and rules, with nothing around them: two destinations, no task, no mandate. */
final class ElementFixture implements ElementView {
  boolean timeTrusted = true;
  boolean known = true;

  final Operator operator = new Operator();
  final SignedDocument<TrustPolicy> policy = operator.accepted(operator.policy());
  final Map<Xid, LiveTask> tasks = new HashMap<>();
  final Map<Did, DestinationDetails> destinations = new HashMap<>();
  final Map<GenericObjectId, GenericObject> objects = new HashMap<>();
  final SpentMandates spent = new SpentMandates();
  final Revocations revocations = new Revocations();
  final VerifiedMandates mandates;
  final AccessRules rules;
  Instant now = NOW;

  ElementFixture() {
    this(BulkOperations.DEFAULT);
  }

  ElementFixture(BulkOperations bulk) {
    this(bulk, false);
  }

  /** A triggered point of interception. */
  static ElementFixture triggered() {
    return new ElementFixture(BulkOperations.DEFAULT, true);
  }

  private ElementFixture(BulkOperations bulk, boolean triggered) {
    mandates = new VerifiedMandates(
        new PolicyInForce(policy),
        ELEMENT,
        Operator.verifier(),
        spent,
        revocations,
        () -> now,
        100);
    ElementCapabilities capabilities = new ElementCapabilities(
        Set.of(
            TargetType.SIP_URI,
            TargetType.E164_NUMBER,
            TargetType.TCP_PORT,
            TargetType.HASHED_IDENTIFIER,
            TargetType.TARGET_IDENTIFIER_EXTENSION,
            TargetType.CALL_PARTY_ROLE),
        Set.of(ServiceType.VOICE, ServiceType.MESSAGING, ServiceType.RCS),
        true,
        true,
        ElementCapabilities.OBJECT_TYPES,
        bulk,
        triggered);
    rules = new AccessRules(new PolicyInForce(policy), mandates, spent, capabilities);
    put(destination(DID, DeliveryType.X2_AND_X3, MDF_ADDRESS));
    put(destination(OTHER_DID, DeliveryType.X2_AND_X3, OTHER_MDF_ADDRESS));
  }

  void put(DestinationDetails destination) {
    destinations.put(destination.did(), destination);
  }

  void put(GenericObject object) {
    objects.put(object.objectId(), object);
  }

  static DestinationDetails destination(Did did, DeliveryType takes, InetSocketAddress address) {
    return DestinationDetails.of(
        did,
        takes,
        new DeliveryAddress.IpAddressAndPort(address.getAddress(), Port.tcp(address.getPort())));
  }

  /** A mandate that a quorum signed, in the inbox. */
  SignedDocument<Mandate> submit(MandateDraft mandate) {
    if (mandates.submit(operator.signed(mandate, "anna", "ben"))
        instanceof MandateInbox.Receipt receipt) {
      return mandates.find(receipt.xid()).stream()
          .filter(one -> one.digest().equals(receipt.digest()))
          .findFirst()
          .orElseThrow();
    }
    throw new AssertionError("the mandate was refused");
  }

  /** The task as wide as the mandate that {@link Operator#mandate} drafts. */
  static TaskDetails task() {
    return narrowed().build();
  }

  /** The same, still to be narrowed or widened. */
  static TaskDetailsBuilder narrowed() {
    return TaskDetails.builder(
            XID,
            List.of(TARGET, OTHER_TARGET),
            DeliveryType.X2_AND_X3,
            ListOfDids.of(DID, OTHER_DID))
        .serviceTypes(List.of(ServiceType.VOICE, ServiceType.MESSAGING));
  }

  void runs(TaskDetails task, SignedDocument<Mandate> mandate) {
    tasks.put(task.xid(), new LiveTask(task, mandate));
  }

  Ruling rule(X1Request request) {
    return rules.rule(request, bound(request.header().admfIdentifier()), this, now);
  }

  static Binding.Bound bound(AdmfIdentifier admf) {
    return new Binding.Bound(admf, peer(admf.value(), 1));
  }

  static PeerIdentity peer(String admf, int key) {
    return new PeerIdentity(
        Operator.digest(100),
        Operator.digest(key),
        Set.of(new PeerIdentity.Binding(ComponentRole.ADMF, admf, false)),
        Instant.MAX);
  }

  static X1Header header() {
    return header(ADMF);
  }

  static X1Header header(AdmfIdentifier admf) {
    return new X1Header(admf, ELEMENT, NOW, X1Version.IMPLEMENTED, X1TransactionId.random());
  }

  @Override
  public boolean known() {
    return known;
  }

  @Override
  public boolean timeTrusted() {
    return timeTrusted;
  }

  @Override
  public Optional<LiveTask> task(Xid xid) {
    return Optional.ofNullable(tasks.get(xid));
  }

  @Override
  public Optional<DestinationDetails> destination(Did did) {
    return Optional.ofNullable(destinations.get(did));
  }

  @Override
  public Collection<LiveTask> tasks() {
    return tasks.values();
  }

  @Override
  public Collection<DestinationDetails> destinations() {
    return destinations.values();
  }

  @Override
  public Optional<GenericObject> object(GenericObjectId id) {
    return Optional.ofNullable(objects.get(id));
  }

  @Override
  public Collection<GenericObject> objects() {
    return objects.values();
  }
}
