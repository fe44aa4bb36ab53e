package org.doorward.li.spec.kill;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.doorward.li.authority.Admf;
import org.doorward.li.authority.ComponentName;
import org.doorward.li.authority.Components;
import org.doorward.li.authority.Concession;
import org.doorward.li.authority.Envelope;
import org.doorward.li.authority.InboxPeer;
import org.doorward.li.authority.Mdf;
import org.doorward.li.authority.Scope;
import org.doorward.li.authority.TrustPolicy;
import org.doorward.li.crypto.key.KeyVault;
import org.doorward.li.crypto.key.Pkcs12KeyVault;
import org.doorward.li.crypto.tls.LiTls;
import org.doorward.li.crypto.transfer.SealingKey;
import org.doorward.li.fault.LiException;
import org.doorward.li.fault.TransportException;
import org.doorward.li.identifier.DeliveryType;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.X1TransactionId;
import org.doorward.li.identifier.Xid;
import org.doorward.li.netty.inbox.MandateInboxClient;
import org.doorward.li.netty.x1.X1Client;
import org.doorward.li.spec.lab.Lab;
import org.doorward.li.spec.lab.LabOperator;
import org.doorward.li.spec.lab.LabPki;
import org.doorward.li.target.SipUri;
import org.doorward.li.x1.DeliveryAddress.IpAddressAndPort;
import org.doorward.li.x1.DestinationDetails;
import org.doorward.li.x1.ListOfDids;
import org.doorward.li.x1.Port;
import org.doorward.li.x1.TaskDetails;
import org.doorward.li.x1.X1Header;
import org.doorward.li.x1.X1Version;

/**
 * Whoever runs an element that is a process of its own: officers, an ADMF, and a courier; and an MDF that is down, unless
 * there are others.
 */
final class Operator implements AutoCloseable {
  private static final InetSocketAddress NOWHERE =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 9);

  private final LabPki pki;
  private final LabOperator officers = LabOperator.appoint();
  private final LabPki.Component admf;
  private final LabPki.Component courier;
  private final List<Place> places;
  private final TrustPolicy policy;

  /** Where tasks deliver to. */
  record Place(Did did, Mdf mdf) {
    private static Place nowhere(LabPki pki) throws TransportException {
      LabPki.Component component = pki.issue(pki.component("mdf-1"));
      component.keys().close();
      return new Place(
          Did.random(), new Mdf(Lab.MDF, List.of(component.spkiSha256()), List.of(NOWHERE)));
    }

    DestinationDetails details(Optional<String> name) {
      return Operator.destination(did, name, mdf.addresses().get(0));
    }
  }

  /** Puts into a directory what an element needs to start, which may run from the class path. */
  Operator(Path directory) throws IOException, LiException {
    this(directory, List.of(Concession.CLASS_PATH));
  }

  /** The same, with what the trust policy concedes. */
  Operator(Path directory, List<Concession> concessions) throws IOException, LiException {
    this(directory, concessions, LabPki.found("Laboratory LI CA"), List.of());
  }

  /** The same, of one LI authority, and with MDFs that tasks deliver to. */
  Operator(Path directory, List<Concession> concessions, LabPki authority, List<Place> mdfs)
      throws IOException, LiException {
    pki = authority;
    places = mdfs.isEmpty() ? List.of(Place.nowhere(pki)) : mdfs;
    admf = pki.issue(pki.admf(Lab.ADMF));
    courier = pki.issue(pki.component("courier"));
    Pkcs12KeyVault.create(
            ElementProcess.vault(directory),
            ElementProcess.password(),
            EnumSet.of(KeyVault.Use.LOG, KeyVault.Use.STATE),
            pki.certifier(pki.element(Lab.ELEMENT)))
        .close();
    TrustPolicy conceding = officers.policy(
        Lab.ELEMENT,
        new Components(
            List.of(Admf.of(Lab.ADMF, List.of(admf.spkiSha256()))),
            places.stream().map(Place::mdf).toList(),
            List.of(new InboxPeer(new ComponentName("courier"), List.of(courier.spkiSha256()))),
            List.of()));
    policy = new TrustPolicy(
        conceding.reference(),
        conceding.validity(),
        conceding.elements(),
        conceding.officers(),
        conceding.components(),
        conceding.witnesses(),
        conceding.auditKey(),
        conceding.limits(),
        concessions);
    Envelope signed = officers.signAsRoots(Envelope.unsigned(policy));
    ElementProcess.commission(directory, pki.anchors(), officers.commission(signed, Lab.ELEMENT));
  }

  /** Another version of the policy that says the same, signed by two root officers. */
  Octets version(int version) throws LiException {
    return officers
        .signAsRoots(Envelope.unsigned(LabOperator.version(policy, version)))
        .encode();
  }

  Connection connect(InetSocketAddress x1, InetSocketAddress inbox) throws TransportException {
    return new Connection(
        X1Client.toElement(
                x1, LiTls.of(admf.keys(), pki.anchors(), InstantSource.system()), Lab.ELEMENT)
            .build(),
        new MandateInboxClient(
            inbox, LiTls.of(courier.keys(), pki.anchors(), InstantSource.system()), Lab.ELEMENT));
  }

  static X1Header header(Instant now) {
    return new X1Header(
        Lab.ADMF, Lab.ELEMENT, now, X1Version.IMPLEMENTED, X1TransactionId.random());
  }

  /** What opens a root officer's share of an exported state; closed with this. */
  SealingKey sealingKey(int rootOfficer) {
    return officers.sealingKey(rootOfficer);
  }

  /** Where all tasks deliver to; the first such place. */
  DestinationDetails destination() {
    return places.get(0).details(Optional.empty());
  }

  /** One that no task delivers to. */
  DestinationDetails destination(Did did, Optional<String> name) {
    return destination(did, name, NOWHERE);
  }

  private static DestinationDetails destination(
      Did did, Optional<String> name, InetSocketAddress address) {
    return new DestinationDetails(
        did,
        name,
        DeliveryType.X2_AND_X3,
        new IpAddressAndPort(address.getAddress(), Port.tcp(address.getPort())),
        List.of());
  }

  /** The target of the task with that XID. */
  static SipUri target(Xid xid) {
    return SipUri.of("sip:" + xid.value() + "@example.com");
  }

  private Did[] dids() {
    return places.stream().map(Place::did).toArray(Did[]::new);
  }

  TaskDetails task(Xid xid, DeliveryType type) {
    return TaskDetails.builder(xid, List.of(target(xid)), type, ListOfDids.of(dids()))
        .implicitDeactivationAllowed(true)
        .build();
  }

  /** The same task, with the other of two delivery types. */
  TaskDetails other(TaskDetails task) {
    return task(
        task.xid(),
        task.deliveryType() == DeliveryType.X2_ONLY
            ? DeliveryType.X2_AND_X3
            : DeliveryType.X2_ONLY);
  }

  /** Signed by two officers. */
  Octets mandate(TaskDetails task) throws LiException {
    Scope scope = new Scope(
        task.targetIdentifiers(),
        DeliveryType.X2_AND_X3,
        List.of(),
        places.stream()
            .map(place -> new Scope.Destination(place.did(), place.mdf().name()))
            .toList(),
        Optional.empty(),
        Optional.empty());
    return officers
        .sign(
            Envelope.unsigned(LabOperator.mandate(
                policy, Lab.ELEMENT, Lab.ADMF, task.xid(), scope, Duration.ofHours(1))),
            0,
            1)
        .encode();
  }

  @Override
  public void close() {
    officers.close();
    admf.keys().close();
    courier.keys().close();
  }
}
