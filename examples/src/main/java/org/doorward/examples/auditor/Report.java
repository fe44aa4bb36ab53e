package org.doorward.examples.auditor;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.doorward.li.evidence.AuditEntry;
import org.doorward.li.evidence.Phase;
import org.doorward.li.evidence.RecordedAct;
import org.doorward.li.evidence.VerifiedLog;
import org.doorward.li.fault.EvidenceException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says what a log holds, in numbers. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = "Verifies a log, and says who did what how often, and what was refused.")
final class Report implements Callable<Integer> {
  /** What is counted for one kind of act. */
  private record Row(String actor, String operation, String result) implements Comparable<Row> {
    @Override
    public int compareTo(Row other) {
      int byActor = actor.compareTo(other.actor);
      int byOperation = operation.compareTo(other.operation);
      return byActor != 0
          ? byActor
          : byOperation != 0 ? byOperation : result.compareTo(other.result);
    }
  }

  @Mixin
  private final LogOptions log = new LogOptions();

  private final Map<Row, Long> acts = new TreeMap<>();
  private final Map<String, Long> persons = new TreeMap<>();
  private String from = "";
  private String to = "";

  private Report() {}

  @Override
  public Integer call() throws EvidenceException {
    VerifiedLog verified = log.verified(this::count);
    ObjectNode view = JsonNodeFactory.instance
        .objectNode()
        .put("log", verified.key().name())
        .put("entries", verified.checkpoint().size())
        .put("from", from)
        .put("to", to);
    ArrayNode rows = view.putArray("acts");
    acts.forEach((row, times) -> rows.addObject()
        .put("actor", row.actor())
        .put("operation", row.operation())
        .put("result", row.result())
        .put("times", times));
    ArrayNode named = view.putArray("people");
    persons.forEach(
        (person, times) -> named.addObject().put("person", person).put("entries", times));
    log.printing().show(view);
    return 0;
  }

  /** Outcomes stand for their intents; an intent without one is counted nowhere else. */
  private void count(AuditEntry entry) {
    RecordedAct act = entry.act();
    if (from.isEmpty()) {
      from = entry.time().toString();
    }
    to = entry.time().toString();
    act.persons().forEach(person -> persons.merge(person, 1L, Long::sum));
    String actor = act.admf()
        .map(admf -> act.actorClass() + " " + admf.value())
        .orElse(act.actorClass().name());
    String operation = act.operation().name();
    if (act.phase() == Phase.OUTCOME) {
      add(new Row(actor, operation, "INTENT"), -act.occurrences());
    }
    String result = act.phase() == Phase.INTENT
        ? "INTENT"
        : act.phase() + " " + act.reason() + (act.reasonCode() > 0 ? " " + act.reasonCode() : "");
    add(new Row(actor, operation, result), act.occurrences());
  }

  private void add(Row row, long times) {
    acts.merge(row, times, Long::sum);
    acts.remove(row, 0L);
  }
}
