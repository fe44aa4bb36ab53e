// Verifies an exported audit log with the code of the Go project's checksum database, and nothing of ours.
package main

import (
	"bytes"
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
	case "corpus":
		corpus(os.Args[2], known)
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
	signed, err := note.Open(content, known)
	check(err)
	lines := strings.Split(signed.Text, "\n")
	size, err := strconv.ParseInt(lines[1], 10, 64)
	check(err)
	rootOctets, err := base64.StdEncoding.DecodeString(lines[2])
	check(err)
	var root tlog.Hash
	copy(root[:], rootOctets)

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
	fmt.Println("verified", size, lines[2])
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
