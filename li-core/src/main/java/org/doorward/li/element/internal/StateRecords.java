package org.doorward.li.element.internal;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.doorward.li.element.wire.KeptDestination;
import org.doorward.li.element.wire.KeptObject;
import org.doorward.li.element.wire.KeptTask;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.AdmfIdentifier;
import org.doorward.li.identifier.NeIdentifier;
import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.X1TransactionId;
import org.doorward.li.protobuf.StrictProtobuf;
import org.doorward.li.x1.ActivateTask;
import org.doorward.li.x1.CreateDestination;
import org.doorward.li.x1.CreateObject;
import org.doorward.li.x1.DestinationDetails;
import org.doorward.li.x1.GenericObject;
import org.doorward.li.x1.TaskDetails;
import org.doorward.li.x1.X1Header;
import org.doorward.li.x1.X1Message;
import org.doorward.li.x1.X1Request;
import org.doorward.li.x1.X1Version;
import org.doorward.li.x1.xml.X1Codec;
import org.doorward.li.x1.xml.X1Limits;

/**
 * How tasks, destinations and objects are written down. What an ADMF provisioned is kept as the X1 document
 * that would provision it again. Thread-safe.
 */
final class StateRecords {
  private static final X1Limits LIMITS = new X1Limits(1 << 24, 1, 1 << 20, 64, 64, 1 << 22);

  /** A task as it was written down; nothing of it has been verified. */
  record Task(
      TaskDetails details, Octets mandate, Instant changedAt, long modifications, Basis basis) {}

  /** What an ADMF provisioned, and what that rests on. */
  record Provisioned<T>(T details, OptionalLong intent) {}

  private final X1Codec codec = new X1Codec(LIMITS);
  private final X1Header header;

  StateRecords(NeIdentifier own) {
    this.header = new X1Header(
        new AdmfIdentifier("kept"),
        own,
        Instant.EPOCH,
        X1Version.IMPLEMENTED,
        new X1TransactionId(new UUID(0, 0)));
  }

  static Octets id(UUID value) {
    return Octets.of(ByteBuffer.allocate(16)
        .putLong(value.getMostSignificantBits())
        .putLong(value.getLeastSignificantBits())
        .array());
  }

  Octets task(Terms terms) {
    return Octets.of(StrictProtobuf.write(KeptTask.newBuilder()
        .setDocument(document(new ActivateTask(header, terms.details())))
        .setMandate(ByteString.copyFrom(terms.mandate().envelope().encode().asByteBuffer()))
        .setChangedAtMicros(ChronoUnit.MICROS.between(Instant.EPOCH, terms.changedAt()))
        .setModifications(terms.modifications())
        .setIntentPlusOne(plusOne(terms.basis().intent()))
        .setCommitmentKey(ByteString.copyFrom(terms.basis().commitmentKey().asByteBuffer()))
        .build()));
  }

  Task task(Octets record) throws EvidenceException {
    try {
      KeptTask kept = StrictProtobuf.read(KeptTask.parser(), record.toByteArray());
      return new Task(
          read(ActivateTask.class, kept.getDocument()).taskDetails(),
          Octets.of(kept.getMandate().toByteArray()),
          Instant.EPOCH.plus(kept.getChangedAtMicros(), ChronoUnit.MICROS),
          kept.getModifications(),
          new Basis(
              intent(kept.getIntentPlusOne()), Octets.of(kept.getCommitmentKey().toByteArray())));
    } catch (DecodeException | IllegalArgumentException e) {
      throw new EvidenceException("a task is not kept as it has to be", e);
    }
  }

  Octets destination(DestinationDetails details, OptionalLong intent) {
    return Octets.of(StrictProtobuf.write(KeptDestination.newBuilder()
        .setDocument(document(new CreateDestination(header, details)))
        .setIntentPlusOne(plusOne(intent))
        .build()));
  }

  Provisioned<DestinationDetails> destination(Octets record) throws EvidenceException {
    try {
      KeptDestination kept = StrictProtobuf.read(KeptDestination.parser(), record.toByteArray());
      return new Provisioned<>(
          read(CreateDestination.class, kept.getDocument()).destinationDetails(),
          intent(kept.getIntentPlusOne()));
    } catch (DecodeException e) {
      throw new EvidenceException("a destination is not kept as it has to be", e);
    }
  }

  Octets object(GenericObject object, OptionalLong intent) {
    return Octets.of(StrictProtobuf.write(KeptObject.newBuilder()
        .setDocument(document(new CreateObject(header, object)))
        .setIntentPlusOne(plusOne(intent))
        .build()));
  }

  Provisioned<GenericObject> object(Octets record) throws EvidenceException {
    try {
      KeptObject kept = StrictProtobuf.read(KeptObject.parser(), record.toByteArray());
      return new Provisioned<>(
          read(CreateObject.class, kept.getDocument()).object(), intent(kept.getIntentPlusOne()));
    } catch (DecodeException e) {
      throw new EvidenceException("an object is not kept as it has to be", e);
    }
  }

  private ByteString document(X1Request request) {
    return ByteString.copyFrom(codec.writeRequests(List.of(request)));
  }

  private <T extends X1Request> T read(Class<T> type, ByteString document)
      throws DecodeException, EvidenceException {
    List<X1Message> messages = codec.readRequests(document.asReadOnlyByteBuffer());
    if (messages.size() == 1
        && messages.get(0) instanceof X1Message.Request one
        && type.isInstance(one.request())) {
      return type.cast(one.request());
    }
    throw new EvidenceException("a kept document holds something else");
  }

  private static long plusOne(OptionalLong intent) {
    return intent.isPresent() ? intent.getAsLong() + 1 : 0;
  }

  private static OptionalLong intent(long plusOne) {
    return plusOne == 0 ? OptionalLong.empty() : OptionalLong.of(plusOne - 1);
  }
}
