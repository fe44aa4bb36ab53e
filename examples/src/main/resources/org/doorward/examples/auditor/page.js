// Shows the log, and verifies it once the reader says what he knows from elsewhere. Nothing is green before that.
const PAGE = 200;
const $ = id => document.getElementById(id);

function element(tag, content, className) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(content ?? "");
  return made;
}

function row(cells) {
  const made = document.createElement("tr");
  for (const cell of cells) made.append(cell instanceof Node ? cell : element("td", String(cell)));
  return made;
}

const number = value => element("td", String(value), "number");
const identifier = value => element("td", value ?? "", "id");
const utc = time => time.toISOString().replace("T", " ").replace("Z", "");

function fill(id, rows, columns, none) {
  $(id).tBodies[0].replaceChildren(...(rows.length ? rows : [row([Object.assign(element("td", none), { colSpan: columns })])]));
}

const note = new TextDecoder().decode(fromBase64($("checkpoint").textContent));
const names = JSON.parse($("names").textContent);
const policies = $("policies").textContent.split("\n").filter(line => line !== "");

const marks = {};

function mark(id, state, sentence, command) {
  marks[id] = state;
  const symbol = { good: "✔", bad: "✘", open: "○" }[state];
  const word = { good: "verified: ", bad: "FALSE: ", open: "not verified: " }[state];
  const item = element("li", symbol + " " + word + sentence, state);
  item.id = "mark-" + id;
  if (command) item.append(element("code", command));
  $("mark-" + id)?.replaceWith(item) ?? $("marks").append(item);
}

function verdict(state, sentence) {
  $("verdict").className = state;
  $("verdict").textContent = sentence;
}

function startMarks() {
  mark("key", "open", "the checkpoint is signed by the log's key");
  mark("root", "open", "the entries are those that were signed, all of them and no others");
  mark("order", "open", "the entries are numbered without a gap, and their times never decrease");
  mark("policy", "open", "the trust policy is the one that the root officers confirmed");
}

/** The octets are read anew at each verification, so that what is verified is what stands in the page. */
function load() {
  const entries = named(readEntries(fromBase64($("entries").textContent.replace(/\s/g, ""))), names);
  return { entries, signed: readNote(note), checkpoint: readCheckpoint(readNote(note)) };
}

async function verify(keyLine, policyDigest) {
  let log;
  try {
    log = load();
  } catch (e) {
    mark("root", "bad", e.message);
    return;
  }
  const { entries, signed, checkpoint } = log;
  try {
    const key = await verifierKey(keyLine);
    if (key.name !== checkpoint.origin) mark("key", "bad", "the checkpoint is of " + checkpoint.origin + ", the key of " + key.name);
    else {
      const good = await signedBy(signed, key);
      if (good === null) mark("key", "open", "this browser has no Ed25519; ask the command line", "auditor verify DIRECTORY --key '" + keyLine.trim() + "'");
      else mark("key", good ? "good" : "bad", good ? "the checkpoint is signed by the log's key" : "the checkpoint is not signed by that key");
    }
  } catch (e) {
    mark("key", "bad", e.message);
  }
  const misplaced = outOfOrder(entries);
  if (misplaced >= 0) mark("order", "bad", "entry " + misplaced + " is not where it belongs");
  else mark("order", "good", "the entries are numbered without a gap, and their times never decrease");
  if (entries.length !== checkpoint.size) {
    mark("root", "bad", "the checkpoint is over " + checkpoint.size + " entries, and here are " + entries.length);
  } else {
    $("progress").hidden = false;
    const root = await merkleRoot(entries.map(entry => entry.octets), (done, all) => ($("progress").value = done / all));
    $("progress").hidden = true;
    if (same(root, checkpoint.root)) mark("root", "good", entries.length + " entries are those that were signed, all of them and no others");
    else mark("root", "bad", "the entries are not those that were signed: an entry was changed, added or left out");
  }
  await verifyPolicy(policyDigest.trim().toLowerCase());
}

async function verifyPolicy(digest) {
  if (policies.length === 0) {
    mark("policy", "open", "the page was made without the trust policy", "auditor verify DIRECTORY --key KEY --policy FILE --html PAGE");
    return;
  }
  const found = [];
  for (const envelope of policies) {
    try {
      found.push(await documentDigest(fromBase64(envelope)));
    } catch (e) {
      mark("policy", "bad", "the trust policy cannot be read: " + e.message);
      return;
    }
  }
  const known = found.some(one => one.digest === digest && one.type.includes("trust-policy"));
  if (known) mark("policy", "good", "the trust policy is the one with that digest");
  else mark("policy", "bad", "the trust policy has another digest: " + found.map(one => one.digest).join(", "));
}

