// Verifies an exported audit log, or a proof bundle, with the code of the Go project's checksum database, and nothing of ours.
package main

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func main() {
	verifier, err := note.NewVerifier(os.Args[3])
	check(err)
	known := note.VerifierList(verifier)
	switch os.Args[1] {
	case "audit":
		audit(os.Args[2], known)
	case "bundle":
		bundle(os.Args[2], known)
	case "corpus":
		corpus(os.Args[2], known)
	}
}

// witness is a key of timestamped cosignatures, which the package note does not know.
type witness struct {
	name string
	hash uint32
	key  ed25519.PublicKey
}

func (w witness) Name() string    { return w.name }
func (w witness) KeyHash() uint32 { return w.hash }

func (w witness) Verify(text, signature []byte) bool {
	if len(signature) != 8+ed25519.SignatureSize {
		return false
	}
	head := fmt.Sprintf("cosignature/v1\ntime %d\n", binary.BigEndian.Uint64(signature))
	return ed25519.Verify(w.key, append([]byte(head), text...), signature[8:])
}

// cosigners prints, of the witnesses whose keys are given, who cosigned a checkpoint and when.
func cosigners(content []byte, keys []string) {
	for _, text := range keys {
		parts := strings.SplitN(text, "+", 3)
		require(len(parts) == 3, "key of a witness")
		typed, err := base64.StdEncoding.DecodeString(parts[2])
		check(err)
		require(len(typed) == 1+ed25519.PublicKeySize && typed[0] == 4, "key of a witness")
		sum := sha256.Sum256(append([]byte(parts[0]+"\n"), typed...))
		w := witness{parts[0], binary.BigEndian.Uint32(sum[:]), typed[1:]}
		require(fmt.Sprintf("%08x", w.hash) == parts[1], "key of a witness")
		signed, err := note.Open(content, note.VerifierList(w))
		check(err)
		blob, err := base64.StdEncoding.DecodeString(signed.Sigs[0].Base64)
		check(err)
		fmt.Println("cosigned", w.name, binary.BigEndian.Uint64(blob[4:]))
	}
}

// corpus prints a verdict for each file.
func corpus(folder string, known note.Verifiers) {
	files, err := os.ReadDir(folder)
	check(err)
	for _, file := range files {
		content, err := os.ReadFile(filepath.Join(folder, file.Name()))
		check(err)
		if _, err := note.Open(content, known); err == nil {
			fmt.Println(file.Name(), "good")
		} else {
			fmt.Println(file.Name(), "bad")
		}
	}
}

// audit checks the checkpoint, every entry, every tile, and proofs over all of them.
func audit(folder string, known note.Verifiers) {
	content, err := os.ReadFile(filepath.Join(folder, "checkpoint"))
	check(err)
	size, root := checkpoint(content, known)
	cosigners(content, os.Args[4:])

	var stored []tlog.Hash
	reader := tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		hashes := make([]tlog.Hash, len(indexes))
		for i, index := range indexes {
			hashes[i] = stored[index]
		}
		return hashes, nil
	})
	var leaves []tlog.Hash
	for first := int64(0); first < size; first += 256 {
		bundle := read(folder, "entries", first/256, min(256, size-first))
		for len(bundle) > 0 {
			require(len(bundle) >= 2, "length of an entry")
			length := int(binary.BigEndian.Uint16(bundle))
			require(len(bundle) >= 2+length, "length of an entry")
			entry := bundle[2 : 2+length]
			bundle = bundle[2+length:]
			leaves = append(leaves, tlog.RecordHash(entry))
			hashes, err := tlog.StoredHashes(int64(len(leaves)-1), entry, reader)
			check(err)
			stored = append(stored, hashes...)
		}
	}
	require(int64(len(leaves)) == size, "number of entries")
	computed, err := tlog.TreeHash(size, reader)
	check(err)
	require(computed == root, "root")

	for level, hashes := 0, size; hashes > 0; level, hashes = level+1, hashes/256 {
		for first := int64(0); first < hashes; first += 256 {
			width := min(256, hashes-first)
			tile := tlog.Tile{H: 8, L: level, N: first / 256, W: int(width)}
			data, err := tlog.ReadTileData(tile, reader)
			check(err)
			found := read(folder, strconv.Itoa(level), first/256, width)
			require(bytes.Equal(data, found), tile.Path())
		}
	}

	for index := int64(0); index < size; index += 1 + size/64 {
		proof, err := tlog.ProveRecord(size, index, reader)
		check(err)
		check(tlog.CheckRecord(proof, size, root, index, leaves[index]))
		earlier, err := tlog.TreeHash(index+1, reader)
		check(err)
		tree, err := tlog.ProveTree(size, index+1, reader)
		check(err)
		check(tlog.CheckTree(tree, size, root, index+1, earlier))
	}
	fmt.Println("verified", size, root)
}

