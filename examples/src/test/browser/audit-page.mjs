// The auditor's page of a played demo, opened from the disk in a browser: what is green, what is red, and when.
// Arguments: the demo's directory, and where screenshots go.
import assert from "node:assert/strict";
import { createHash, generateKeyPairSync, sign } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [demo, shots] = process.argv.slice(2);
mkdirSync(shots, { recursive: true });
const page = readFileSync(join(demo, "audit.html"), "utf8");
const key = readFileSync(join(demo, "audit", "log.vkey"), "utf8").trim();
const digest = JSON.parse(readFileSync(join(demo, "report.json"), "utf8")).policy;
const size = Number(readFileSync(join(demo, "audit", "checkpoint"), "utf8").split("\n")[1]);

const browser = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync"],
});
let passed = 0;

async function check(name, html, play, { colorScheme = "light", fullPage = true } = {}) {
  const file = join(shots, name + ".html");
  writeFileSync(file, html);
  const context = await browser.newContext({ colorScheme, viewport: { width: 1280, height: 900 } });
  const tab = await context.newPage();
  const asked = [], wrong = [];
  tab.on("request", request => asked.push(request.url()));
  tab.on("pageerror", error => wrong.push(error.message));
  tab.on("console", message => message.type() === "error" && wrong.push(message.text()));
  await tab.goto(pathToFileURL(file).href);
  await play(tab);
  await tab.screenshot({ path: join(shots, name + ".png"), fullPage });
  assert.deepEqual([...new Set(asked)], [pathToFileURL(file).href], name + ": the page asks for nothing else");
  assert.deepEqual(wrong, [], name + ": no error");
  await context.close();
  passed++;
  console.log("ok " + name);
}

async function verify(tab, withKey, withDigest) {
  await tab.fill("#key", withKey);
  await tab.fill("#policy", withDigest);
  await tab.click("#known button");
  await tab.waitForFunction(() => !document.querySelector("#verdict").textContent.startsWith("Verifying"));
}

const verdict = tab => tab.getAttribute("#verdict", "class");
const mark = (tab, id) => tab.getAttribute("#mark-" + id, "class");

/** The page with one octet of what it embeds changed. */
function changed(id, at) {
  return page.replace(new RegExp('(id="' + id + '">)([^<]*)'), (all, open, base64) => {
    const octets = Buffer.from(base64, "base64");
    octets[at < 0 ? octets.length + at : at] ^= 1;
    return open + octets.toString("base64");
  });
}

function embedded(id) {
  return Buffer.from(new RegExp('id="' + id + '">([^<]*)').exec(page)[1], "base64");
}

/** A log of acts with details, signed with a key of its own, in the page of the demo. */
function largeLog(size) {
  const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash("sha256")).digest();
  const varint = n => {
    const octets = [];
    for (; n > 127; n = Math.floor(n / 128)) octets.push((n % 128) | 128);
    return Buffer.from([...octets, n]);
  };
  const numberField = (field, n) => (n === 0 ? [] : [varint(field * 8), varint(n)]);
  const octetsField = (field, octets) => [varint(field * 8 + 2), varint(octets.length), octets];
  const bundle = [];
  let row = [];
  for (let i = 0; i < size; i++) {
    const id = sha256(String(i >> 1)).subarray(0, 16);
    const entry = Buffer.concat([
      ...numberField(1, i), ...numberField(2, 1_790_000_000 + i), ...numberField(6, 1 + (i % 2)), ...numberField(7, 2),
      ...octetsField(8, sha256("admf")), ...octetsField(9, Buffer.from("officer-legal")), ...numberField(10, 1),
      ...octetsField(11, id), ...numberField(13, 1), ...octetsField(16, sha256("mandate" + i)),
      ...octetsField(20, sha256("commitment" + i)), ...octetsField(21, Buffer.alloc(272, i % 251)),
    ]);
    bundle.push(Buffer.from([entry.length >> 8, entry.length & 255]), entry);
    row.push(sha256(Buffer.of(0), entry));
  }
  for (; row.length > 1; ) {
    const above = [];
    for (let i = 0; i + 1 < row.length; i += 2) above.push(sha256(Buffer.of(1), row[i], row[i + 1]));
    if (row.length % 2 === 1) above.push(row.at(-1));
    row = above;
  }
  const pair = generateKeyPairSync("ed25519");
  const typed = Buffer.concat([Buffer.of(1), pair.publicKey.export({ format: "der", type: "spki" }).subarray(-32)]);
  const id = sha256("large.example\n", typed).subarray(0, 4);
  const text = "large.example\n" + size + "\n" + row[0].toString("base64") + "\n";
  const line = Buffer.concat([id, sign(null, Buffer.from(text), pair.privateKey)]).toString("base64");
  const note = text + "\n\u2014 large.example " + line + "\n";
  const filled = (html, part, octets) =>
    html.replace(new RegExp('(id="' + part + '">)[^<]*'), (all, start) => start + octets.toString("base64"));
  return {
    page: filled(filled(page, "entries", Buffer.concat(bundle)), "checkpoint", Buffer.from(note)),
    key: ["large.example", id.toString("hex"), typed.toString("base64")].join("+"),
  };
}

