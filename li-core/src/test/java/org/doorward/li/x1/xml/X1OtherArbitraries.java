package org.doorward.li.x1.xml;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.doorward.li.extension.XmlFragment;
import org.doorward.li.identifier.GenericObjectId;
import org.doorward.li.identifier.Octets;
import org.doorward.li.target.TargetArbitraries;
import org.doorward.li.x1.AssociatedDid;
import org.doorward.li.x1.CreateObject;
import org.doorward.li.x1.DeactivateAllTasks;
import org.doorward.li.x1.DeleteAllObjects;
import org.doorward.li.x1.DeleteObject;
import org.doorward.li.x1.DestinationSetDetails;
import org.doorward.li.x1.DestinationSetType;
import org.doorward.li.x1.GenericObject;
import org.doorward.li.x1.GenericObjectResponseDetails;
import org.doorward.li.x1.GenericObjectStatus;
import org.doorward.li.x1.GenericObjectType;
import org.doorward.li.x1.GetAllDestinationDetails;
import org.doorward.li.x1.GetAllDestinationDetailsResponse;
import org.doorward.li.x1.GetAllDetails;
import org.doorward.li.x1.GetAllDetailsResponse;
import org.doorward.li.x1.GetAllGenericObjectDetails;
import org.doorward.li.x1.GetAllGenericObjectDetailsResponse;
import org.doorward.li.x1.GetAllTaskDetails;
import org.doorward.li.x1.GetAllTaskDetailsResponse;
import org.doorward.li.x1.GetObject;
import org.doorward.li.x1.GetObjectResponse;
import org.doorward.li.x1.HashAlgorithm;
import org.doorward.li.x1.HashContext;
import org.doorward.li.x1.ListObjectsOfType;
import org.doorward.li.x1.ListObjectsOfTypeResponse;
import org.doorward.li.x1.ModifyObject;
import org.doorward.li.x1.NeIssueType;
import org.doorward.li.x1.RemoveAllDestinations;
import org.doorward.li.x1.ReportDestinationIssue;
import org.doorward.li.x1.ReportNeIssue;
import org.doorward.li.x1.ReportTaskIssue;
import org.doorward.li.x1.TaskReportType;
import org.doorward.li.x1.TrafficPolicyObject;
import org.doorward.li.x1.TrafficRuleObject;
import org.doorward.li.x1.UnknownObject;
import org.doorward.li.x1.X1Request;
import org.doorward.li.x1.X1Response;

/**
 * Any message of the bulk operations, the reports and the generic objects.
 *
 * @param of what the other messages are made of
 */
record X1OtherArbitraries(X1Arbitraries of) {
  Arbitrary<X1Request> request() {
    return Arbitraries.oneOf(
        of.header().map(DeactivateAllTasks::new),
        of.header().map(RemoveAllDestinations::new),
        of.header().map(GetAllDetails::new),
        of.header().map(GetAllTaskDetails::new),
        of.header().map(GetAllDestinationDetails::new),
        of.header().map(DeleteAllObjects::new),
        Combinators.combine(of.header(), objectType().optional())
            .as(GetAllGenericObjectDetails::new),
        Combinators.combine(
                of.header(), X1Arbitraries.xid(), report(), code(), details(), of.extensions())
            .as(ReportTaskIssue::new),
        Combinators.combine(of.header(), X1Arbitraries.did(), report(), code(), details())
            .as(ReportDestinationIssue::new),
        Combinators.combine(
                of.header(),
                Arbitraries.of(NeIssueType.class),
                TargetArbitraries.text(0, 100),
                code(),
                of.extensions())
            .as(ReportNeIssue::new),
        Combinators.combine(of.header(), object()).as(CreateObject::new),
        Combinators.combine(of.header(), object()).as(ModifyObject::new),
        Combinators.combine(of.header(), objectId()).as(GetObject::new),
        Combinators.combine(of.header(), objectId()).as(DeleteObject::new),
        Combinators.combine(of.header(), objectType()).as(ListObjectsOfType::new));
  }

