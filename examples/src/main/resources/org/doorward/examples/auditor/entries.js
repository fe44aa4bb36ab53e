// Entries as they stand in the log: protobuf in its one encoding, read as strictly as the element's own verifier does.
const VARINT = 0, FIXED64 = 1, BYTES = 2;

/** Field by number: name, and how its value is read. Repeated fields end in "[]". */
const ENTRY = {
  1: ["number", whole], 2: ["seconds", whole], 3: ["nanos", whole], 4: ["monotonic", whole], 5: ["clockWentBack", flag],
  6: ["phase", whole], 7: ["actor", whole], 8: ["certificate", hex], 9: ["persons[]", text], 10: ["operation", whole],
  11: ["xid", uuid], 12: ["did", uuid], 13: ["reason", whole], 14: ["code", whole], 15: ["refersTo", whole],
  16: ["mandate", hex], 17: ["policy", uuid], 18: ["policyVersion", whole], 19: ["occurrences", whole],
  20: ["commitment", octetsOf], 21: ["sealedDetail", octetsOf], 22: ["sealedSeed", octetsOf], 23: ["counts[]", seal],
  24: ["reservedSeconds", whole], 25: ["reservedNanos", whole], 26: ["object", uuid], 27: ["lost", range],
  28: ["admf", text], 29: ["document", hex], 30: ["key", hex], 31: ["posture", posture],
};
const SEAL = {
  1: ["xid", uuid], 2: ["did", uuid], 3: ["iriSent", whole], 4: ["ccSent", whole], 5: ["iriLost", whole],
  6: ["ccLost", whole], 7: ["iriAcknowledged", whole], 8: ["ccAcknowledged", whole],
};
const LOST = {
  1: ["serial", whole], 2: ["interface", whole], 3: ["wireXid", uuid], 4: ["correlation", hex], 5: ["first", whole],
  6: ["last", whole], 7: ["octets", whole],
};

const POSTURE = { 1: ["openings", wholes], 2: ["java", whole], 3: ["artefacts[]", artefact] };
const ARTEFACT = { 1: ["name", text], 2: ["sha256", hex] };

/** A message of the fields of a table, or an error: unknown, repeated, out of order, or a default written out. */
function message(table, octets) {
  const value = {};
  let at = 0, before = 0;
  function varint() {
    let result = 0;
    for (let scale = 1, length = 1; ; scale *= 128, length++) {
      if (at >= octets.length || length > 10) throw new Error("a number is cut off");
      const octet = octets[at++];
      result += (octet & 0x7f) * scale;
      if (octet < 0x80) {
        if (octet === 0 && length > 1) throw new Error("a number is longer than it has to be");
        return result; // above 2^53 to the nearest that can be: shown only, since the octets are what is hashed
      }
    }
  }
  function take(length) {
    if (length > octets.length - at) throw new Error("a field is cut off");
    at += length;
    return octets.subarray(at - length, at);
  }
  while (at < octets.length) {
    const tag = varint(), number = tag >>> 3, kind = tag & 7;
    if (!(number in table)) throw new Error("field " + number + " is unknown");
    const [name, read] = table[number];
    const many = name.endsWith("[]");
    if (number < before || (number === before && !many)) throw new Error("field " + number + " is repeated or misplaced");
    before = number;
    let raw;
    if (kind === VARINT) raw = varint();
    else if (kind === BYTES) raw = take(varint());
    else if (kind === FIXED64) raw = take(8);
    else throw new Error("field " + number + " is of a kind that entries do not have");
    if (raw === 0 || (kind === BYTES && raw.length === 0)) throw new Error("field " + number + " writes out a default");
    const one = read(raw);
    if (many) (value[name.slice(0, -2)] ??= []).push(one);
    else value[name] = one;
  }
  return value;
}

/** The entries of a bundle: each behind its length in two octets. */
function readEntries(bundle) {
  const entries = [];
  for (let at = 0; at < bundle.length; ) {
    const length = (bundle[at] << 8) | bundle[at + 1], from = at + 2;
    at = from + length;
    if (length === 0 || !(at <= bundle.length)) throw new Error("entry " + entries.length + ": its length");
    const octets = bundle.subarray(from, at);
    try {
      const entry = message(ENTRY, octets);
      entry.octets = octets;
      entries.push(entry);
    } catch (e) {
      throw new Error("entry " + entries.length + ": " + e.message);
    }
  }
  return entries;
}

function whole(raw) {
  if (typeof raw !== "number") throw new Error("a number was expected");
  return raw;
}

function flag(raw) {
  return whole(raw) === 1;
}

function octetsOf(raw) {
  if (!(raw instanceof Uint8Array)) throw new Error("octets were expected");
  return raw;
}

const STRICT = new TextDecoder("utf-8", { fatal: true });

function text(raw) {
  return STRICT.decode(octetsOf(raw));
}

const HEX = Array.from({ length: 256 }, (_, octet) => octet.toString(16).padStart(2, "0"));

function hex(raw) {
  let digits = "";
  for (const octet of octetsOf(raw)) digits += HEX[octet];
  return digits;
}

function uuid(raw) {
  const digits = hex(raw);
  if (digits.length !== 32) throw new Error("an identifier is not 16 octets");
  return [digits.slice(0, 8), digits.slice(8, 12), digits.slice(12, 16), digits.slice(16, 20), digits.slice(20)].join("-");
}

function seal(raw) {
  return message(SEAL, octetsOf(raw));
}

function posture(raw) {
  return message(POSTURE, octetsOf(raw));
}

function artefact(raw) {
  return message(ARTEFACT, octetsOf(raw));
}

/** Numbers below 128, an octet each. */
function wholes(raw) {
  const numbers = [...octetsOf(raw)];
  if (numbers.some((number) => number > 127)) throw new Error("a number below 128 was expected");
  return numbers;
}

function range(raw) {
  return message(LOST, octetsOf(raw));
}
