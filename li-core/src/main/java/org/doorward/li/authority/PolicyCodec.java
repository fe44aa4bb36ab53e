package org.doorward.li.authority;

import com.google.protobuf.ByteString;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.doorward.li.authority.wire.Address;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.fault.Fault;
import org.doorward.li.identifier.AdmfIdentifier;
import org.doorward.li.identifier.NeIdentifier;
import org.doorward.li.identifier.Octets;
import org.doorward.li.protobuf.StrictProtobuf;

/** A trust policy as protobuf, both ways. */
final class PolicyCodec {
  private static final int MAX_PORT = 65_535;

  private PolicyCodec() {}

  static Octets encode(TrustPolicy policy) {
    return Octets.of(StrictProtobuf.write(write(policy)));
  }

  static TrustPolicy decode(Octets payload) throws DecodeException {
    var wire = StrictProtobuf.read(
        org.doorward.li.authority.wire.TrustPolicy.parser(), payload.toByteArray());
    TrustPolicy policy;
    try {
      policy = read(wire);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new DecodeException(Fault.VALUE, "expected a consistent trust policy");
    }
    WireForm.requireSame(encode(policy), payload);
    return policy;
  }

  private static org.doorward.li.authority.wire.TrustPolicy write(TrustPolicy policy) {
    var wire = org.doorward.li.authority.wire.TrustPolicy.newBuilder()
        .setReference(WireForm.write(policy.reference()))
        .setValidity(WireForm.write(policy.validity()))
        .setAuditKey(WireForm.write(policy.auditKey()))
        .setLimits(org.doorward.li.authority.wire.Limits.newBuilder()
            .setMaxMandateValiditySeconds(policy.limits().maxMandateValidity().toSeconds())
            .setMaxMandateAgeSeconds(policy.limits().maxMandateAge().toSeconds())
            .setMaxUrgentValiditySeconds(policy.limits().maxUrgentValidity().toSeconds())
            .setMaxGrantValiditySeconds(policy.limits().maxGrantValidity().toSeconds()));
    policy.elements().forEach(element -> wire.addElements(element.value()));
    policy.officers().members().forEach(officer -> wire.addOfficers(write(officer)));
    policy
        .officers()
        .quorums()
        .forEach((act, quorum) -> wire.addQuorums(RuleForm.write(act, quorum)));
    for (Admf admf : policy.components().admfs()) {
      wire.addAdmfs(write(admf));
    }
    policy.components().mdfs().forEach(mdf -> wire.addMdfs(write(mdf)));
    for (InboxPeer peer : policy.components().inboxPeers()) {
      wire.addInboxPeers(org.doorward.li.authority.wire.InboxPeer.newBuilder()
          .setName(peer.name().value())
          .addAllSpkiSha256(WireForm.write(peer.spkiPins())));
    }
    for (VendorAuthority vendor : policy.components().vendorAuthorities()) {
      wire.addVendorAuthorities(org.doorward.li.authority.wire.VendorAuthority.newBuilder()
          .setName(vendor.name().value())
          .setSpkiSha256(WireForm.write(vendor.spkiSha256())));
    }
    policy.witnesses().members().forEach(witness -> wire.addWitnesses(write(witness)));
    policy.witnesses().quorum().map(PolicyCodec::write).ifPresent(wire::setWitnessQuorum);
    policy.concessions().forEach(one -> wire.addConcessions(RuleForm.write(one)));
    return wire.build();
  }

  private static org.doorward.li.authority.wire.Admf write(Admf admf) {
    var wire = org.doorward.li.authority.wire.Admf.newBuilder()
        .setIdentifier(admf.identifier().value())
        .addAllSpkiSha256(WireForm.write(admf.spkiPins()))
        .setTls12(admf.tls12());
    admf.reportAddress().map(PolicyCodec::write).ifPresent(wire::setReportAddress);
    admf.deviations().forEach(deviation -> wire.addDeviations(WireForm.write(deviation)));
    return wire.build();
  }

  private static Address write(InetSocketAddress address) {
    return Address.newBuilder()
        .setIp(ByteString.copyFrom(address.getAddress().getAddress()))
        .setTcpPort(address.getPort())
        .build();
  }

  private static org.doorward.li.authority.wire.Officer write(Officer officer) {
    var wire = org.doorward.li.authority.wire.Officer.newBuilder()
        .setPerson(officer.person().value());
    officer.roles().forEach(role -> wire.addRoles(WireForm.write(role)));
    officer.sealingKey().map(WireForm::write).ifPresent(wire::setSealingKey);
    for (OfficerKey key : officer.keys()) {
      wire.addKeys(org.doorward.li.authority.wire.OfficerKey.newBuilder()
          .setAlgorithm(WireForm.write(key.algorithm()))
          .setSpki(WireForm.write(key.spki())));
    }
    return wire.build();
  }

  private static org.doorward.li.authority.wire.Mdf write(Mdf mdf) {
    var wire = org.doorward.li.authority.wire.Mdf.newBuilder()
        .setName(mdf.name().value())
        .addAllSpkiSha256(WireForm.write(mdf.spkiPins()));
    mdf.addresses().forEach(address -> wire.addAddresses(write(address)));
    return wire.build();
  }

