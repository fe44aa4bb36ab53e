package org.doorward.li.evidence;

/**
 * One file of the tiled layout. Not copied: who is given one leaves its content alone.
 *
 * @param level of the hashes, {@link #ENTRIES} for a bundle of entries
 * @param index counts the files of the level from 0
 * @param width how many hashes or entries, 1 to 256
 * @param content what the file holds
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere, and too large to be copied each time
public record TileFile(int level, long index, int width, byte[] content) {
  /** The level of entries. */
  public static final int ENTRIES = -1;

  /**
   * Where the file stands.
   *
   * @return a path with slashes, below the log's directory
   */
  public String path() {
    return level == ENTRIES ? Tiles.entries(index, width) : Tiles.hashes(level, index, width);
  }

  /**
   * The number of the first entry that stands below an octet of a tile of hashes, or in a bundle at all.
   *
   * @param octet counts from 0
   * @return the entry's number
   */
  long entryAt(int octet) {
    if (level == ENTRIES) {
      return index * Tiles.WIDTH;
    }
    long hash = index * Tiles.WIDTH + octet / TreeHasher.HASH_OCTETS;
    for (int below = 0; below < level; below++) {
      hash *= Tiles.WIDTH;
    }
    return hash;
  }
}
