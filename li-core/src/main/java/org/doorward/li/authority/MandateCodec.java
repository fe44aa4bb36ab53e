package org.doorward.li.authority;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.fault.Fault;
import org.doorward.li.identifier.AdmfIdentifier;
import org.doorward.li.identifier.CorrelationId;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.NeIdentifier;
import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.Xid;
import org.doorward.li.protobuf.StrictProtobuf;
import org.doorward.li.target.TargetIdentifier;
import org.doorward.li.target.TargetType;

/** A mandate as protobuf, both ways. */
final class MandateCodec {
  private static final int UUID_OCTETS = 16;

  private MandateCodec() {}

  static Octets encode(Mandate mandate) {
    return Octets.of(StrictProtobuf.write(write(mandate)));
  }

  static Mandate decode(Octets payload) throws DecodeException {
    var wire =
        StrictProtobuf.read(org.doorward.li.authority.wire.Mandate.parser(), payload.toByteArray());
    Mandate mandate;
    try {
      mandate = read(wire);
    } catch (IllegalArgumentException e) {
      throw new DecodeException(Fault.VALUE, "expected a mandate with each field in its range");
    }
    WireForm.requireSame(encode(mandate), payload);
    return mandate;
  }

  private static org.doorward.li.authority.wire.Mandate write(Mandate mandate) {
    return org.doorward.li.authority.wire.Mandate.newBuilder()
        .setId(WireForm.write(mandate.id().value()))
        .setPolicy(WireForm.write(mandate.policy()))
        .setElement(mandate.element().value())
        .setAdmf(mandate.admf().value())
        .setValidity(WireForm.write(mandate.validity()))
        .setRequester(mandate.requester().value())
        .setReason(WireForm.write(mandate.reason()))
        .setWarrant(org.doorward.li.authority.wire.Warrant.newBuilder()
            .setReferenceSha256(WireForm.write(mandate.warrant().referenceSha256()))
            .setLegalType(mandate.warrant().legalType())
            .setJurisdiction(mandate.warrant().jurisdiction()))
        .setXid(write(mandate.xid().value()))
        .setScope(write(mandate.scope()))
        .setUrgent(mandate.urgent())
        .build();
  }

  private static org.doorward.li.authority.wire.Scope write(Scope scope) {
    var wire = org.doorward.li.authority.wire.Scope.newBuilder();
    for (TargetIdentifier target : scope.targets()) {
      wire.addTargets(org.doorward.li.authority.wire.Target.newBuilder()
          .setType(target.type().elementName())
          .setText(target.text().reveal()));
    }
    wire.setDeliveryType(WireForm.write(scope.deliveryType()));
    scope.services().forEach(service -> wire.addServices(WireForm.write(service)));
    for (Scope.Destination destination : scope.destinations()) {
      wire.addDestinations(org.doorward.li.authority.wire.Destination.newBuilder()
          .setDid(write(destination.did().value()))
          .setMdf(destination.mdf().value()));
    }
    scope.productId().ifPresent(id -> wire.setProductId(write(id.value())));
    scope.correlationId().ifPresent(id -> wire.setCorrelationId(id.value()));
    return wire.build();
  }

  private static ByteString write(UUID uuid) {
    ByteBuffer octets = ByteBuffer.allocate(UUID_OCTETS);
    octets
        .putLong(uuid.getMostSignificantBits())
        .putLong(uuid.getLeastSignificantBits())
        .flip();
    return ByteString.copyFrom(octets);
  }

  private static Mandate read(org.doorward.li.authority.wire.Mandate wire) {
    return new Mandate(
        new MandateId(WireForm.read(wire.getId())),
        WireForm.read(wire.getPolicy()),
        new NeIdentifier(wire.getElement()),
        new AdmfIdentifier(wire.getAdmf()),
        WireForm.read(wire.getValidity()),
        new Person(wire.getRequester()),
        WireForm.read(wire.getReason()),
        new Warrant(
            WireForm.read(wire.getWarrant().getReferenceSha256()),
            wire.getWarrant().getLegalType(),
            wire.getWarrant().getJurisdiction()),
        new Xid(uuid(wire.getXid())),
        read(wire.getScope()),
        wire.getUrgent());
  }

  private static Scope read(org.doorward.li.authority.wire.Scope wire) {
    List<TargetIdentifier> targets = new ArrayList<>();
    for (var target : wire.getTargetsList()) {
      targets.add(TargetIdentifier.of(TargetType.of(target.getType()), target.getText()));
    }
    List<Scope.Destination> destinations = new ArrayList<>();
    for (var destination : wire.getDestinationsList()) {
      destinations.add(new Scope.Destination(
          new Did(uuid(destination.getDid())), new ComponentName(destination.getMdf())));
    }
    return new Scope(
        targets,
        WireForm.read(wire.getDeliveryType()),
        wire.getServicesList().stream().map(WireForm::read).toList(),
        destinations,
        wire.hasProductId() ? Optional.of(new Xid(uuid(wire.getProductId()))) : Optional.empty(),
        wire.hasCorrelationId()
            ? Optional.of(new CorrelationId(wire.getCorrelationId()))
            : Optional.empty());
  }

  private static UUID uuid(ByteString octets) {
    if (octets.size() != UUID_OCTETS) {
      throw new IllegalArgumentException("UUID has " + octets.size() + " octets of " + UUID_OCTETS);
    }
    ByteBuffer in = octets.asReadOnlyByteBuffer();
    return new UUID(in.getLong(), in.getLong());
  }
}
