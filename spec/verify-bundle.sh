#!/bin/sh
# Verifies a proof bundle (evidence.md, "Proof bundles") with what every system has: sh, sed, awk, base64, xxd, sha256sum and
# openssl (3.0 or later). Slow, and nothing of ours: a few processes for each entry.
#
#   verify-bundle.sh KEY FILE
#
# KEY is the log's verifier key, known from elsewhere. Finds the answers to vendor-never, vendor-entries and reads.
# Exit codes: 0 verified, 1 does not verify, 2 wrong usage, 4 the proof verifies, and the answer was not looked at.
set -u
LC_ALL=C
export LC_ALL

refuse() {
  echo "does not verify: $1" >&2
  exit 1
}

if [ $# -ne 2 ] || [ ! -r "$2" ]; then
  echo "usage: verify-bundle.sh KEY FILE" >&2
  exit 2
fi
key=$1
file=$2
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT

# 1. The lines: words in their order, the digest of all but the last in the last.
awk '
  BEGIN { n = split("doorward-proof-bundle question answer about earlier later subtree entry sha256", word)
          for (i = 1; i <= n; i++) rank[word[i]] = i }
  !/^[ -~]+$/ || NF < 2 || !($1 in rank) || rank[$1] < last { bad = 1 }
  rank[$1] == last && $1 !~ /^(answer|about|subtree|entry)$/ { bad = 1 }
  { last = rank[$1]; seen[$1]++ }
  END { exit bad || seen["later"] != 1 || seen["entry"] < 1 || last != n }' "$file" ||
  refuse "a line where it does not belong"
[ "$(sed -n 1p "$file")" = "doorward-proof-bundle 1" ] || refuse "of another version"
[ "$(tail -c 1 "$file" | xxd -p)" = "0a" ] || refuse "the last line does not end"
[ "sha256 $(sed '$d' "$file" | sha256sum | cut -d ' ' -f 1)" = "$(tail -n 1 "$file")" ] ||
  refuse "the digest is that of other lines"

# 2. The key: name, identifier, and in base64 the type 1 and 32 octets.
origin=${key%%+*}
value=${key#*+*+}
typed=$(printf '%s' "$value" | base64 -d 2>/dev/null | xxd -p | tr -d '\n')
case $typed in
  01*) [ ${#typed} -eq 66 ] || refuse "not an Ed25519 key" ;;
  *) refuse "not an Ed25519 key" ;;
esac
identifier=$({ printf '%s\n' "$origin"; printf '%s' "$typed" | xxd -r -p; } | sha256sum | cut -c 1-8)
[ "$key" = "$origin+$identifier+$value" ] || refuse "the key has another identifier"
printf '302a300506032b6570032100%s' "${typed#01}" | xxd -r -p > "$work/key"

# 3. The checkpoints: three lines, an empty one, a signature.
checkpoint() { # name; leaves size and root behind
  sed -n "s/^$1 //p" "$file" | base64 -d > "$work/note" 2>/dev/null || refuse "$1: not base64"
  [ "$(wc -l < "$work/note")" -eq 5 ] && [ -z "$(sed -n 4p "$work/note")" ] || refuse "$1: not one signature"
  [ "$(sed -n 1p "$work/note")" = "$origin" ] || refuse "$1: of another log"
  line=$(sed -n 5p "$work/note")
  signature=${line##* }
  [ "$line" = "$(printf '\342\200\224') $origin $signature" ] || refuse "$1: signed by another key"
  sed -n 1,3p "$work/note" > "$work/text"
  printf '%s' "$signature" | base64 -d > "$work/blob" 2>/dev/null || refuse "$1: not base64"
  [ "$(base64 -w 0 < "$work/blob")" = "$signature" ] || refuse "$1: not base64 in its one form"
  [ "$(head -c 4 "$work/blob" | xxd -p)" = "$identifier" ] || refuse "$1: signed by another key"
  tail -c +5 "$work/blob" > "$work/signature"
  openssl pkeyutl -verify -pubin -inkey "$work/key" -keyform DER -rawin -in "$work/text" \
    -sigfile "$work/signature" > /dev/null 2>&1 || refuse "$1: the signature"
  size=$(sed -n 2p "$work/text")
  case $size in '' | *[!0-9]* | 0?*) refuse "$1: not a size" ;; esac
  root=$(sed -n 3p "$work/text" | base64 -d | xxd -p | tr -d '\n')
}
first=0
earlier=
if grep -q '^earlier ' "$file"; then
  checkpoint earlier
  first=$size
  earlier=$root
fi
checkpoint later
[ "$first" -lt "$size" ] || refuse "nothing lies between the checkpoints"

# 4. The tree: the hashes of its full subtrees, the smallest one first.
node() { # left right
  { printf '\001'; printf '%s%s' "$1" "$2" | xxd -r -p; } | sha256sum | cut -d ' ' -f 1
}
stack=
root_of_stack() {
  set -- $stack
  folded=$1
  shift
  for left in "$@"; do
    folded=$(node "$left" "$folded")
  done
}
subtrees=0
sed -n 's/^subtree //p' "$file" > "$work/subtrees"
while read -r value; do
  hash=$(printf '%s' "$value" | base64 -d 2>/dev/null | xxd -p | tr -d '\n')
  [ ${#hash} -eq 64 ] || refuse "a subtree"
  stack="$hash $stack"
  subtrees=$((subtrees + 1))
done < "$work/subtrees"
bits=0
left=$first
while [ "$left" -gt 0 ]; do
  bits=$((bits + left % 2))
  left=$((left / 2))
done
[ "$bits" -eq "$subtrees" ] || refuse "number of subtrees"
if [ "$first" -gt 0 ]; then
  root_of_stack
  [ "$folded" = "$earlier" ] || refuse "the subtrees have another root than the earlier checkpoint"
fi

# 5. Every entry of the range.
count=$first
sed -n 's/^entry //p' "$file" > "$work/entries"
while read -r value; do
  printf '%s' "$value" | base64 -d > "$work/entry" 2>/dev/null || refuse "entry $count: not base64"
  [ "$(base64 -w 0 < "$work/entry")" = "$value" ] || refuse "entry $count: not base64 in its one form"
  hash=$({ printf '\000'; cat "$work/entry"; } | sha256sum | cut -d ' ' -f 1)
  pairs=$count
  while [ $((pairs % 2)) -eq 1 ]; do
    set -- $stack
    hash=$(node "$1" "$hash")
    shift
    stack="$*"
    pairs=$((pairs / 2))
  done
  stack="$hash $stack"
  count=$((count + 1))
  xxd -p "$work/entry" | tr -d '\n' >> "$work/hex"
  echo >> "$work/hex"
done < "$work/entries"
[ "$count" -eq "$size" ] || refuse "there are $count entries, and the checkpoint is over $size"
root_of_stack
[ "$folded" = "$root" ] || refuse "the entries have another root than the later checkpoint"

# 6. The answer that follows from them: number, phase, actor, operation and occurrences of each (fields 1, 6, 7, 10, 19).
question=$(sed -n 's/^question //p' "$file")
case $question in
  vendor-never | vendor-entries | reads) ;;
  *)
    echo "the proof verifies: entries $first to $((size - 1)) of $origin; the answer to \"$question\" was not looked at"
    exit 4
    ;;
esac
awk -v question="$question" -v number="$first" '
  function octet() { at += 2; return (index("0123456789abcdef", substr($0, at - 2, 1)) - 1) * 16 \
      + index("0123456789abcdef", substr($0, at - 1, 1)) - 1 }
  function varint(   value, factor, o) {
    value = 0; factor = 1
    do { if (at > length($0)) { bad = 1; return 0 }
         o = octet(); value += (o % 128) * factor; factor *= 128 } while (o >= 128)
    return value }
  function vendors() { return f[7] == 4 || (f[10] >= 141 && f[10] <= 146) }
  function reading() { return f[10] == 5 || (f[10] >= 10 && f[10] <= 16) || f[10] == 24 || f[10] == 26 \
      || f[10] == 106 || (f[10] >= 143 && f[10] <= 146) }
  { at = 1; last = 0; split("", f)
    while (at <= length($0) && !bad) {
      tag = varint(); field = int(tag / 8); wire = tag % 8
      if (field < last || (field == last && field != 9 && field != 23)) bad = 1
      last = field
      if (wire == 0) f[field] = varint()
      else if (wire == 1) at += 16
      else if (wire == 2) { octets = varint(); at += 2 * octets }
      else bad = 1
    }
    if (bad || at != length($0) + 1 || f[1] + 0 != number || f[6] < 1 || f[6] > 4) { bad = 1; exit }
    concerns = question == "reads" ? reading() : vendors() || (question == "vendor-entries" && f[10] == 140)
    if (concerns) {
      about = about "about " number "\n"
      if (f[6] == 3) refused += f[19]
      else if (question == "vendor-never") { bad = 1; exit }
      else if (f[6] != 2) {
        if (question == "reads") read += f[19]
        else if (f[10] == 140) grants += f[19]
        else if (f[10] == 141) entered += f[19]
        else if (f[10] != 142) calls += f[19]
      }
    }
    number++ }
  END {
    if (bad) { print "entry " number; exit }
    if (question == "vendor-entries") {
      printf "answer entered %d\nanswer calls %d\nanswer grants %d\n", entered, calls, grants }
    if (question == "reads") printf "answer read %d\n", read
    printf "answer refused %d\n%s", refused, about }' "$work/hex" > "$work/answer"
case $(sed -n 1p "$work/answer") in
  entry*) refuse "$(sed -n 1p "$work/answer") does not let the answer follow" ;;
esac
grep -E '^(answer|about) ' "$file" | cmp -s - "$work/answer" || refuse "the answer does not follow from the entries"
echo "verified: $question, entries $first to $((size - 1)) of $origin"
