package org.doorward.li.authority;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.ServiceType;
import org.doorward.li.target.TargetIdentifier;

/** Writes documents down for an officer's eyes: every field, none twice, nothing that is not in the document. */
final class Rendering {
  private static final int LABEL_COLUMNS = 28;

  private final StringBuilder text = new StringBuilder();

  String text() {
    return text.toString();
  }

  void line(String label, String value) {
    text.append(label).append(": ");
    text.append(" ".repeat(Math.max(0, LABEL_COLUMNS - label.length())));
    for (int i = 0; i < value.length(); ) {
      int c = value.codePointAt(i);
      if (c >= ' ' && c <= '~' && c != '\\') {
        text.appendCodePoint(c);
      } else {
        text.append("\\u{").append(Integer.toHexString(c)).append('}');
      }
      i += Character.charCount(c);
    }
    text.append('\n');
  }

  void mandate(Mandate mandate) {
    text.append("MANDATE to intercept\n");
    line("Mandate", mandate.id().toString());
    line("Trust policy", mandate.policy().toString());
    line("Element", mandate.element().value());
    line("ADMF", mandate.admf().value());
    line("Requested by", mandate.requester().value());
    line("Reason", mandate.reason().name());
    line("Warrant type", mandate.warrant().legalType());
    line("Warrant jurisdiction", mandate.warrant().jurisdiction());
    line("Warrant reference SHA-256", mandate.warrant().referenceSha256().toHex());
    validity(mandate.validity());
    if (mandate.urgent()) {
      line("Urgent", "yes: it ends early unless a whole quorum for mandates has signed it, too");
    }
    line("XID", mandate.xid().toString());
    scope(mandate.scope());
  }

  void grant(VendorGrant grant) {
    text.append("GRANT to a vendor's engineer\n");
    line("Grant", grant.id().toString());
    line("Trust policy", grant.policy().toString());
    line("Element", grant.element().value());
    line("Requested by", grant.requester().value());
    line("Ticket SHA-256", grant.ticketSha256().toHex());
    line("Vendor", grant.vendor().value());
    line("Engineer's key SHA-256", grant.engineerSpkiSha256().toHex());
    line("Engineer works from", grant.country());
    validity(grant.validity());
    grant.operations().forEach(operation -> line("May ask for", operation.name()));
    line("Calls at most", Integer.toString(grant.calls()));
    line("Idle at most", duration(grant.idle()));
  }

  private void scope(Scope scope) {
    for (TargetIdentifier target : scope.targets()) {
      line("Target", target.type().elementName() + " " + target.text().reveal());
    }
    line("Delivers", scope.deliveryType().wireName());
    line(
        "Services",
        scope.services().isEmpty()
            ? "ALL, not narrowed"
            : scope.services().stream()
                .map(ServiceType::wireName)
                .collect(Collectors.joining(", ")));
    for (Scope.Destination destination : scope.destinations()) {
      line("Destination", destination.did() + " at MDF " + destination.mdf());
    }
    line("Product identifier", scope.productId().map(Object::toString).orElse("none"));
    line("Correlation", scope.correlationId().map(Object::toString).orElse("none"));
  }

  void revocation(Revocation revocation) {
    text.append("REVOCATION, at once and for good\n");
    line("Trust policy", revocation.policyId().toHex() + ", any version");
    line("Made", revocation.issuedAt().toString());
    line(
        "Revokes",
        switch (revocation.thing()) {
          case MANDATE -> "the mandate whose signed octets have this SHA-256; its task ends";
          case OFFICER_KEY -> "the officer's key with this SHA-256";
          case PEER_KEY -> "the peer's key with this SHA-256, and its connections";
        });
    line("SHA-256", revocation.sha256().toHex());
    line(
        "Kind",
        switch (revocation.kind()) {
          case COMPROMISE -> "COMPROMISE: what it has done does not hold either";
          case RETIREMENT -> "RETIREMENT: what it has done holds";
        });
  }