function conclude() {
  const states = Object.values(marks);
  if (states.includes("bad")) verdict("bad", "✘ This log does not verify. Do not believe what stands below.");
  else if (states.every(state => state === "good")) verdict("good", "✔ Verified, by the key and the digest that you entered.");
  else verdict("open", "○ Not all could be verified here; see the marks.");
}

function who(entry) {
  const name = entry.admf ?? entry.actorName.toLowerCase();
  return entry.certificate ? name + " · " + entry.certificate.slice(0, 16) : name;
}

function result(entry) {
  const times = (entry.occurrences ?? 1) > 1 ? " ×" + entry.occurrences : "";
  const reason = entry.openingNames.length > 0 ? "lets in " + entry.openingNames.join(", ")
    : entry.reasonName === "NONE" ? (entry.phaseName === "OUTCOME" ? "done" : "") : entry.reasonName;
  return reason + (entry.code ? " (" + entry.code + ")" : "") + times;
}

function showStory(entries, checkpoint) {
  const told = tell(entries);
  const first = entries[0], last = entries[entries.length - 1];
  const facts = [
    ["Entries", entries.length],
    ["From", first ? utc(first.time) : "-"],
    ["To", last ? utc(last.time) : "-"],
    ["Signed root", toBase64(checkpoint.root)],
    ["Tasks active at the end", told.active.size],
    ["Refused", [...told.refusals.values()].reduce((a, b) => a + b, 0)],
    ["A vendor tried", told.vendor.attempts],
    ["A vendor entered", told.vendor.entered === 0 ? "never" : told.vendor.entered],
  ];
  $("summary").replaceChildren(...facts.flatMap(([name, value]) => [element("dt", name), element("dd", String(value))]));
  fill("active", [...told.active].map(([xid, one]) => row([identifier(xid), one.entry.admf ?? "", utc(one.since), (one.entry.persons ?? []).join(", "), identifier(one.entry.mandate)])), 5, "None.");
  fill("people", [...told.people].map(([person, one]) => row([person, number(one.acts), [...one.operations].map(([op, n]) => op + " ×" + n).join(", "), utc(one.last)])), 4, "Nobody.");
  fill("refusals", [...told.refusals].sort((a, b) => b[1] - a[1]).map(([reason, n]) => row([reason, number(n)])), 2, "None.");
  fill("deliveries", told.deliveries.map(d => row([identifier(d.xid), identifier(d.did), number(d.iriSent), number(d.ccSent), number(d.iriLost), number(d.ccLost)])), 6, "No task has ended.");
}

function holds(entry, word) {
  return word === "" || [entry.xid, entry.did, entry.object, entry.admf, entry.certificate, entry.mandate, entry.operationName,
    entry.reasonName, entry.phaseName, ...(entry.persons ?? [])].some(value => value && value.toLowerCase().includes(word));
}

function timeline(entries) {
  let chosen = entries, page = 0;
  function show() {
    const from = page * PAGE;
    const shown = chosen.slice(from, from + PAGE);
    fill("timeline", shown.map(entry => {
      const made = row([number(entry.number), utc(entry.time), entry.phaseName, who(entry), (entry.persons ?? []).join(", "),
        entry.operationName, identifier([entry.xid, entry.did, entry.object].filter(Boolean).join(" ")), result(entry)]);
      if (CHOICES.refusals(entry)) made.className = "refusal";
      return made;
    }), 8, "No such entry.");
    $("where").textContent = chosen.length === 0 ? "none" : from + 1 + " to " + (from + shown.length) + " of " + chosen.length;
    $("previous").disabled = page === 0;
    $("next").disabled = from + PAGE >= chosen.length;
  }
  function choose() {
    const which = CHOICES[$("which").value], word = $("word").value.trim().toLowerCase();
    chosen = entries.filter(entry => which(entry) && holds(entry, word));
    page = 0;
    show();
  }
  $("which").addEventListener("change", choose);
  $("word").addEventListener("input", choose);
  $("choose").addEventListener("submit", event => event.preventDefault());
  $("previous").addEventListener("click", () => (page--, show()));
  $("next").addEventListener("click", () => (page++, show()));
  choose();
}

function open() {
  startMarks();
  try {
    const { entries, checkpoint } = load();
    $("origin").textContent = checkpoint.origin;
    showStory(entries, checkpoint);
    timeline(entries);
  } catch (e) {
    mark("root", "bad", e.message);
    conclude();
  }
}

$("known").addEventListener("submit", async event => {
  event.preventDefault();
  startMarks();
  verdict("open", "Verifying …");
  await verify($("key").value, $("policy").value);
  conclude();
});

open();
