package org.doorward.li.x1.xml;

import static org.doorward.li.x1.xml.Names.x1;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.doorward.li.identifier.AdmfIdentifier;
import org.doorward.li.identifier.NeIdentifier;
import org.doorward.li.identifier.X1TransactionId;
import org.doorward.li.markup.XmlElement;
import org.doorward.li.x1.X1Header;
import org.doorward.li.x1.X1TopLevelErrorResponse;
import org.doorward.li.x1.X1Version;

/**
 * The base fields of messages, and the top-level error, which has nothing but most of them.
 *
 * @clause TS 103 221-1, 6.1
 */
final class HeaderTable {
  static final Field<X1Header, AdmfIdentifier> ADMF_IDENTIFIER =
      Field.once(x1("admfIdentifier"), SimpleTypes.ADMF_IDENTIFIER, X1Header::admfIdentifier);
  static final Field<X1Header, NeIdentifier> NE_IDENTIFIER =
      Field.once(x1("neIdentifier"), SimpleTypes.NE_IDENTIFIER, X1Header::neIdentifier);
  private static final Field<X1Header, Instant> TIMESTAMP =
      Field.once(x1("messageTimestamp"), SimpleTypes.TIMESTAMP, X1Header::timestamp);
  static final Field<X1Header, X1Version> VERSION =
      Field.once(x1("version"), SimpleTypes.VERSION, X1Header::version);
  static final Field<X1Header, X1TransactionId> TRANSACTION_ID =
      Field.once(x1("x1TransactionId"), SimpleTypes.TRANSACTION_ID, X1Header::transactionId);

  static final Sequence<X1Header> HEADER = Sequence.of(
      v -> new X1Header(
          v.one(ADMF_IDENTIFIER),
          v.one(NE_IDENTIFIER),
          v.one(TIMESTAMP),
          v.one(VERSION),
          v.one(TRANSACTION_ID)),
      ADMF_IDENTIFIER,
      NE_IDENTIFIER,
      TIMESTAMP,
      VERSION,
      TRANSACTION_ID);

  private static final Field<X1TopLevelErrorResponse, AdmfIdentifier> ERROR_ADMF_IDENTIFIER =
      Field.once(
          ADMF_IDENTIFIER.name(),
          SimpleTypes.ADMF_IDENTIFIER,
          X1TopLevelErrorResponse::admfIdentifier);
  private static final Field<X1TopLevelErrorResponse, NeIdentifier> ERROR_NE_IDENTIFIER =
      Field.once(
          NE_IDENTIFIER.name(), SimpleTypes.NE_IDENTIFIER, X1TopLevelErrorResponse::neIdentifier);
  private static final Field<X1TopLevelErrorResponse, Instant> ERROR_TIMESTAMP =
      Field.once(TIMESTAMP.name(), SimpleTypes.TIMESTAMP, X1TopLevelErrorResponse::timestamp);
  private static final Field<X1TopLevelErrorResponse, X1Version> ERROR_VERSION =
      Field.once(VERSION.name(), SimpleTypes.VERSION, X1TopLevelErrorResponse::version);

  static final Sequence<X1TopLevelErrorResponse> TOP_LEVEL_ERROR = Sequence.of(
      v -> new X1TopLevelErrorResponse(
          v.one(ERROR_ADMF_IDENTIFIER),
          v.one(ERROR_NE_IDENTIFIER),
          v.one(ERROR_TIMESTAMP),
          v.one(ERROR_VERSION)),
      ERROR_ADMF_IDENTIFIER,
      ERROR_NE_IDENTIFIER,
      ERROR_TIMESTAMP,
      ERROR_VERSION);

  private HeaderTable() {}

  /** What can be read of one base field in a message that is refused, if it stands there exactly once. */
  static <V> Optional<V> salvage(Field<X1Header, V> field, XmlElement message) {
    List<XmlElement> found = message.elements().stream()
        .filter(child -> child.name().equals(field.name()))
        .toList();
    if (found.size() != 1) {
      return Optional.empty();
    }
    try {
      return Optional.of(field.type().read(found.get(0)));
    } catch (Refusal e) {
      return Optional.empty();
    }
  }
}
