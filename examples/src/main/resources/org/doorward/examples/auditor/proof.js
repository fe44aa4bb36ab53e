// What is provable: hashes and signatures by the browser's own cryptography, and by nothing that the page brings.
const AT_ONCE = 4096;

async function sha256(...parts) {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return new Uint8Array(await crypto.subtle.digest("SHA-256", whole));
}

const LEAF = Uint8Array.of(0), NODE = Uint8Array.of(1);

/** The head of the Merkle tree of RFC 6962, 2.1. */
async function merkleRoot(leaves, progress) {
  if (leaves.length === 0) return sha256();
  let row = [];
  for (let at = 0; at < leaves.length; at += AT_ONCE) {
    row.push(...(await Promise.all(leaves.slice(at, at + AT_ONCE).map(leaf => sha256(LEAF, leaf)))));
    progress(row.length, leaves.length);
  }
  while (row.length > 1) {
    const above = [];
    for (let at = 0; at + 1 < row.length; at += 2 * AT_ONCE) {
      const pairs = [];
      for (let i = at; i + 1 < Math.min(row.length, at + 2 * AT_ONCE); i += 2) pairs.push(sha256(NODE, row[i], row[i + 1]));
      above.push(...(await Promise.all(pairs)));
    }
    if (row.length % 2 === 1) above.push(row[row.length - 1]);
    row = above;
  }
  return row[0];
}

const UTF8 = new TextEncoder();

function fromBase64(base64) {
  const text = atob(base64);
  const octets = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) octets[i] = text.charCodeAt(i);
  return octets;
}

function toBase64(octets) {
  return btoa(String.fromCharCode(...octets));
}

function same(a, b) {
  return a.length === b.length && a.every((octet, i) => octet === b[i]);
}

/** Reads a verifier key of C2SP signed-note: name, key identifier in hexadecimal, type and key in base64. */
async function verifierKey(line) {
  const parts = /^([^+\s]+)\+([0-9a-f]{8})\+(\S+)$/.exec(line.trim());
  if (!parts) throw new Error("This is no verifier key: expected name+identifier+key.");
  const [, name, id, encoded] = parts;
  let typed;
  try {
    typed = fromBase64(encoded);
  } catch {
    throw new Error("The key's last part is not base64.");
  }
  if (typed.length !== 33 || typed[0] !== 1) throw new Error("Expected an Ed25519 key of type 1.");
  const digest = await sha256(UTF8.encode(name + "\n"), typed);
  if (hex(digest.subarray(0, 4)) !== id) throw new Error("The key's identifier is that of another key.");
  return { name, id, publicKey: typed.subarray(1) };
}

/** A signed note: its text, and its signature lines. */
function readNote(note) {
  const split = note.lastIndexOf("\n\n");
  if (split < 0 || !note.endsWith("\n")) throw new Error("The checkpoint is no signed note.");
  const signatures = note.slice(split + 2, -1).split("\n").map(line => {
    const parts = /^\u2014 (\S+) (\S+)$/.exec(line);
    if (!parts) throw new Error("A signature line of the checkpoint is malformed.");
    return { name: parts[1], blob: fromBase64(parts[2]) };
  });
  return { text: note.slice(0, split + 1), signatures };
}

/** What a checkpoint says: origin, number of entries, root. */
function readCheckpoint(note) {
  const [origin, size, root, end, ...more] = note.text.split("\n");
  if (end !== "" || more.length > 0 || !/^(0|[1-9][0-9]*)$/.test(size)) throw new Error("The checkpoint is malformed.");
  return { origin, size: Number(size), root: fromBase64(root) };
}

/** Whether the browser can verify Ed25519 at all. */
async function ed25519Key(publicKey) {
  try {
    return await crypto.subtle.importKey("raw", publicKey, "Ed25519", false, ["verify"]);
  } catch {
    return null;
  }
}

/** true, false, or null if this browser cannot tell. One signature by the key is there and every one of it is good. */
async function signedBy(note, key) {
  const own = note.signatures.filter(s => s.name === key.name && hex(s.blob.subarray(0, 4)) === key.id);
  if (own.length === 0) return false;
  const imported = await ed25519Key(key.publicKey);
  if (imported === null) return null;
  for (const signature of own) {
    if (!(await crypto.subtle.verify("Ed25519", imported, signature.blob.subarray(4), UTF8.encode(note.text)))) return false;
  }
  return true;
}

/** The digest by which a signed document is known: SHA-256 over DSSE's pre-authentication encoding. */
async function documentDigest(envelope) {
  const parts = message({ 1: ["type", text], 2: ["payload", octetsOf], 3: ["signatures[]", octetsOf] }, envelope);
  const type = UTF8.encode(parts.type);
  const head = UTF8.encode("DSSEv1 " + type.length + " "), middle = UTF8.encode(" " + parts.payload.length + " ");
  return { type: parts.type, digest: hex(await sha256(head, type, middle, parts.payload)) };
}