  Arbitrary<X1Response> response() {
    return Arbitraries.oneOf(
        Combinators.combine(
                of.header(),
                X1Arbitraries.element(),
                of.task().list().ofMaxSize(2),
                of.destination().list().ofMaxSize(2),
                objects())
            .as(GetAllDetailsResponse::new),
        Combinators.combine(of.header(), of.task().list().ofMaxSize(2))
            .as(GetAllTaskDetailsResponse::new),
        Combinators.combine(of.header(), of.destination().list().ofMaxSize(2))
            .as(GetAllDestinationDetailsResponse::new),
        Combinators.combine(of.header(), objects()).as(GetAllGenericObjectDetailsResponse::new),
        Combinators.combine(of.header(), responseDetails()).as(GetObjectResponse::new),
        Combinators.combine(of.header(), objectId().list().ofMaxSize(3))
            .as(ListObjectsOfTypeResponse::new));
  }

  private Arbitrary<Optional<List<GenericObjectResponseDetails>>> objects() {
    return responseDetails().list().ofMaxSize(2).optional();
  }

  private Arbitrary<GenericObjectResponseDetails> responseDetails() {
    return Combinators.combine(
            object(), Arbitraries.just(new GenericObjectStatus()).optional())
        .as(GenericObjectResponseDetails::new);
  }

  private Arbitrary<GenericObject> object() {
    Arbitrary<GenericObject> published = Arbitraries.oneOf(hashContext(), destinationSet());
    return of.beyondSchema() ? Arbitraries.oneOf(published, withoutSchema()) : published;
  }

  private static Arbitrary<HashContext> hashContext() {
    return Combinators.combine(
            objectId(),
            Arbitraries.of(HashAlgorithm.class),
            Arbitraries.bytes().array(byte[].class).ofMinSize(8).ofMaxSize(40).map(Octets::of))
        .as(HashContext::new);
  }

  private Arbitrary<DestinationSetDetails> destinationSet() {
    Arbitrary<AssociatedDid> associated =
        Combinators.combine(X1Arbitraries.did(), Arbitraries.longs()).as(AssociatedDid::new);
    return Combinators.combine(
            objectId(),
            details(),
            associated.list().ofMaxSize(3),
            of.extensions(),
            Arbitraries.of(DestinationSetType.class))
        .as(DestinationSetDetails::new);
  }

  private static Arbitrary<GenericObject> withoutSchema() {
    Arbitrary<List<XmlFragment>> content =
        TargetArbitraries.extension(true).map(extension -> extension.content());
    return Arbitraries.oneOf(
        Combinators.combine(objectId(), content).as(TrafficPolicyObject::new),
        Combinators.combine(objectId(), content).as(TrafficRuleObject::new),
        Combinators.combine(
                objectId(),
                Arbitraries.of(
                    new GenericObjectType("urn:example:objects", "Shape"),
                    new GenericObjectType("urn:example:objects:<&\">", "Größe_2.x")),
                content)
            .as(UnknownObject::new));
  }

  private static Arbitrary<GenericObjectType> objectType() {
    return Arbitraries.of(
        GenericObjectType.HASH_CONTEXT,
        GenericObjectType.TRAFFIC_RULE_OBJECT,
        GenericObjectType.of("Q{}any & all"),
        GenericObjectType.of("Q{urn:example:objects}Shape"));
  }

  private static Arbitrary<TaskReportType> report() {
    return Arbitraries.of(TaskReportType.class);
  }

  private static Arbitrary<Optional<Integer>> code() {
    return Arbitraries.integers().optional();
  }

  private static Arbitrary<Optional<String>> details() {
    return TargetArbitraries.text(0, 100).optional();
  }

  private static Arbitrary<GenericObjectId> objectId() {
    return TargetArbitraries.objectId();
  }
}
