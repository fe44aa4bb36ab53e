package org.doorward.li.policy.internal;

import static org.doorward.li.authority.internal.Operator.DID;
import static org.doorward.li.authority.internal.Operator.XID;
import static org.doorward.li.policy.internal.ElementFixture.header;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import java.util.Optional;
import org.doorward.li.authority.Scope;
import org.doorward.li.authority.internal.Operator;
import org.doorward.li.identifier.CorrelationId;
import org.doorward.li.identifier.DeliveryType;
import org.doorward.li.policy.Decision;
import org.doorward.li.target.TargetIdentifierExtension;
import org.doorward.li.x1.ActivateTask;
import org.doorward.li.x1.ListOfDids;
import org.doorward.li.x1.TaskDetails;
import org.junit.jupiter.api.Test;

/** TS 33.128, 5.2.6 and 6.2.3: tasks from triggering functions. */
class TriggeredTasksTest {
  private static final String SESSION = "<FSEID><SEID>1</SEID></FSEID>";

  private static TargetIdentifierExtension criteria(String criteria) {
    return TargetIdentifierExtension.of("<Owner>3GPP</Owner><UPFLIT3TargetIdentifierExtensions"
        + " xmlns=\"urn:3GPP:ns:li:3GPPX1Extensions:r19:v4\">" + criteria
        + "</UPFLIT3TargetIdentifierExtensions>");
  }

  private static TaskDetails task(String criteria, Optional<CorrelationId> correlation) {
    var task = TaskDetails.builder(
        XID, List.of(criteria(criteria)), DeliveryType.X3_ONLY, ListOfDids.of(DID));
    correlation.ifPresent(task::correlationId);
    return task.build();
  }

  /** Rules for a task that a mandate permits. */
  private static Decision decide(ElementFixture element, TaskDetails task) {
    Scope any = Operator.scope();
    element.submit(Operator.mandate()
        .scope(new Scope(
            task.targetIdentifiers(),
            DeliveryType.X3_ONLY,
            List.of(),
            any.destinations(),
            Optional.empty(),
            task.correlationId())));
    return element.rule(new ActivateTask(header(), task)).decision();
  }

  private static void refused(int code, String description, Decision decision) {
    Decision.Deny deny = assertInstanceOf(Decision.Deny.class, decision);
    assertEquals(code, deny.code().code());
    assertEquals(description, deny.description());
  }

  @Test
  void aTriggeredPointNeedsTheCorrelation() {
    Optional<CorrelationId> correlation = Optional.of(new CorrelationId(5));
    assertEquals(Decision.permit(), decide(ElementFixture.triggered(), task(SESSION, correlation)));

    refused(
        3000, "correlationID", decide(ElementFixture.triggered(), task(SESSION, Optional.empty())));
    assertEquals(Decision.permit(), decide(new ElementFixture(), task(SESSION, Optional.empty())));
  }

  /** Trap 66. */
  @Test
  void criteriaThatAreAboutNoSessionAreRefused() {
    assertEquals(
        Decision.permit(),
        decide(new ElementFixture(), task(SESSION + "<PDRID>7</PDRID>", Optional.empty())));

    refused(
        3020,
        "targetIdentifierExtension",
        decide(new ElementFixture(), task("<PDRID>7</PDRID>", Optional.empty())));
  }

  @Test
  void criteriaThatAreNotKnownAreRefused() {
    refused(
        3000,
        "targetIdentifierExtension",
        decide(new ElementFixture(), task(SESSION + "<DNN>internet</DNN>", Optional.empty())));
  }
}
