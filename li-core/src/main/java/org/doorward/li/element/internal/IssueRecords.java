package org.doorward.li.element.internal;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;
import org.doorward.li.element.wire.IssueRecord;
import org.doorward.li.element.wire.IssueScope;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.AdmfIdentifier;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.Xid;
import org.doorward.li.protobuf.StrictProtobuf;
import org.doorward.li.x1.X1ErrorCode;

/** The form in which issues are kept over a restart: {@code doorward/element/v1/issue.proto}. */
final class IssueRecords {
  private static final int UUID_OCTETS = 16;

  /** One record. */
  record Kept(AdmfIdentifier admf, Issue issue, boolean happened) {}

  private IssueRecords() {}

  static Octets write(Kept kept) {
    Issue issue = kept.issue();
    IssueRecord.Builder record = IssueRecord.newBuilder()
        .setAdmf(kept.admf().value())
        .setCondition(issue.condition())
        .setType(issue.type().name())
        .setCode(issue.code().map(X1ErrorCode::code).orElse(0))
        .setDetails(issue.details())
        .setHappened(kept.happened());
    if (issue.subject() instanceof Subject.Task task) {
      record.setScope(IssueScope.ISSUE_SCOPE_TASK).setObject(octets(task.xid().value()));
    } else if (issue.subject() instanceof Subject.Destination destination) {
      record
          .setScope(IssueScope.ISSUE_SCOPE_DESTINATION)
          .setObject(octets(destination.did().value()));
    } else if (issue.subject() instanceof Subject.ElementOf) {
      record.setScope(IssueScope.ISSUE_SCOPE_ELEMENT_OF_ADMF);
    } else {
      record.setScope(IssueScope.ISSUE_SCOPE_ELEMENT);
    }
    return Octets.of(StrictProtobuf.write(record.build()));
  }

  static Kept read(Octets value) throws EvidenceException {
    try {
      IssueRecord record = StrictProtobuf.read(IssueRecord.parser(), value.toByteArray());
      AdmfIdentifier admf = new AdmfIdentifier(record.getAdmf());
      return new Kept(
          admf,
          new Issue(
              subject(record, admf),
              record.getCondition(),
              Issue.Type.valueOf(record.getType()),
              code(record.getCode()),
              record.getDetails()),
          record.getHappened());
    } catch (DecodeException | IllegalArgumentException e) {
      throw new EvidenceException("a kept report is something else", e);
    }
  }

  private static Subject subject(IssueRecord record, AdmfIdentifier admf) {
    return switch (record.getScope()) {
      case ISSUE_SCOPE_TASK -> Subject.of(new Xid(uuid(record.getObject())));
      case ISSUE_SCOPE_DESTINATION -> Subject.of(new Did(uuid(record.getObject())));
      case ISSUE_SCOPE_ELEMENT -> Subject.element();
      case ISSUE_SCOPE_ELEMENT_OF_ADMF -> Subject.of(admf);
      case ISSUE_SCOPE_UNSPECIFIED, UNRECOGNIZED ->
        throw new IllegalArgumentException("an issue of no scope");
    };
  }

  private static Optional<X1ErrorCode> code(int number) {
    if (number == 0) {
      return Optional.empty();
    }
    return Optional.of(X1ErrorCode.of(number)
        .orElseThrow(() -> new IllegalArgumentException("an issue of no known code")));
  }

  private static ByteString octets(UUID id) {
    return ByteString.copyFrom(uuidOctets(id));
  }

  /** The 16 octets of a UUID. */
  static byte[] uuidOctets(UUID id) {
    return ByteBuffer.allocate(UUID_OCTETS)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }

  private static UUID uuid(ByteString octets) {
    if (octets.size() != UUID_OCTETS) {
      throw new IllegalArgumentException("expected " + UUID_OCTETS + " octets");
    }
    ByteBuffer in = octets.asReadOnlyByteBuffer();
    return new UUID(in.getLong(), in.getLong());
  }
}
