package org.doorward.li.element.internal;

import org.doorward.li.element.wire.KeptDestination;
import org.doorward.li.element.wire.KeptObject;
import org.doorward.li.element.wire.KeptTask;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.Octets;
import org.doorward.li.protobuf.StrictProtobuf;
import org.doorward.li.store.TaskStore.Kind;

/** What of a record goes to other hardware: all but the places of its intent in a log that stays behind. */
public final class CarriedState {
  private CarriedState() {}

  /**
   * The record as other hardware takes it.
   *
   * @param kind of the record
   * @param value of the record
   * @return the record without the number of its intent: the element that starts with it records it again
   * @throws EvidenceException if the record is not what it has to be
   */
  public static Octets of(Kind kind, Octets value) throws EvidenceException {
    byte[] octets = value.toByteArray();
    try {
      return switch (kind) {
        case TASK ->
          Octets.of(StrictProtobuf.write(StrictProtobuf.read(KeptTask.parser(), octets).toBuilder()
              .clearIntentPlusOne()
              .build()));
        case DESTINATION ->
          Octets.of(
              StrictProtobuf.write(StrictProtobuf.read(KeptDestination.parser(), octets).toBuilder()
                  .clearIntentPlusOne()
                  .build()));
        case OBJECT ->
          Octets.of(
              StrictProtobuf.write(StrictProtobuf.read(KeptObject.parser(), octets).toBuilder()
                  .clearIntentPlusOne()
                  .build()));
        case FAULT, REPORT, MANDATE, SPENT, REVOCATION -> value;
      };
    } catch (DecodeException e) {
      throw new EvidenceException("a record is not kept as it has to be", e);
    }
  }
}
