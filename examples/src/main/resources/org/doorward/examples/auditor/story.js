// What follows from the entries: who did what, what is intercepted, what was refused, what was delivered.

/** Gives entries the names that the published schema gives its numbers. */
function named(entries, names) {
  for (const entry of entries) {
    entry.number ??= 0;
    entry.phaseName = names.phase[entry.phase] ?? "?";
    entry.actorName = names.actor[entry.actor] ?? "?";
    entry.operationName = names.operation[entry.operation] ?? "?";
    entry.reasonName = names.reason[entry.reason] ?? "?";
    entry.openingNames = (entry.posture?.openings ?? []).map(opening => names.opening[opening] ?? "?");
    entry.time = new Date((entry.seconds ?? 0) * 1000 + Math.floor((entry.nanos ?? 0) / 1e6));
  }
  return entries;
}

/** Numbers from 0 without a gap, times that never decrease. */
function outOfOrder(entries) {
  for (let i = 0; i < entries.length; i++) {
    const before = entries[i - 1], here = entries[i];
    if (here.number !== i) return i;
    if (before && (here.seconds < before.seconds || (here.seconds === before.seconds && (here.nanos ?? 0) < (before.nanos ?? 0)))) return i;
  }
  return -1;
}

function isDone(entry) {
  return entry.phaseName === "OUTCOME" && (entry.reasonName === "NONE" || entry.reasonName === "RECOVERED");
}

/** Tells the whole log once. */
function tell(entries) {
  const active = new Map(), people = new Map(), refusals = new Map(), deliveries = new Map();
  const vendor = { attempts: 0, refused: 0, entered: 0 };
  for (const entry of entries) {
    const times = entry.occurrences ?? 1;
    for (const person of entry.persons ?? []) {
      const one = people.get(person) ?? { acts: 0, operations: new Map(), last: entry.time };
      if (entry.phaseName !== "OUTCOME") {
        one.acts++;
        one.operations.set(entry.operationName, (one.operations.get(entry.operationName) ?? 0) + 1);
        one.last = entry.time;
      }
      people.set(person, one);
    }
    if (entry.phaseName === "REFUSAL" || entry.operationName.endsWith("_REFUSED")) {
      refusals.set(entry.reasonName, (refusals.get(entry.reasonName) ?? 0) + times);
    }
    if (entry.actorName === "VENDOR" || entry.reasonName === "VENDOR") {
      vendor.attempts += times;
      if (entry.phaseName === "REFUSAL" || entry.reasonName === "VENDOR") vendor.refused += times;
      else vendor.entered += times;
    }
    if (isDone(entry)) {
      if (entry.operationName === "ACTIVATE_TASK" || entry.operationName === "MODIFY_TASK") {
        active.set(entry.xid, { since: active.get(entry.xid)?.since ?? entry.time, entry });
      }
      if (entry.operationName === "DEACTIVATE_TASK") active.delete(entry.xid);
      if (entry.operationName === "DEACTIVATE_ALL_TASKS") active.clear();
    }
    if (entry.operationName === "TASK_ENDED" || entry.operationName === "MANDATE_EXPIRED") active.delete(entry.xid);
    if (entry.operationName === "ELEMENT_STARTED" && entry.code === 10000) active.clear();
    if (entry.operationName === "SEAL" && entry.reasonName === "SETTLED") {
      for (const count of entry.counts ?? []) {
        const key = count.xid + " " + count.did;
        const sum = deliveries.get(key) ?? { xid: count.xid, did: count.did, iriSent: 0, ccSent: 0, iriLost: 0, ccLost: 0 };
        for (const name of ["iriSent", "ccSent", "iriLost", "ccLost"]) sum[name] += count[name] ?? 0;
        deliveries.set(key, sum);
      }
    }
  }
  return { active, people, refusals, deliveries: [...deliveries.values()], vendor };
}

/** Which entries a choice of the reader leaves. */
const CHOICES = {
  all: () => true,
  refusals: entry => entry.phaseName === "REFUSAL" || entry.operationName.endsWith("_REFUSED"),
  vendor: entry => entry.actorName === "VENDOR" || entry.reasonName === "VENDOR",
  officers: entry => (entry.persons ?? []).length > 0,
  readings: entry => entry.operationName.startsWith("GET_") || entry.operationName.startsWith("LIST_"),
  deliveries: entry => entry.operationName === "SEAL" || entry.operationName === "PRODUCT_LOST",
};
