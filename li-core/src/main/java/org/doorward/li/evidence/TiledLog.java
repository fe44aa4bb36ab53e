package org.doorward.li.evidence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.Octets;
import org.jspecify.annotations.Nullable;

/**
 * A growing log as the files of the tiled layout: given the entries in order, it yields every file that
 * belongs to them. The log's writer stores these files, its verifier compares them. Keeps no more than one
 * tile of each level. Not thread-safe.
 *
 * @clause C2SP tlog-tiles
 */
public final class TiledLog {
  /** Takes the files as they become complete. */
  @FunctionalInterface
  public interface Visitor {
    /**
     * Takes one file.
     *
     * @param file its place and content
     * @throws EvidenceException if it cannot be stored, or is not what is stored
     */
    void file(TileFile file) throws EvidenceException;
  }

  /** The most octets that one entry may have: a bundle gives its length in two octets. */
  public static final int MAX_ENTRY_OCTETS = 65_535;

  private final TreeHasher hasher = new TreeHasher();
  private final List<HashTile> levels = new ArrayList<>();
  private final EntryBundle bundle = new EntryBundle();
  private long size;

  /** An empty log. */
  public TiledLog() {}

  /**
   * Adds one entry.
   *
   * @param entry 1 to {@link #MAX_ENTRY_OCTETS} octets
   * @param full takes the files that this entry completes: a bundle, and the tiles above it
   * @throws EvidenceException what {@code full} throws
   */
  public void add(byte[] entry, Visitor full) throws EvidenceException {
    bundle.add(entry);
    size++;
    // Hashes first: a difference in them names one entry, one in a bundle names 256.
    push(0, hasher.leaf(entry), full);
    if (bundle.count() == Tiles.WIDTH) {
      full.file(bundle.file(size / Tiles.WIDTH - 1));
      bundle.clear();
    }
  }

  private void push(int number, byte[] hash, Visitor full) throws EvidenceException {
    if (levels.size() == number) {
      levels.add(new HashTile(number));
    }
    HashTile level = levels.get(number);
    level.add(hash);
    if (level.count() == Tiles.WIDTH) {
      full.file(level.file());
      byte[] parent = level.fold(hasher, null);
      level.next();
      push(number + 1, parent, full);
    }
  }

  /**
   * How many entries there are.
   *
   * @return zero or more
   */
  public long size() {
    return size;
  }

  /**
   * The Merkle tree's head.
   *
   * @return 32 octets
   */
  public Octets root() {
    byte[] right = null;
    for (HashTile level : levels) {
      right = level.count() == 0 ? right : level.fold(hasher, right);
    }
    return Octets.of(right == null ? hasher.empty() : right);
  }

  /**
   * The files that are not full, as they belong to a checkpoint of this size.
   *
   * @return at most one a level, and one of entries
   */
  public List<TileFile> partialFiles() {
    List<TileFile> files = new ArrayList<>();
    for (HashTile level : levels) {
      if (level.count() > 0) {
        files.add(level.file());
      }
    }
    if (bundle.count() > 0) {
      files.add(bundle.file(size / Tiles.WIDTH));
    }
    return files;
  }

  /** The tile of one level that is being filled. */
  private static final class HashTile {
    private final int level;
    private final byte[][] hashes = new byte[Tiles.WIDTH][];
    private long index;
    private int count;

    HashTile(int level) {
      this.level = level;
    }

    int count() {
      return count;
    }

    void add(byte[] hash) {
      hashes[count++] = hash;
    }

    void next() {
      index++;
      count = 0;
    }

    TileFile file() {
      byte[] content = new byte[count * TreeHasher.HASH_OCTETS];
      for (int i = 0; i < count; i++) {
        System.arraycopy(hashes[i], 0, content, i * TreeHasher.HASH_OCTETS, TreeHasher.HASH_OCTETS);
      }
      return new TileFile(level, index, count, content);
    }

    /**
     * The head over this tile's subtrees, which are complete and of one size, and what stands to the right
     * of them, which is smaller. Both split at the same power of two, so it is a tree over one leaf more.
     */
    byte[] fold(TreeHasher hasher, byte @Nullable [] right) {
      byte[][] row = Arrays.copyOf(hashes, right == null ? count : count + 1);
      if (right != null) {
        row[count] = right;
      }
      for (int width = row.length; width > 1; width = (width + 1) / 2) {
        for (int i = 0; i < width / 2; i++) {
          row[i] = hasher.node(row[2 * i], row[2 * i + 1]);
        }
        if (width % 2 == 1) {
          row[width / 2] = row[width - 1];
        }
      }
      return row[0];
    }
  }
}
