package org.doorward.examples.officertool.file;

import org.doorward.li.authority.Envelope;
import org.doorward.li.authority.Revocation;
import org.doorward.li.identifier.Octets;

/** A revocation as a file says it: one of {@code mandate}, {@code officerKey} and {@code peerKey}. */
final class RevocationDraft {
  private RevocationDraft() {}

  static Envelope read(DraftValue draft, DraftForms forms) throws DraftException {
    Octets policy = forms.policy(draft).reference().id();
    Revocation.Kind kind = DraftForms.constant(draft.field("kind"), Revocation.Kind.class);
    Revocation.Thing thing = thing(draft);
    Octets digest = thing == Revocation.Thing.MANDATE
        ? forms.file(draft.field("mandate"), DraftForms::envelope).digest()
        : forms.pin(draft.field(thing == Revocation.Thing.PEER_KEY ? "peerKey" : "officerKey"));
    return Envelope.unsigned(new Revocation(
        policy,
        forms.now().truncatedTo(java.time.temporal.ChronoUnit.SECONDS),
        thing,
        digest,
        kind));
  }

  private static Revocation.Thing thing(DraftValue draft) throws DraftException {
    if (draft.perhaps("officerKey").isPresent()) {
      return Revocation.Thing.OFFICER_KEY;
    }
    return draft.perhaps("peerKey").isPresent()
        ? Revocation.Thing.PEER_KEY
        : Revocation.Thing.MANDATE;
  }
}