await check("before", page, async tab => {
  assert.equal(await verdict(tab), "open");
  assert.equal(await tab.locator(".good").count(), 0, "nothing is green before the reader has said what he knows");
  assert.equal(await tab.locator("#timeline tbody tr").count(), Math.min(size, 200));
});

await check("verified", page, async tab => {
  await verify(tab, key, digest);
  assert.equal(await verdict(tab), "good");
  assert.equal(await tab.locator("#marks .good").count(), 4);
  await tab.selectOption("#which", "refusals");
  const refused = await tab.locator("#timeline tbody tr").allTextContents();
  assert.ok(refused.length > 0 && refused.every(row => row.includes("REFUS")), "refusals only");
  await tab.fill("#word", "no such word");
  assert.equal(await tab.textContent("#where"), "none");
  await tab.fill("#word", "");
  await tab.selectOption("#which", "all");
  assert.match(await tab.textContent("#summary"), /A vendor enterednever/);
});

await check("verified-dark", page, async tab => {
  await verify(tab, key, digest.toUpperCase());
  assert.equal(await verdict(tab), "good");
}, { colorScheme: "dark" });

await check("other-key", page, async tab => {
  await verify(tab, key, digest); // the right one first: a mark of before does not stay
  const [name, , encoded] = key.split("+");
  const typed = Buffer.from(encoded, "base64");
  typed[5] ^= 1;
  const id = createHash("sha256").update(name + "\n").update(typed).digest("hex").slice(0, 8);
  await verify(tab, [name, id, typed.toString("base64")].join("+"), digest);
  assert.equal(await mark(tab, "key"), "bad");
  assert.equal(await verdict(tab), "bad");
});

await check("no-key", page, async tab => {
  await verify(tab, "not a key", digest);
  assert.equal(await mark(tab, "key"), "bad");
});

await check("other-policy", page, async tab => {
  await verify(tab, key, "0".repeat(64));
  assert.equal(await mark(tab, "policy"), "bad");
  assert.equal(await verdict(tab), "bad");
});

// The last entry is none any more.
await check("changed-entry", changed("entries", -3), async tab => {
  await verify(tab, key, digest);
  assert.notEqual(await mark(tab, "root"), "good");
  assert.equal(await verdict(tab), "bad");
});

// An octet of the first entry's sealed seed: still an entry, but not the one that was signed.
await check("changed-octet", changed("entries", 100), async tab => {
  await verify(tab, key, digest);
  assert.equal(await mark(tab, "root"), "bad");
  assert.equal(await mark(tab, "key"), "good");
  assert.equal(await verdict(tab), "bad");
});

await check("changed-length", changed("entries", 1), async tab => {
  assert.equal(await verdict(tab), "bad");
  await verify(tab, key, digest);
  assert.equal(await verdict(tab), "bad");
});

await check("changed-root", changed("checkpoint", embedded("checkpoint").indexOf("\n\n") - 10), async tab => {
  await verify(tab, key, digest);
  assert.equal(await mark(tab, "key"), "bad");
  assert.equal(await verdict(tab), "bad");
});

await check("changed-policy", changed("policies", -3), async tab => {
  await verify(tab, key, digest); // the last octets are a signature's: the digest does not depend on them
  assert.equal(await mark(tab, "policy"), "good");
});

await check("print", page, async tab => {
  await tab.emulateMedia({ media: "print" });
  assert.equal(await tab.isVisible("#known"), false);
  assert.equal(await tab.isVisible("#timeline"), true);
});

await check("keyboard", page, async tab => {
  await tab.focus("#key");
  await tab.keyboard.type(key);
  await tab.keyboard.press("Tab");
  await tab.keyboard.type(digest);
  await tab.keyboard.press("Enter");
  await tab.waitForSelector("#verdict.good");
});

// As large as a log may be that is to be read in one piece.
const large = largeLog(100_000);
await check("large", large.page, async tab => {
  const start = performance.now();
  await tab.reload();
  await tab.waitForSelector("#timeline tbody tr");
  const opened = performance.now();
  await verify(tab, large.key, digest);
  console.log("100,000 entries, " + (large.page.length / 2 ** 20).toFixed(1) + " MiB: opened in " +
    ((opened - start) / 1000).toFixed(1) + " s, verified in " + ((performance.now() - opened) / 1000).toFixed(1) + " s");
  assert.equal(await verdict(tab), "good");
  await tab.click("#next");
  assert.equal(await tab.textContent("#where"), "201 to 400 of 100000");
}, { fullPage: false });
assert.ok(large.page.length <= 64 * 2 ** 20, "the page of a large log is no larger than 64 MiB");

await browser.close();
console.log(passed + " passed, 0 failed");
