package org.doorward.li.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.doorward.li.element.FaultName;
import org.doorward.li.evidence.Phase;
import org.doorward.li.evidence.Reason;
import org.doorward.li.extension.XmlFragment;
import org.doorward.li.identifier.GenericObjectId;
import org.doorward.li.identifier.Xid;
import org.doorward.li.netty.element.NetworkElementBuilder;
import org.doorward.li.spec.lab.Lab;
import org.doorward.li.spec.lab.LabPki;
import org.doorward.li.target.SipUri;
import org.doorward.li.target.TargetIdentifier;
import org.doorward.li.x1.CreateObject;
import org.doorward.li.x1.DeactivateTask;
import org.doorward.li.x1.GenericObjectType;
import org.doorward.li.x1.NeIssueType;
import org.doorward.li.x1.ReportNeIssue;
import org.doorward.li.x1.UnknownObject;
import org.doorward.li.x1.X1ErrorCode;
import org.doorward.li.x1.xml.X1Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** INV-X1-142. An element that holds all documents against a schema works, and refuses what the schema does not know. */
class ValidatingIT {
  private static final TargetIdentifier ALICE = SipUri.of("sip:alice@example.com");

  @TempDir
  private Path directory;

  /** Creates an object of a type that no schema of ours knows, and returns what refuses it. */
  private X1ErrorCode refusal(String name, UnaryOperator<NetworkElementBuilder> settings)
      throws Exception {
    LabPki pki = LabPki.found("Laboratory LI CA");
    UnknownObject object = new UnknownObject(
        GenericObjectId.random(),
        new GenericObjectType("urn:example:objects", "Shape"),
        List.of(XmlFragment.of("<sides xmlns='urn:example:objects'>3</sides>")));
    try (ReportInbox inbox = ReportInbox.of(pki);
        Lab lab = Lab.open(directory.resolve(name), settings, pki, inbox::entry)) {
      inbox.open(lab);
      Xid xid = lab.activate(ALICE);
      lab.admf().done(header -> new DeactivateTask(header, xid));
      lab.element().faults().warn(new FaultName("probe-near-its-limit"));
      inbox.await(report ->
          report instanceof ReportNeIssue issue && issue.issueType() == NeIssueType.WARNING);
      X1ErrorCode code = lab.admf().refused(header -> new CreateObject(header, object));
      Reason reason =
          code == X1ErrorCode.SYNTAX_OR_SCHEMA_ERROR ? Reason.MALFORMED : Reason.UNSUPPORTED;
      assertEquals(
          1,
          VerifiedEntries.of(lab.element(), directory.resolve(name + " audit")).acts().stream()
              .filter(act -> act.phase() == Phase.REFUSAL && act.reason() == reason)
              .count());
      return code;
    }
  }

  @Test
  void whatTheSchemaDoesNotKnowIsRefusedByIt() throws Exception {
    assertEquals(X1ErrorCode.GENERIC_CREATE_OBJECT_FAILURE, refusal("plain", builder -> builder));
    assertEquals(
        X1ErrorCode.SYNTAX_OR_SCHEMA_ERROR,
        refusal("validating", builder -> builder.validating(X1Schema.create())));
  }
}
