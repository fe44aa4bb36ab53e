package org.doorward.li.spec.x1;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.doorward.li.target.TargetIdentifier;
import org.doorward.li.target.TargetType;
import org.doorward.li.x1.ActivateTask;
import org.doorward.li.x1.RequestMessageType;
import org.doorward.li.x1.X1Answer;
import org.doorward.li.x1.X1Message;
import org.doorward.li.x1.X1Request;
import org.doorward.li.x1.X1Response;
import org.doorward.li.x1.xml.X1Codec;
import org.doorward.li.x1.xml.X1Limits;
import org.junit.jupiter.api.Test;

class X1SamplesTest {
  private static final long SEED = 1;
  private static final int EACH = 40;

  private final X1Samples samples = new X1Samples(SEED);
  private final X1Codec codec = new X1Codec(X1Limits.DEFAULT);

  /** TS 103 221-1, 6.2.1: a target identifier is one of forty. */
  @Test
  void fortyActivationsCoverEveryArmOfATarget() {
    Set<TargetType> covered = EnumSet.noneOf(TargetType.class);
    for (X1Request request : samples.requests(RequestMessageType.ACTIVATE_TASK, X1Samples.ARMS)) {
      ((ActivateTask) request)
          .taskDetails().targetIdentifiers().stream()
              .map(TargetIdentifier::type)
              .forEach(covered::add);
    }
    assertEquals(EnumSet.allOf(TargetType.class), covered);
  }

  @Test
  void everyTypeOfTheSchemaHasItsDocuments() {
    Set<String> types = new TreeSet<>(Set.of("ErrorResponse", "X1TopLevelErrorResponse"));
    for (RequestMessageType type : RequestMessageType.values()) {
      if (type != RequestMessageType.EXTENDED) {
        types.add(type.wireName() + "Request");
        types.add(type.wireName() + "Response");
      }
    }
    Map<String, Long> counted = samples.documents(3).keySet().stream()
        .collect(
            Collectors.groupingBy(name -> name.replaceAll("-[0-9]+$", ""), Collectors.counting()));

    assertEquals(types, new TreeSet<>(counted.keySet()));
    assertEquals(X1Samples.ARMS, counted.remove("ActivateTaskRequest"));
    assertEquals(Set.of(3L), Set.copyOf(counted.values()));
  }

  @Test
  void theSameSeedGivesTheSameDocuments() {
    Map<String, byte[]> one = samples.documents(3);
    Map<String, byte[]> other = new X1Samples(SEED).documents(3);

    assertEquals(one.keySet(), other.keySet());
    one.forEach((name, document) -> assertArrayEquals(document, other.get(name), name));
  }

  /** INV-X1-01. */
  @Test
  void everySampleIsReadBackEqual() throws Exception {
    for (RequestMessageType type : RequestMessageType.values()) {
      if (type == RequestMessageType.EXTENDED) {
        continue;
      }
      List<X1Request> requests = samples.requests(type, EACH);
      assertEquals(
          requests.stream().map(X1Message.Request::new).toList(),
          codec.readRequests(ByteBuffer.wrap(codec.writeRequests(requests))));
      X1Answer answers = new X1Answer.Responses(samples.responses(type, EACH));
      assertEquals(answers, codec.readAnswer(ByteBuffer.wrap(codec.writeAnswer(answers))));
    }
    X1Answer errors = new X1Answer.Responses(List.<X1Response>copyOf(samples.errors(EACH)));
    assertEquals(errors, codec.readAnswer(ByteBuffer.wrap(codec.writeAnswer(errors))));
  }

  /** INV-X1-03: everything that we emit validates against the schemas that ETSI publishes. */
  @Test
  void everySampleValidatesAgainstThePublishedSchemas() throws Exception {
    EtsiSchemas etsi = EtsiSchemas.require();
    List<String> invalid = new ArrayList<>();
    Map<String, byte[]> documents = samples.documents(EACH);
    for (Map.Entry<String, byte[]> document : documents.entrySet()) {
      String verdict = etsi.verdict(document.getValue());
      if (!verdict.equals("valid")) {
        invalid.add(document.getKey() + ": " + verdict + "\n"
            + new String(document.getValue(), StandardCharsets.UTF_8));
      }
    }
    assertEquals(List.of(), invalid);
    assertEquals(56 * EACH, documents.size());
  }
}
