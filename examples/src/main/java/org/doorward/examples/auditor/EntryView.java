package org.doorward.examples.auditor;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.TreeMap;
import org.doorward.li.evidence.AuditEntry;
import org.doorward.li.evidence.Posture;
import org.doorward.li.evidence.RecordedAct;
import org.doorward.li.identifier.Octets;

/** What an entry says, as JSON. What is sealed in it is left out: it is for whoever has the audit key. */
final class EntryView {
  private EntryView() {}

  /** Everything that is not sealed. */
  static ObjectNode of(AuditEntry entry) {
    RecordedAct act = entry.act();
    ObjectNode view = brief(entry);
    put(view, "certificate", act.certificateSha256());
    put(view, "mandate", act.mandateSha256());
    put(view, "document", act.documentSha256());
    put(view, "key", act.keySha256());
    put(view, "policy", act.policyId());
    if (act.policyVersion() > 0) {
      view.put("policyVersion", act.policyVersion());
    }
    ArrayNode counts = JsonNodeFactory.instance.arrayNode();
    act.counts()
        .forEach(count -> counts
            .addObject()
            .put("xid", count.xid().toString())
            .put("did", count.did().toString())
            .put("iriSent", count.iriSent())
            .put("ccSent", count.ccSent())
            .put("iriAcknowledged", count.iriAcknowledged())
            .put("ccAcknowledged", count.ccAcknowledged())
            .put("iriLost", count.iriLost())
            .put("ccLost", count.ccLost()));
    if (!counts.isEmpty()) {
      view.set("counts", counts);
    }
    act.lost()
        .ifPresent(lost -> view.putObject("lost")
            .put("serial", lost.serial())
            .put("interface", lost.content() ? "X3" : "X2")
            .put("xid", lost.wireXid().toString())
            .put("first", lost.first())
            .put("last", lost.last()));
    act.posture().ifPresent(posture -> posture(view.putObject("posture"), posture));
    put(view, "commitment", entry.commitment());
    if (entry.clockWentBack()) {
      view.put("clockWentBack", true);
    }
    entry.reservedAt().ifPresent(time -> view.put("reservedAt", time.toString()));
    return view;
  }

  /** Who did what, to what, and when: a row of a table. */
  static ObjectNode brief(AuditEntry entry) {
    RecordedAct act = entry.act();
    ObjectNode view = JsonNodeFactory.instance
        .objectNode()
        .put("number", entry.number())
        .put("time", entry.time().toString())
        .put("phase", act.phase().name())
        .put("actor", act.actorClass().name())
        .put("operation", act.operation().name())
        .put("reason", act.reason().name());
    if (act.reasonCode() > 0) {
      view.put("code", act.reasonCode());
    }
    act.xid().ifPresent(xid -> view.put("xid", xid.toString()));
    act.did().ifPresent(did -> view.put("did", did.toString()));
    act.objectId().ifPresent(id -> view.put("object", id.value().toString()));
    act.admf().ifPresent(admf -> view.put("admf", admf.value()));
    if (!act.persons().isEmpty()) {
      ArrayNode persons = view.putArray("persons");
      act.persons().forEach(persons::add);
    }
    act.refersTo().ifPresent(number -> view.put("refersTo", number));
    if (act.occurrences() > 1) {
      view.put("occurrences", act.occurrences());
    }
    return view;
  }

  private static void posture(ObjectNode view, Posture posture) {
    ArrayNode openings = view.putArray("openings");
    posture.openings().stream().map(Enum::name).sorted().forEach(openings::add);
    view.put("javaFeature", posture.javaFeature());
    ObjectNode artefacts = view.putObject("artefacts");
    new TreeMap<>(posture.artefacts()).forEach((name, digest) -> put(artefacts, name, digest));
  }

  private static void put(ObjectNode view, String name, Octets value) {
    if (value.length() > 0) {
      view.put(name, value.toHex());
    }
  }
}
