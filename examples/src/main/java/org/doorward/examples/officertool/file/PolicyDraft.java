package org.doorward.examples.officertool.file;

import static org.doorward.examples.officertool.file.DraftForms.constant;
import static org.doorward.examples.officertool.file.DraftForms.some;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doorward.li.authority.Act;
import org.doorward.li.authority.Admf;
import org.doorward.li.authority.Components;
import org.doorward.li.authority.Concession;
import org.doorward.li.authority.Envelope;
import org.doorward.li.authority.InboxPeer;
import org.doorward.li.authority.Limits;
import org.doorward.li.authority.Mdf;
import org.doorward.li.authority.Officer;
import org.doorward.li.authority.OfficerKey;
import org.doorward.li.authority.OfficerRole;
import org.doorward.li.authority.Officers;
import org.doorward.li.authority.PolicyReference;
import org.doorward.li.authority.Quorum;
import org.doorward.li.authority.TrustPolicy;
import org.doorward.li.authority.VendorAuthority;
import org.doorward.li.authority.Witness;
import org.doorward.li.authority.WitnessQuorum;
import org.doorward.li.authority.Witnesses;
import org.doorward.li.fault.Deviation;
import org.doorward.li.identifier.AdmfIdentifier;
import org.doorward.li.identifier.NeIdentifier;
import org.doorward.li.identifier.Octets;

/**
 * A trust policy as a file says it.
 *
 * @param forms the forms of its values
 */
record PolicyDraft(DraftForms forms) {
  Envelope read(DraftValue draft) throws DraftException {
    return Envelope.unsigned(new TrustPolicy(
        draft.made(PolicyDraft::reference),
        forms.validity(draft.field("validity")),
        some(draft, "elements", one -> one.as("the identifier of an element", NeIdentifier::new)),
        officers(draft),
        draft.made(this::components),
        witnesses(draft),
        forms.file(draft.field("auditKey"), PublicKeys::x25519),
        draft.field("limits").made(PolicyDraft::limits),
        draft.listOf("concessions", one -> constant(one, Concession.class))));
  }

  private static PolicyReference reference(DraftValue draft) throws DraftException {
    return new PolicyReference(
        draft.field("policy").as("32 hexadecimal digits", Octets::ofHex),
        DraftForms.number(draft.field("version")));
  }

  private Officers officers(DraftValue draft) throws DraftException {
    List<Officer> members = some(draft, "officers", one -> one.made(this::officer));
    Map<Act, Quorum> quorums = new EnumMap<>(Act.class);
    DraftValue acts = draft.field("quorums");
    for (String name : acts.names()) {
      DraftValue quorum = acts.field(name);
      quorums.put(act(quorum, name), quorum.made(PolicyDraft::quorum));
    }
    return draft.field("officers").made(any -> new Officers(members, quorums));
  }

  private static Act act(DraftValue quorum, String name) throws DraftException {
    try {
      return Act.valueOf(name);
    } catch (IllegalArgumentException e) {
      throw quorum.wrong("there is no such act");
    }
  }

  /** A number of persons, or {@code persons} and {@code conditions}. */
  private static Quorum quorum(DraftValue value) throws DraftException {
    return value.isObject()
        ? new Quorum(
            DraftForms.number(value.field("persons")),
            value.listOf("conditions", one -> constant(one, Quorum.Condition.class)))
        : Quorum.of(DraftForms.number(value));
  }

  private Officer officer(DraftValue value) throws DraftException {
    List<OfficerKey> keys = new ArrayList<>();
    some(value, "keys", one -> forms.file(one, PolicyDraft::keys)).forEach(keys::addAll);
    Optional<DraftValue> sealing = value.perhaps("sealingKey");
    return new Officer(
        DraftForms.person(value.field("person")),
        some(value, "roles", one -> constant(one, OfficerRole.class)),
        keys,
        sealing.isPresent()
            ? Optional.of(forms.file(sealing.get(), PublicKeys::x25519))
            : Optional.empty());
  }

