package org.doorward.li.x1;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.doorward.li.identifier.AdmfIdentifier;
import org.doorward.li.identifier.NeIdentifier;
import org.doorward.li.identifier.X1TransactionId;

/**
 * One message of a request container, as far as it could be read. Immutable.
 *
 * @clause TS 103 221-1, 6.1
 */
public sealed interface X1Message {
  /**
   * What is asked.
   *
   * @return {@link RequestMessageType#EXTENDED} if that could not be read
   */
  RequestMessageType type();

  /**
   * A message that is what the schema says.
   *
   * @param request the request
   */
  record Request(X1Request request) implements X1Message {
    /**
     * Refuses null.
     *
     * @param request not null
     */
    public Request {
      requireNonNull(request, "request");
    }

    @Override
    public RequestMessageType type() {
      return request.type();
    }
  }

  /**
   * A message that is refused before anybody looks at what it asks. What could be read of its header is what
   * the peer claims; nothing has been checked but the form.
   *
   * @param admfIdentifier if it could be read
   * @param neIdentifier if it could be read
   * @param version if it could be read
   * @param transactionId if it could be read
   * @param type what is asked
   * @param errorCode what to answer
   * @param description fixed text that names an element of the schema at most
   */
  record Unreadable(
      Optional<AdmfIdentifier> admfIdentifier,
      Optional<NeIdentifier> neIdentifier,
      Optional<X1Version> version,
      Optional<X1TransactionId> transactionId,
      RequestMessageType type,
      X1ErrorCode errorCode,
      String description)
      implements X1Message {
    /**
     * Refuses null.
     *
     * @param admfIdentifier not null
     * @param neIdentifier not null
     * @param version not null
     * @param transactionId not null
     * @param type not null
     * @param errorCode not null
     * @param description not null
     */
    public Unreadable {
      requireNonNull(admfIdentifier, "admfIdentifier");
      requireNonNull(neIdentifier, "neIdentifier");
      requireNonNull(version, "version");
      requireNonNull(transactionId, "transactionId");
      requireNonNull(type, "type");
      requireNonNull(errorCode, "errorCode");
      requireNonNull(description, "description");
    }
  }
}
