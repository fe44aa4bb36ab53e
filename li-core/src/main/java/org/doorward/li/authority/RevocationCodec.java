package org.doorward.li.authority;

import org.doorward.li.fault.DecodeException;
import org.doorward.li.fault.Fault;
import org.doorward.li.identifier.Octets;
import org.doorward.li.protobuf.StrictProtobuf;

/** A revocation as protobuf, both ways. */
final class RevocationCodec {
  private RevocationCodec() {}

  static Octets encode(Revocation revocation) {
    return Octets.of(StrictProtobuf.write(org.doorward.li.authority.wire.Revocation.newBuilder()
        .setPolicyId(WireForm.write(revocation.policyId()))
        .setIssuedAt(revocation.issuedAt().getEpochSecond())
        .setThing(WireForm.write(revocation.thing()))
        .setSha256(WireForm.write(revocation.sha256()))
        .setKind(WireForm.write(revocation.kind()))
        .build()));
  }

  static Revocation decode(Octets payload) throws DecodeException {
    var wire = StrictProtobuf.read(
        org.doorward.li.authority.wire.Revocation.parser(), payload.toByteArray());
    Revocation revocation;
    try {
      revocation = new Revocation(
          WireForm.read(wire.getPolicyId()),
          WireForm.read(wire.getIssuedAt()),
          WireForm.read(wire.getThing()),
          WireForm.read(wire.getSha256()),
          WireForm.read(wire.getKind()));
    } catch (IllegalArgumentException e) {
      throw new DecodeException(Fault.VALUE, "expected a revocation with each field in its range");
    }
    WireForm.requireSame(encode(revocation), payload);
    return revocation;
  }
}