  private static List<OfficerKey> keys(java.nio.file.Path file) throws java.io.IOException {
    List<OfficerKey> keys = new ArrayList<>();
    for (Octets spki : PublicKeys.read(file)) {
      keys.add(PublicKeys.officer(file, spki));
    }
    return keys;
  }

  private Components components(DraftValue draft) throws DraftException {
    return new Components(
        some(draft, "admfs", one -> one.made(this::admf)),
        draft.listOf("mdfs", one -> one.made(this::mdf)),
        draft.listOf("inboxPeers", one -> one.made(this::peer)),
        draft.listOf("vendors", one -> one.made(this::vendor)));
  }

  private Admf admf(DraftValue value) throws DraftException {
    Optional<DraftValue> reports = value.perhaps("reports");
    Optional<DraftValue> tls12 = value.perhaps("tls12");
    return new Admf(
        value.field("identifier").as("the identifier of an ADMF", AdmfIdentifier::new),
        value.listOf("pins", forms::pin),
        reports.isPresent() ? Optional.of(DraftForms.address(reports.get())) : Optional.empty(),
        value.listOf("deviations", one -> constant(one, Deviation.class)),
        tls12.isPresent() && DraftForms.yes(tls12.get()));
  }

  private Mdf mdf(DraftValue value) throws DraftException {
    return new Mdf(
        DraftForms.component(value.field("name")),
        some(value, "pins", forms::pin),
        some(value, "addresses", DraftForms::address));
  }

  private InboxPeer peer(DraftValue value) throws DraftException {
    return new InboxPeer(
        DraftForms.component(value.field("name")), some(value, "pins", forms::pin));
  }

  private VendorAuthority vendor(DraftValue value) throws DraftException {
    return new VendorAuthority(
        DraftForms.component(value.field("name")), forms.pin(value.field("key")));
  }

  private Witnesses witnesses(DraftValue draft) throws DraftException {
    List<Witness> members = draft.listOf("witnesses", this::witness);
    Optional<DraftValue> quorum = draft.perhaps("witnessQuorum");
    if (quorum.isEmpty()) {
      return draft.made(any -> Witnesses.notAsked(members));
    }
    DraftValue rule = quorum.get();
    Optional<DraftValue> grace = rule.perhaps("grace");
    Optional<DraftValue> entries = rule.perhaps("graceEntries");
    Duration time =
        grace.isPresent() ? DraftForms.duration(grace.get()) : WitnessQuorum.USUAL_GRACE;
    int most =
        entries.isPresent() ? DraftForms.number(entries.get()) : WitnessQuorum.USUAL_GRACE_ENTRIES;
    int needed = DraftForms.number(rule.field("witnesses"));
    Optional<DraftValue> before = rule.perhaps("beforeEffect");
    boolean first = before.isPresent() && DraftForms.yes(before.get());
    return rule.made(
        any -> new Witnesses(members, Optional.of(new WitnessQuorum(needed, first, time, most))));
  }

  private Witness witness(DraftValue value) throws DraftException {
    Optional<DraftValue> address = value.perhaps("address");
    Optional<InetSocketAddress> where =
        address.isPresent() ? Optional.of(DraftForms.address(address.get())) : Optional.empty();
    List<Octets> pins = value.listOf("pins", forms::pin);
    return value.made(one -> new Witness(
        DraftForms.text(one.field("name")),
        one.field("key").as("an Ed25519 key, 64 hexadecimal digits", Octets::ofHex),
        pins,
        where));
  }

  private static Limits limits(DraftValue value) throws DraftException {
    return new Limits(
        DraftForms.duration(value.field("mandate")),
        DraftForms.duration(value.field("mandateAge")),
        DraftForms.duration(value.field("urgentMandate")),
        DraftForms.duration(value.field("grant")));
  }
}
