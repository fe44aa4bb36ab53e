package org.doorward.li.x1.xml;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.fault.Fault;
import org.doorward.li.identifier.X1TransactionId;
import org.doorward.li.markup.XmlElement;
import org.doorward.li.x1.RequestMessageType;
import org.doorward.li.x1.X1ErrorCode;
import org.doorward.li.x1.X1Message;

/**
 * Makes messages of the elements of a request container. A message that cannot be read harms no other: it is
 * handed on with what could be read of its header, and the code to answer.
 *
 * @clause TS 103 221-1, 6.1
 */
final class RequestReader {
  private RequestReader() {}

  /**
   * Reads all messages.
   *
   * @throws DecodeException SCHEMA if none of them can be answered
   */
  static List<X1Message> read(List<XmlElement> messages) throws DecodeException {
    if (messages.size() == 1) {
      X1Message only = read(messages.get(0));
      if (transactionId(only).isPresent()) {
        return List.of(only);
      }
    }
    List<X1Message> read = messages.stream().map(RequestReader::read).toList();
    if (read.stream().allMatch(message -> transactionId(message).isEmpty())) {
      throw new DecodeException(Fault.SCHEMA, "no message has a transaction that can be answered");
    }
    return refuseRepeatedTransactions(read);
  }

  private static X1Message read(XmlElement message) {
    RequestMessageType type = RequestMessageType.EXTENDED;
    try {
      Optional<String> typeName = MessageType.of(message);
      type = typeName.flatMap(RequestTable::type).orElse(RequestMessageType.EXTENDED);
      refuseWhatIsNoRequest(typeName, message);
      var row = RequestTable.row(type);
      if (row.isPresent()) {
        return new X1Message.Request(row.get().read(message));
      }
      HeaderTable.HEADER.take(Children.ofTyped(message));
      throw new Refusal(X1ErrorCode.UNSUPPORTED_REQUEST, type.wireName());
    } catch (Refusal refusal) {
      return unreadable(message, type, refusal);
    }
  }

  /** The base types are not abstract, and so name no request; nor does the type of a response. */
  private static void refuseWhatIsNoRequest(Optional<String> typeName, XmlElement message)
      throws Refusal {
    if (typeName
        .filter(n -> n.equals("X1RequestMessage") || n.endsWith("Response"))
        .isPresent()) {
      throw Refusal.syntax("type of " + message.name().getLocalPart() + " is no request");
    }
  }

  private static X1Message unreadable(
      XmlElement message, RequestMessageType type, Refusal refusal) {
    return new X1Message.Unreadable(
        HeaderTable.salvage(HeaderTable.ADMF_IDENTIFIER, message),
        HeaderTable.salvage(HeaderTable.NE_IDENTIFIER, message),
        HeaderTable.salvage(HeaderTable.VERSION, message),
        HeaderTable.salvage(HeaderTable.TRANSACTION_ID, message),
        type,
        code(type, refusal),
        refusal.description());
  }

  /** What a task cannot have is read by the same rows, whatever is to be done with the task. */
  private static X1ErrorCode code(RequestMessageType type, Refusal refusal) {
    return type == RequestMessageType.MODIFY_TASK
            && refusal.errorCode() == X1ErrorCode.GENERIC_ACTIVATE_TASK_FAILURE
        ? X1ErrorCode.GENERIC_MODIFY_TASK_FAILURE
        : refusal.errorCode();
  }

  /** Two answers to one transaction could not be told apart, so that neither request is believed. */
  private static List<X1Message> refuseRepeatedTransactions(List<X1Message> messages) {
    Set<X1TransactionId> seen = new HashSet<>();
    Set<X1TransactionId> repeated = new HashSet<>();
    for (X1Message message : messages) {
      transactionId(message).filter(id -> !seen.add(id)).ifPresent(repeated::add);
    }
    return messages.stream()
        .map(m -> transactionId(m).filter(repeated::contains).isPresent() ? repeated(m) : m)
        .toList();
  }

  private static X1Message repeated(X1Message message) {
    return refused(message, "repeated " + HeaderTable.TRANSACTION_ID.name().getLocalPart());
  }

  /** Refuses a message that could be read. */
  static X1Message refused(X1Message message, String description) {
    if (!(message instanceof X1Message.Request readable)) {
      return message;
    }
    var header = readable.request().header();
    return new X1Message.Unreadable(
        Optional.of(header.admfIdentifier()),
        Optional.of(header.neIdentifier()),
        Optional.of(header.version()),
        Optional.of(header.transactionId()),
        message.type(),
        X1ErrorCode.SYNTAX_OR_SCHEMA_ERROR,
        description);
  }

  private static Optional<X1TransactionId> transactionId(X1Message message) {
    return message instanceof X1Message.Request readable
        ? Optional.of(readable.request().header().transactionId())
        : ((X1Message.Unreadable) message).transactionId();
  }
}
