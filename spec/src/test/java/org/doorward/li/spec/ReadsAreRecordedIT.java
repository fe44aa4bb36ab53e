package org.doorward.li.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.doorward.li.evidence.Operation;
import org.doorward.li.evidence.Phase;
import org.doorward.li.evidence.RecordedAct;
import org.doorward.li.identifier.GenericObjectId;
import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.Xid;
import org.doorward.li.spec.lab.Lab;
import org.doorward.li.target.SipUri;
import org.doorward.li.x1.CreateObject;
import org.doorward.li.x1.DestinationSetDetails;
import org.doorward.li.x1.DestinationSetType;
import org.doorward.li.x1.GenericObjectType;
import org.doorward.li.x1.GetAllDestinationDetails;
import org.doorward.li.x1.GetAllDetails;
import org.doorward.li.x1.GetAllGenericObjectDetails;
import org.doorward.li.x1.GetAllTaskDetails;
import org.doorward.li.x1.GetDestinationDetails;
import org.doorward.li.x1.GetNeStatus;
import org.doorward.li.x1.GetObject;
import org.doorward.li.x1.GetTaskDetails;
import org.doorward.li.x1.ListAllDetails;
import org.doorward.li.x1.ListObjectsOfType;
import org.doorward.li.x1.X1Header;
import org.doorward.li.x1.X1Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** INV-EVID-15: no question of X1 is answered without an entry that names the certificate of who asked. */
class ReadsAreRecordedIT {
  @TempDir
  Path directory;

  private static Map<Operation, Function<X1Header, X1Request>> questions(
      Lab lab, Xid xid, GenericObjectId object) {
    Map<Operation, Function<X1Header, X1Request>> all = new LinkedHashMap<>();
    all.put(Operation.GET_TASK_DETAILS, header -> new GetTaskDetails(header, xid));
    all.put(
        Operation.GET_DESTINATION_DETAILS,
        header -> new GetDestinationDetails(header, lab.destination()));
    all.put(Operation.GET_NE_STATUS, GetNeStatus::new);
    all.put(Operation.GET_ALL_DETAILS, GetAllDetails::new);
    all.put(Operation.GET_ALL_TASK_DETAILS, GetAllTaskDetails::new);
    all.put(Operation.GET_ALL_DESTINATION_DETAILS, GetAllDestinationDetails::new);
    all.put(
        Operation.GET_ALL_GENERIC_OBJECT_DETAILS,
        header -> new GetAllGenericObjectDetails(header, Optional.empty()));
    all.put(Operation.LIST_ALL_DETAILS, ListAllDetails::new);
    all.put(Operation.GET_OBJECT, header -> new GetObject(header, object));
    all.put(
        Operation.LIST_OBJECTS_OF_TYPE,
        header -> new ListObjectsOfType(header, GenericObjectType.DESTINATION_SET_DETAILS));
    return all;
  }

  @Test
  void everyQuestionHasItsIntentAndItsOutcome() throws Exception {
    try (Lab lab = Lab.open(directory.resolve("element"))) {
      Xid xid = lab.activate(SipUri.of("sip:alice@example.com"));
      GenericObjectId object = GenericObjectId.random();
      lab.admf()
          .done(header -> new CreateObject(
              header,
              new DestinationSetDetails(
                  object, Optional.empty(), List.of(), List.of(), DestinationSetType.DUPLICATE)));
      Octets certificate = Octets.of(MessageDigest.getInstance("SHA-256")
          .digest(lab.admf().component().certificate().getEncoded()));
      Map<Operation, Function<X1Header, X1Request>> questions = questions(lab, xid, object);

      for (Function<X1Header, X1Request> question : questions.values()) {
        lab.admf().done(question);
      }

      var log = VerifiedEntries.of(lab.element(), directory.resolve("audit"));
      for (Operation operation : questions.keySet()) {
        List<RecordedAct> acts = log.of(operation);
        assertEquals(
            List.of(Phase.INTENT, Phase.OUTCOME),
            acts.stream().map(RecordedAct::phase).toList(),
            operation.name());
        assertTrue(acts.stream().allMatch(act -> act.certificateSha256().equals(certificate)));
        assertTrue(acts.stream().allMatch(act -> act.admf().equals(Optional.of(Lab.ADMF))));
      }
    }
  }

  /** So that a question that is new is asked above. */
  @Test
  void everyQuestionOfX1IsAsked() throws Exception {
    Set<Operation> asking = Stream.of(Operation.values())
        .filter(one -> one.name().startsWith("GET_") || one.name().startsWith("LIST_"))
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Operation.class)));

    try (Lab lab = Lab.open(directory.resolve("other"))) {
      assertEquals(
          asking, questions(lab, Xid.random(), GenericObjectId.random()).keySet());
    }
  }
}
