package org.doorward.li.spec.x1;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.doorward.li.identifier.AdmfIdentifier;
import org.doorward.li.identifier.NeIdentifier;
import org.doorward.li.identifier.X1TransactionId;
import org.doorward.li.target.TargetIdentifier;
import org.doorward.li.target.TargetType;
import org.doorward.li.x1.ErrorResponse;
import org.doorward.li.x1.RequestMessageType;
import org.doorward.li.x1.X1Answer;
import org.doorward.li.x1.X1Header;
import org.doorward.li.x1.X1Request;
import org.doorward.li.x1.X1Response;
import org.doorward.li.x1.X1TopLevelErrorResponse;
import org.doorward.li.x1.X1Version;
import org.doorward.li.x1.xml.X1Codec;
import org.doorward.li.x1.xml.X1Limits;

/**
 * Valid messages of every type of X1, the same for the same seed. The first instance of a type has what it must
 * have, the second all that it may have, the others some of it; the instance of number n is for a target of the
 * n-th arm, so that forty instances cover all arms. All validate against the schemas that ETSI publishes (1.22.1):
 * their extensions hold an owner alone. Immutable.
 *
 * @clause TS 103 221-1, 6
 */
public final class X1Samples {
  /** How many instances of a type cover all arms of a target identifier. */
  public static final int ARMS = TargetType.values().length;

  private static final List<TargetType> TYPES = List.of(TargetType.values());

  private final long seed;

  /**
   * The samples of one seed.
   *
   * @param seed any number
   */
  public X1Samples(long seed) {
    this.seed = seed;
  }

  /**
   * Requests of one type.
   *
   * @param type not {@link RequestMessageType#EXTENDED}
   * @param count how many
   * @return the first so many instances
   * @throws IllegalArgumentException if the schema names no such request
   */
  public List<X1Request> requests(RequestMessageType type, int count) {
    return IntStream.range(0, count)
        .mapToObj(n -> {
          Draw draw = draw(type, n);
          return new SampleRequests(draw, header(draw), targets(draw, n)).of(type);
        })
        .toList();
  }

  /**
   * Positive responses to requests of one type.
   *
   * @param type not {@link RequestMessageType#EXTENDED}
   * @param count how many
   * @return the first so many instances
   * @throws IllegalArgumentException if the schema names no such response
   */
  public List<X1Response> responses(RequestMessageType type, int count) {
    return IntStream.range(0, count)
        .mapToObj(n -> response(type, draw(type, n), n))
        .toList();
  }

  /**
   * Responses that say what went wrong.
   *
   * @param count how many
   * @return the first so many instances
   */
  public List<ErrorResponse> errors(int count) {
    return IntStream.range(0, count)
        .mapToObj(n -> {
          Draw draw = draw(RequestMessageType.EXTENDED, n);
          return new SampleResponses(draw, header(draw), List.of()).error();
        })
        .toList();
  }

  /**
   * Answers to containers of which nothing could be read.
   *
   * @param count how many
   * @return the first so many instances
   */
  public List<X1TopLevelErrorResponse> topLevelErrors(int count) {
    return IntStream.range(0, count)
        .mapToObj(n -> header(draw(RequestMessageType.EXTENDED, n)))
        .map(header -> new X1TopLevelErrorResponse(
            header.admfIdentifier(), header.neIdentifier(), header.timestamp(), header.version()))
        .toList();
  }

  /**
   * A target identifier.
   *
   * @param type its arm
   * @return the same one for the same seed
   */
  public TargetIdentifier target(TargetType type) {
    return SampleTargets.of(type, new Draw(seed + type.elementName().hashCode(), Draw.Fill.SOME));
  }

  /**
   * A document for each instance, with one message each.
   *
   * @param count how many of each type, but never fewer of ActivateTask requests than there are arms of a target
   * @return the documents in UTF-8, by the type of the message and the number of the instance from 1 on, as in
   *     {@code ActivateTaskRequest-1}; errors included
   */
  public Map<String, byte[]> documents(int count) {
    X1Codec codec = new X1Codec(X1Limits.DEFAULT);
    Map<String, byte[]> documents = new TreeMap<>();
    for (RequestMessageType type : RequestMessageType.values()) {
      if (type == RequestMessageType.EXTENDED) {
        continue;
      }
      int instances = type == RequestMessageType.ACTIVATE_TASK ? Math.max(count, ARMS) : count;
      number(
          documents,
          type.wireName() + "Request",
          requests(type, instances).stream()
              .map(request -> codec.writeRequests(List.of(request)))
              .toList());
      number(documents, type.wireName() + "Response", answers(codec, responses(type, count)));
    }
    number(documents, "ErrorResponse", answers(codec, errors(count)));
    number(
        documents,
        "X1TopLevelErrorResponse",
        topLevelErrors(count).stream().map(codec::writeAnswer).toList());
    return documents;
  }

  private static List<byte[]> answers(X1Codec codec, List<? extends X1Response> responses) {
    return responses.stream()
        .map(response -> codec.writeAnswer(new X1Answer.Responses(List.of(response))))
        .toList();
  }

  private static void number(Map<String, byte[]> into, String type, List<byte[]> documents) {
    for (int n = 0; n < documents.size(); n++) {
      into.put(type + "-" + (n + 1), documents.get(n));
    }
  }

  private static X1Response response(RequestMessageType type, Draw draw, int n) {
    return new SampleResponses(draw, header(draw), targets(draw, n)).of(type);
  }

  private Draw draw(RequestMessageType type, int n) {
    return new Draw(seed * 1_000_003 + type.wireName().hashCode() * 10_007L + n, Draw.Fill.of(n));
  }

  private static List<TargetIdentifier> targets(Draw draw, int n) {
    return List.of(SampleTargets.of(TYPES.get(n % ARMS), draw));
  }

  private static X1Header header(Draw draw) {
    return new X1Header(
        new AdmfIdentifier("admf-" + draw.digits(2) + ".example"),
        new NeIdentifier("ne-" + draw.digits(2) + ".example"),
        draw.instant(),
        X1Version.IMPLEMENTED,
        new X1TransactionId(draw.uuid()));
  }
}