  void policy(TrustPolicy policy) {
    text.append("TRUST POLICY: who may do what\n");
    line("Policy", policy.reference().toString());
    validity(policy.validity());
    policy.elements().forEach(element -> line("Element", element.value()));
    policy.officers().members().forEach(this::officer);
    for (Act act : Act.values()) {
      line("For " + act, policy.officers().quorum(act).map(Rendering::quorum).orElse("NOBODY"));
    }
    for (Admf admf : policy.components().admfs()) {
      line("ADMF", admf.identifier().value());
      pins(admf.spkiPins(), "any key that the LI CA certifies");
      line("  takes reports at", admf.reportAddress().map(Rendering::address).orElse("none"));
      line(
          "  may deviate by",
          admf.deviations().isEmpty()
              ? "nothing"
              : admf.deviations().stream().map(Enum::name).collect(Collectors.joining(", ")));
      line("  TLS", admf.tls12() ? "1.3, or 1.2" : "1.3");
    }
    for (Mdf mdf : policy.components().mdfs()) {
      line("MDF", mdf.name().value());
      pins(mdf.spkiPins(), "none");
      mdf.addresses().forEach(address -> line("  at", address(address)));
    }
    for (InboxPeer peer : policy.components().inboxPeers()) {
      line("May submit mandates", peer.name().value());
      pins(peer.spkiPins(), "none");
    }
    for (VendorAuthority vendor : policy.components().vendorAuthorities()) {
      line("Vendor, needs a grant", vendor.name().value());
      line("  key", vendor.spkiSha256().toHex());
    }
    policy.witnesses().members().forEach(this::witness);
    line(
        "Elements' logs need",
        policy.witnesses().quorum().map(Rendering::cosigned).orElse("no cosignature"));
    line("Audit key", policy.auditKey().toHex());
    line("Longest mandate", duration(policy.limits().maxMandateValidity()));
    line("Oldest at first use", duration(policy.limits().maxMandateAge()));
    line("Longest urgent mandate", duration(policy.limits().maxUrgentValidity()));
    line("Longest vendor grant", duration(policy.limits().maxGrantValidity()));
    line(
        "Concedes",
        policy.concessions().isEmpty()
            ? "nothing"
            : policy.concessions().stream().map(Enum::name).collect(Collectors.joining(", ")));
  }

  void confirmation(PolicyConfirmation confirmation) {
    text.append("CONFIRMATION of the trust policy that an element begins with\n");
    line("Element", confirmation.element().value());
    line("Trust policy SHA-256", confirmation.policySha256().toHex());
    line("Confirmed by", confirmation.person().value());
  }

  private void witness(Witness witness) {
    line("Witness", witness.verifierKey());
    witness.spkiPins().forEach(pin -> line("  key", pin.toHex()));
    line("  asked at", witness.address().map(Rendering::address).orElse("nowhere, by no element"));
  }

  private static String cosigned(WitnessQuorum quorum) {
    return "cosignatures of "
        + quorum.witnesses()
        + " witnesses, none older than "
        + duration(quorum.grace())
        + " nor more than "
        + quorum.graceEntries()
        + " entries behind"
        + (quorum.beforeEffect() ? ", and before tasks and vendor grants take effect" : "");
  }

  private void officer(Officer officer) {
    line("Person", officer.person().value());
    line("  holds the office of", officer.office().name());
    line("  acts as", officer.roles().stream().map(Enum::name).collect(Collectors.joining(", ")));
    for (OfficerKey key : officer.keys()) {
      line("  key", key.algorithm() + " " + key.spki().toHex());
    }
    line("  state is sealed to", officer.sealingKey().map(Octets::toHex).orElse("none"));
  }

  private void validity(Validity validity) {
    line("Made", validity.issuedAt().toString());
    line("Valid from", validity.notBefore().toString());
    line("Valid until", validity.notAfter().toString());
  }

  private void pins(List<Octets> pins, String otherwise) {
    if (pins.isEmpty()) {
      line("  key", otherwise);
    }
    pins.forEach(pin -> line("  key", pin.toHex()));
  }

  private static String quorum(Quorum quorum) {
    return quorum.persons()
        + " persons"
        + quorum.conditions().stream().map(Rendering::condition).collect(Collectors.joining());
  }

  private static String condition(Quorum.Condition condition) {
    return switch (condition) {
      case DISTINCT_ROLES -> ", each in another role";
      case CLASSIC_AND_POST_QUANTUM -> ", each with a classic and a post-quantum key";
    };
  }

  private static String address(InetSocketAddress address) {
    return address.getAddress().getHostAddress() + " port " + address.getPort();
  }

  private static String duration(Duration duration) {
    return duration.toSeconds() + " seconds (" + duration + ")";
  }
}
