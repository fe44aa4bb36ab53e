package org.doorward.li.authority;

import java.time.Duration;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.fault.Fault;
import org.doorward.li.identifier.NeIdentifier;
import org.doorward.li.identifier.Octets;
import org.doorward.li.protobuf.StrictProtobuf;

/** A vendor grant as protobuf, both ways. */
final class VendorGrantCodec {
  private VendorGrantCodec() {}

  static Octets encode(VendorGrant grant) {
    var wire = org.doorward.li.authority.wire.VendorGrant.newBuilder()
        .setId(WireForm.write(grant.id().value()))
        .setPolicy(WireForm.write(grant.policy()))
        .setElement(grant.element().value())
        .setValidity(WireForm.write(grant.validity()))
        .setRequester(grant.requester().value())
        .setTicketSha256(WireForm.write(grant.ticketSha256()))
        .setCountry(grant.country())
        .setVendor(grant.vendor().value())
        .setEngineerSpkiSha256(WireForm.write(grant.engineerSpkiSha256()))
        .setCalls(grant.calls())
        .setIdleSeconds((int) grant.idle().toSeconds());
    grant.operations().forEach(operation -> wire.addOperations(write(operation)));
    return Octets.of(StrictProtobuf.write(wire.build()));
  }

  static VendorGrant decode(Octets payload) throws DecodeException {
    var wire = StrictProtobuf.read(
        org.doorward.li.authority.wire.VendorGrant.parser(), payload.toByteArray());
    VendorGrant grant;
    try {
      grant = read(wire);
    } catch (IllegalArgumentException e) {
      throw new DecodeException(Fault.VALUE, "expected a grant with each field in its range");
    }
    WireForm.requireSame(encode(grant), payload);
    return grant;
  }

  private static VendorGrant read(org.doorward.li.authority.wire.VendorGrant wire) {
    return new VendorGrant(
        new GrantId(WireForm.read(wire.getId())),
        WireForm.read(wire.getPolicy()),
        new NeIdentifier(wire.getElement()),
        WireForm.read(wire.getValidity()),
        new Person(wire.getRequester()),
        WireForm.read(wire.getTicketSha256()),
        wire.getCountry(),
        new ComponentName(wire.getVendor()),
        WireForm.read(wire.getEngineerSpkiSha256()),
        wire.getOperationsList().stream().map(VendorGrantCodec::read).toList(),
        wire.getCalls(),
        Duration.ofSeconds(Integer.toUnsignedLong(wire.getIdleSeconds())));
  }

  private static org.doorward.li.authority.wire.VendorOperation write(VendorOperation operation) {
    return switch (operation) {
      case HEALTH -> org.doorward.li.authority.wire.VendorOperation.VENDOR_OPERATION_HEALTH;
      case VERSION -> org.doorward.li.authority.wire.VendorOperation.VENDOR_OPERATION_VERSION;
      case BUILD_DIGESTS ->
        org.doorward.li.authority.wire.VendorOperation.VENDOR_OPERATION_BUILD_DIGESTS;
      case COUNTERS -> org.doorward.li.authority.wire.VendorOperation.VENDOR_OPERATION_COUNTERS;
    };
  }

  private static VendorOperation read(org.doorward.li.authority.wire.VendorOperation wire) {
    return switch (wire) {
      case VENDOR_OPERATION_HEALTH -> VendorOperation.HEALTH;
      case VENDOR_OPERATION_VERSION -> VendorOperation.VERSION;
      case VENDOR_OPERATION_BUILD_DIGESTS -> VendorOperation.BUILD_DIGESTS;
      case VENDOR_OPERATION_COUNTERS -> VendorOperation.COUNTERS;
      case VENDOR_OPERATION_UNSPECIFIED, UNRECOGNIZED -> throw WireForm.unspecified("operation");
    };
  }
}