  private static org.doorward.li.authority.wire.Witness write(Witness witness) {
    var wire = org.doorward.li.authority.wire.Witness.newBuilder()
        .setName(witness.name())
        .setEd25519(WireForm.write(witness.publicKey()))
        .addAllSpkiSha256(WireForm.write(witness.spkiPins()));
    witness.address().map(PolicyCodec::write).ifPresent(wire::setAddress);
    return wire.build();
  }

  private static org.doorward.li.authority.wire.WitnessQuorum write(WitnessQuorum quorum) {
    return org.doorward.li.authority.wire.WitnessQuorum.newBuilder()
        .setWitnesses(quorum.witnesses())
        .setBeforeEffect(quorum.beforeEffect())
        .setGraceSeconds(quorum.grace().toSeconds())
        .setGraceEntries(quorum.graceEntries())
        .build();
  }

  private static Witness read(org.doorward.li.authority.wire.Witness wire) {
    return new Witness(
        wire.getName(),
        WireForm.read(wire.getEd25519()),
        WireForm.read(wire.getSpkiSha256List()),
        wire.hasAddress() ? Optional.of(read(wire.getAddress())) : Optional.empty());
  }

  private static WitnessQuorum read(org.doorward.li.authority.wire.WitnessQuorum wire) {
    return new WitnessQuorum(
        wire.getWitnesses(),
        wire.getBeforeEffect(),
        Duration.ofSeconds(wire.getGraceSeconds()),
        wire.getGraceEntries());
  }

  private static TrustPolicy read(org.doorward.li.authority.wire.TrustPolicy wire) {
    return new TrustPolicy(
        WireForm.read(wire.getReference()),
        WireForm.read(wire.getValidity()),
        wire.getElementsList().stream().map(NeIdentifier::new).toList(),
        new Officers(
            wire.getOfficersList().stream().map(PolicyCodec::read).toList(),
            RuleForm.read(wire.getQuorumsList())),
        components(wire),
        new Witnesses(
            wire.getWitnessesList().stream().map(PolicyCodec::read).toList(),
            wire.hasWitnessQuorum()
                ? Optional.of(read(wire.getWitnessQuorum()))
                : Optional.empty()),
        WireForm.read(wire.getAuditKey()),
        new Limits(
            Duration.ofSeconds(wire.getLimits().getMaxMandateValiditySeconds()),
            Duration.ofSeconds(wire.getLimits().getMaxMandateAgeSeconds()),
            Duration.ofSeconds(wire.getLimits().getMaxUrgentValiditySeconds()),
            Duration.ofSeconds(wire.getLimits().getMaxGrantValiditySeconds())),
        wire.getConcessionsList().stream().map(RuleForm::read).toList());
  }

  private static Components components(org.doorward.li.authority.wire.TrustPolicy wire) {
    List<Admf> admfs = new ArrayList<>();
    for (var admf : wire.getAdmfsList()) {
      admfs.add(read(admf));
    }
    List<InboxPeer> peers = new ArrayList<>();
    for (var peer : wire.getInboxPeersList()) {
      peers.add(new InboxPeer(
          new ComponentName(peer.getName()), WireForm.read(peer.getSpkiSha256List())));
    }
    List<VendorAuthority> vendors = new ArrayList<>();
    for (var vendor : wire.getVendorAuthoritiesList()) {
      vendors.add(new VendorAuthority(
          new ComponentName(vendor.getName()), WireForm.read(vendor.getSpkiSha256())));
    }
    return new Components(
        admfs, wire.getMdfsList().stream().map(PolicyCodec::read).toList(), peers, vendors);
  }

  private static Admf read(org.doorward.li.authority.wire.Admf wire) {
    return new Admf(
        new AdmfIdentifier(wire.getIdentifier()),
        WireForm.read(wire.getSpkiSha256List()),
        wire.hasReportAddress() ? Optional.of(read(wire.getReportAddress())) : Optional.empty(),
        wire.getDeviationsList().stream().map(WireForm::read).toList(),
        wire.getTls12());
  }

  private static Officer read(org.doorward.li.authority.wire.Officer wire) {
    List<OfficerKey> keys = new ArrayList<>();
    for (var key : wire.getKeysList()) {
      keys.add(new OfficerKey(WireForm.read(key.getAlgorithm()), WireForm.read(key.getSpki())));
    }
    return new Officer(
        new Person(wire.getPerson()),
        wire.getRolesList().stream().map(WireForm::read).toList(),
        keys,
        wire.getSealingKey().isEmpty()
            ? Optional.empty()
            : Optional.of(WireForm.read(wire.getSealingKey())));
  }

  private static Mdf read(org.doorward.li.authority.wire.Mdf wire) {
    return new Mdf(
        new ComponentName(wire.getName()),
        WireForm.read(wire.getSpkiSha256List()),
        wire.getAddressesList().stream().map(PolicyCodec::read).toList());
  }

  private static InetSocketAddress read(Address wire) {
    if (wire.getTcpPort() < 0 || wire.getTcpPort() > MAX_PORT) {
      throw new IllegalArgumentException("port is beyond 16 bits");
    }
    try {
      return new InetSocketAddress(
          InetAddress.getByAddress(wire.getIp().toByteArray()), wire.getTcpPort());
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("address has neither 4 nor 16 octets", e);
    }
  }
}
