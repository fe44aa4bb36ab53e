package org.doorward.examples.officertool.file;

import static org.doorward.examples.officertool.file.DraftForms.constant;
import static org.doorward.examples.officertool.file.DraftForms.some;

import org.doorward.li.authority.Envelope;
import org.doorward.li.authority.GrantId;
import org.doorward.li.authority.VendorGrant;
import org.doorward.li.authority.VendorOperation;
import org.doorward.li.identifier.NeIdentifier;

/** A vendor grant as a file says it. */
final class GrantDraft {
  private GrantDraft() {}

  static Envelope read(DraftValue draft, DraftForms forms) throws DraftException {
    return Envelope.unsigned(new VendorGrant(
        GrantId.random(),
        forms.policy(draft).reference(),
        draft.field("element").as("the identifier of an element", NeIdentifier::new),
        forms.validity(draft.field("validity")),
        DraftForms.person(draft.field("requester")),
        DraftForms.digestOf(draft.field("ticket")),
        DraftForms.text(draft.field("country")),
        DraftForms.component(draft.field("vendor")),
        forms.pin(draft.field("engineer")),
        some(draft, "operations", one -> constant(one, VendorOperation.class)).stream()
            .sorted()
            .toList(),
        DraftForms.number(draft.field("calls")),
        DraftForms.duration(draft.field("idle"))));
  }
}