// checkpoint opens a signed checkpoint.
func checkpoint(content []byte, known note.Verifiers) (int64, tlog.Hash) {
	signed, err := note.Open(content, known)
	check(err)
	tree, err := tlog.ParseTree([]byte("go.sum database tree\n" + strings.SplitN(signed.Text, "\n", 2)[1]))
	check(err)
	return tree.N, tree.Hash
}

// bundle checks both checkpoints of a proof bundle, that one continues the other, and that the entries are all of those
// between them.
func bundle(file string, known note.Verifiers) {
	content, err := os.ReadFile(file)
	check(err)
	stored := map[int64]tlog.Hash{}
	reader := tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		hashes := make([]tlog.Hash, len(indexes))
		for i, index := range indexes {
			hash, there := stored[index]
			if !there {
				return nil, fmt.Errorf("no hash %d", index)
			}
			hashes[i] = hash
		}
		return hashes, nil
	})
	var first, size, at int64
	var earlier, later tlog.Hash
	var leaves []tlog.Hash
	for _, line := range strings.Split(string(content), "\n") {
		word, text, _ := strings.Cut(line, " ")
		value, _ := base64.StdEncoding.DecodeString(text)
		switch word {
		case "earlier":
			first, earlier = checkpoint(value, known)
		case "later":
			size, later = checkpoint(value, known)
		case "subtree":
			// The largest that is left: at those numbers, of that level.
			level := 62
			for first-at < 1<<level {
				level--
			}
			var hash tlog.Hash
			require(copy(hash[:], value) == len(hash), "a subtree")
			stored[tlog.StoredHashIndex(level, at>>level)] = hash
			at += 1 << level
		case "entry":
			number := first + int64(len(leaves))
			require(at == first, "number of subtrees")
			leaves = append(leaves, tlog.RecordHash(value))
			hashes, err := tlog.StoredHashes(number, value, reader)
			check(err)
			for i, hash := range hashes {
				stored[tlog.StoredHashIndex(i, number>>i)] = hash
			}
		}
	}
	require(first+int64(len(leaves)) == size, "number of entries")
	computed, err := tlog.TreeHash(size, reader)
	check(err)
	require(computed == later, "later root")
	if first > 0 {
		computed, err = tlog.TreeHash(first, reader)
		check(err)
		require(computed == earlier, "earlier root")
		proof, err := tlog.ProveTree(size, first, reader)
		check(err)
		check(tlog.CheckTree(proof, size, later, first, earlier))
	}
	for i, leaf := range leaves {
		proof, err := tlog.ProveRecord(size, first+int64(i), reader)
		check(err)
		check(tlog.CheckRecord(proof, size, later, first+int64(i), leaf))
	}
	fmt.Println("verified", first, size, later)
}

func read(folder, level string, index, width int64) []byte {
	path := fmt.Sprintf("%03d", index%1000)
	for index /= 1000; index > 0; index /= 1000 {
		path = fmt.Sprintf("x%03d/%s", index%1000, path)
	}
	if width < 256 {
		path += fmt.Sprintf(".p/%d", width)
	}
	content, err := os.ReadFile(filepath.Join(folder, "tile", level, path))
	check(err)
	return content
}

func min(a, b int64) int64 {
	if a < b {
		return a
	}
	return b
}

func require(holds bool, what string) {
	if !holds {
		fmt.Println("refused:", what)
		os.Exit(1)
	}
}

func check(err error) {
	if err != nil {
		fmt.Println("refused:", err)
		os.Exit(1)
	}
}
