// Verify_log checks an exported log with the Go checksum database's own code and nothing of the program that wrote it.
//
//	verify_log FOLDER VKEY-FILE
//
// FOLDER holds one log in the tlog-tiles layout (C2SP tlog-tiles v0.1.0): checkpoint, tile/entries, tile/0 and above.
// It prints one line for each thing it counted and ends with “ok”; anything wrong goes to standard error, status 1.
package main

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"math/rand"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const (
	tileHeight = 8
	tileWidth  = 1 << tileHeight
	proofs     = 250
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: verify_log FOLDER VKEY-FILE")
		os.Exit(2)
	}
	if err := verify(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "refused:", err)
		os.Exit(1)
	}
	fmt.Println("ok")
}

func verify(folder, vkeyFile string) error {
	tree, err := signedTree(folder, vkeyFile)
	if err != nil {
		return err
	}
	fmt.Println("signed size", tree.N)
	stored, err := hashesOfEntries(folder, tree.N)
	if err != nil {
		return err
	}
	root, err := tlog.TreeHash(tree.N, stored)
	if err != nil {
		return err
	}
	if root != tree.Hash {
		return errors.New("the entries do not give the signed root")
	}
	fmt.Println("entries", tree.N)
	tiles, err := compareTiles(folder, tree.N, stored)
	if err != nil {
		return err
	}
	fmt.Println("tiles", tiles)
	return prove(folder, tree, stored)
}

// signedTree verifies the checkpoint's signature and reads what it signs.
func signedTree(folder, vkeyFile string) (tlog.Tree, error) {
	var tree tlog.Tree
	vkey, err := os.ReadFile(vkeyFile)
	if err != nil {
		return tree, err
	}
	verifier, err := note.NewVerifier(strings.TrimSpace(string(vkey)))
	if err != nil {
		return tree, err
	}
	raw, err := os.ReadFile(filepath.Join(folder, "checkpoint"))
	if err != nil {
		return tree, err
	}
	opened, err := note.Open(raw, note.VerifierList(verifier))
	if err != nil {
		return tree, err
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) < 4 || lines[0] != verifier.Name() {
		return tree, errors.New("the checkpoint speaks about another log")
	}
	if tree.N, err = strconv.ParseInt(lines[1], 10, 64); err != nil || tree.N < 1 {
		return tree, errors.New("the checkpoint has no size")
	}
	root, err := base64.StdEncoding.DecodeString(lines[2])
	if err != nil || len(root) != tlog.HashSize {
		return tree, errors.New("the checkpoint has no root")
	}
	copy(tree.Hash[:], root)
	return tree, nil
}

// hashList holds all hashes of the tree in the order that tlog numbers them.
type hashList []tlog.Hash

func (list hashList) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	found := make([]tlog.Hash, len(indexes))
	for at, index := range indexes {
		if index < 0 || index >= int64(len(list)) {
			return nil, fmt.Errorf("hash %d is beyond the tree", index)
		}
		found[at] = list[index]
	}
	return found, nil
}

// hashesOfEntries builds the tree from the bundles alone.
func hashesOfEntries(folder string, size int64) (hashList, error) {
	var stored hashList
	for start := int64(0); start < size; start += tileWidth {
		width := min(size-start, tileWidth)
		tile := tlog.Tile{H: tileHeight, L: 0, N: start / tileWidth, W: int(width)}
		place := strings.Replace(placeOf(tile), "tile/0/", "tile/entries/", 1)
		rest, err := os.ReadFile(filepath.Join(folder, place))
		if err != nil {
			return nil, err
		}
		for index := start; index < start+width; index++ {
			if len(rest) < 2 || len(rest) < 2+int(binary.BigEndian.Uint16(rest)) {
				return nil, fmt.Errorf("%s ends in the middle of an entry", place)
			}
			end := 2 + int(binary.BigEndian.Uint16(rest))
			hashes, err := tlog.StoredHashes(index, rest[2:end], stored)
			if err != nil {
				return nil, err
			}
			stored, rest = append(stored, hashes...), rest[end:]
		}
		if len(rest) > 0 {
			return nil, fmt.Errorf("%s holds more than its name says", place)
		}
	}
	return stored, nil
}

// compareTiles makes every hash tile anew and compares its bytes with the file.
func compareTiles(folder string, size int64, stored hashList) (int, error) {
	tiles := tlog.NewTiles(tileHeight, 0, size)
	for _, tile := range tiles {
		want, err := tlog.ReadTileData(tile, stored)
		if err != nil {
			return 0, err
		}
		found, err := os.ReadFile(filepath.Join(folder, placeOf(tile)))
		if err != nil {
			return 0, err
		}
		if !bytes.Equal(found, want) {
			return 0, fmt.Errorf("%s does not belong to the entries", placeOf(tile))
		}
	}
	return len(tiles), nil
}

// tileFiles hands tlog the tiles on disk; tlog itself authenticates them against the signed tree.
type tileFiles struct{ folder string }

func (files tileFiles) Height() int { return tileHeight }

func (files tileFiles) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	found := make([][]byte, len(tiles))
	for at, tile := range tiles {
		raw, err := os.ReadFile(filepath.Join(files.folder, placeOf(tile)))
		if err != nil {
			return nil, err
		}
		if len(raw) != tile.W*tlog.HashSize {
			return nil, fmt.Errorf("%s has another length", placeOf(tile))
		}
		found[at] = raw
	}
	return found, nil
}

func (files tileFiles) SaveTiles([]tlog.Tile, [][]byte) {}

// prove takes proofs out of the tiles on disk and checks them against roots made from the entries.
func prove(folder string, tree tlog.Tree, stored hashList) error {
	reader := tlog.TileHashReader(tree, tileFiles{folder})
	chosen := rand.New(rand.NewSource(1))
	for range proofs {
		index := chosen.Int63n(tree.N)
		proof, err := tlog.ProveRecord(tree.N, index, reader)
		if err != nil {
			return err
		}
		leaf := stored[tlog.StoredHashIndex(0, index)]
		if err := tlog.CheckRecord(proof, tree.N, tree.Hash, index, leaf); err != nil {
			return fmt.Errorf("entry %d: %w", index, err)
		}
	}
	fmt.Println("inclusion proofs", proofs)
	for range proofs {
		size := 1 + chosen.Int63n(tree.N)
		old, err := tlog.TreeHash(size, stored)
		if err != nil {
			return err
		}
		proof, err := tlog.ProveTree(tree.N, size, reader)
		if err != nil {
			return err
		}
		if err := tlog.CheckTree(proof, tree.N, tree.Hash, size, old); err != nil {
			return fmt.Errorf("size %d: %w", size, err)
		}
	}
	fmt.Println("consistency proofs", proofs)
	return nil
}

// placeOf is a tile's path in the tlog-tiles layout, which leaves the height out that tlog writes.
func placeOf(tile tlog.Tile) string {
	return strings.Replace(tile.Path(), fmt.Sprintf("tile/%d/", tileHeight), "tile/", 1)
}
