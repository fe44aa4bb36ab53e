package org.doorward.examples.officertool.file;

import static org.doorward.examples.officertool.file.DraftForms.some;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.doorward.examples.cli.CommonConverters;
import org.doorward.li.authority.Envelope;
import org.doorward.li.authority.Mandate;
import org.doorward.li.authority.MandateId;
import org.doorward.li.authority.MandateReason;
import org.doorward.li.authority.Scope;
import org.doorward.li.authority.Warrant;
import org.doorward.li.identifier.AdmfIdentifier;
import org.doorward.li.identifier.CorrelationId;
import org.doorward.li.identifier.DeliveryType;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.NeIdentifier;
import org.doorward.li.identifier.ServiceType;
import org.doorward.li.identifier.Xid;
import org.doorward.li.target.TargetIdentifier;

/** A mandate as a file says it. */
final class MandateDraft {
  private MandateDraft() {}

  static Envelope read(DraftValue draft, DraftForms forms) throws DraftException {
    Optional<DraftValue> urgent = draft.perhaps("urgent");
    return Envelope.unsigned(new Mandate(
        MandateId.random(),
        forms.policy(draft).reference(),
        draft.field("element").as("the identifier of an element", NeIdentifier::new),
        draft.field("admf").as("the identifier of an ADMF", AdmfIdentifier::new),
        forms.validity(draft.field("validity")),
        DraftForms.person(draft.field("requester")),
        DraftForms.constant(draft.field("reason"), MandateReason.class),
        warrant(draft.field("warrant")),
        xid(draft.field("xid")),
        scope(draft),
        urgent.isPresent() && DraftForms.yes(urgent.get())));
  }

  private static Xid xid(DraftValue value) throws DraftException {
    return value.as("an XID, which is a lower-case UUID", Xid::of);
  }

  private static Warrant warrant(DraftValue value) throws DraftException {
    return value.made(warrant -> new Warrant(
        DraftForms.digestOf(warrant.field("reference")),
        DraftForms.text(warrant.field("type")),
        DraftForms.text(warrant.field("jurisdiction"))));
  }

  private static Scope scope(DraftValue draft) throws DraftException {
    List<TargetIdentifier> targets = new ArrayList<>();
    some(draft, "targets", MandateDraft::targets).forEach(targets::addAll);
    List<ServiceType> services = draft.listOf(
        "services",
        one -> one.as("voice, data, messaging, pushToTalk, LALS or RCS", ServiceType::of));
    List<Scope.Destination> destinations = some(draft, "destinations", MandateDraft::destination);
    Optional<DraftValue> product = draft.perhaps("product");
    Optional<DraftValue> correlation = draft.perhaps("correlation");
    return draft.made(any -> new Scope(
        targets,
        draft.field("delivery").as("X2Only, X3Only or X2andX3", DeliveryType::of),
        services,
        destinations,
        product.isPresent() ? Optional.of(xid(product.get())) : Optional.empty(),
        correlation.isPresent() ? Optional.of(correlation(correlation.get())) : Optional.empty()));
  }

  private static CorrelationId correlation(DraftValue value) throws DraftException {
    return value.as(
        "a correlation, which is a number",
        text -> new CorrelationId(Long.parseUnsignedLong(text)));
  }

  /** By arms of the schema: {@code {"sipUri": "sip:alice@example.com"}}. */
  private static List<TargetIdentifier> targets(DraftValue value) throws DraftException {
    List<TargetIdentifier> targets = new ArrayList<>();
    for (String arm : value.names()) {
      targets.add(value
          .field(arm)
          .as(
              "an arm of the schema and what it takes: {\"sipUri\": \"sip:…\"}",
              text -> CommonConverters.target(arm, text)));
    }
    return targets;
  }

  private static Scope.Destination destination(DraftValue value) throws DraftException {
    return new Scope.Destination(
        value.field("did").as("a DID, which is a lower-case UUID", Did::of),
        DraftForms.component(value.field("mdf")));
  }
}
