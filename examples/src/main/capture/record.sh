#!/bin/sh
# Records call.pcap: a real call between two sipp processes on loopback, with synthesised speech both ways.
# Needs root (for the network namespace), sipp 3.6, flite, sox and tcpdump. No other traffic can get in: the
# namespace has a loopback interface and nothing else, and its addresses are those that RFC 5737 keeps for examples.
set -eu
here=$(cd "$(dirname "$0")" && pwd)

if [ "${1:-}" != inside ]; then
  exec unshare --net -- "$0" inside
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

# Each sentence at its second of the call; the other one is silent meanwhile.
say() {
  flite -voice "$1" -t "$3" -o sentence.wav
  sox -V1 sentence.wav -r 8000 "$4" pad "$2" 12 trim 0 11.4
}
say slt 0.3 'Hello Bob, this is Alice. Can you hear me?' alice1.wav
say rms 3.6 'Hello Alice, this is Bob. I hear you well.' bob1.wav
say slt 7.0 'The parcel arrives on Thursday.' alice2.wav
say rms 9.2 'Thursday it is. Goodbye.' bob2.wav
# G.711 A-law without a header, 8000 octets a second, as sipp sends it.
for voice in alice bob; do
  sox -m -v 1 "${voice}1.wav" -v 1 "${voice}2.wav" -t raw -e a-law "$voice.alaw"
done
sox -n -t raw -r 8000 -c 1 -e a-law ringing.alaw synth 1.2 sine 440 sine 480 remix - vol 0.3

ip link set lo up
ip address add 192.0.2.10/32 dev lo
ip address add 198.51.100.20/32 dev lo

tcpdump -i lo -w call.pcap -s 0 udp 2> tcpdump.txt &
tcpdump=$!
until grep -q listening tcpdump.txt; do sleep 0.1; done

sipp -sf "$here/bob.xml" -i 198.51.100.20 -mi 198.51.100.20 -p 5060 -mp 41000 -m 1 \
  -bg -timeout 60 > /dev/null || true
sleep 1
sipp 198.51.100.20:5060 -sf "$here/alice.xml" -i 192.0.2.10 -mi 192.0.2.10 -p 5060 -mp 40000 \
  -m 1 -cid_str 'call-%u@%s' -timeout 60 > sipp.txt
sleep 1
kill -INT "$tcpdump"
wait "$tcpdump" || true

cp call.pcap "$here/call.pcap"
cat tcpdump.txt
