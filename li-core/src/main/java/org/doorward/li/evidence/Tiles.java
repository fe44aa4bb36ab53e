package org.doorward.li.evidence;

import java.util.Locale;

/**
 * Where the hashes and the entries of a log stand among files, 256 a file.
 *
 * @clause C2SP tlog-tiles
 */
public final class Tiles {
  /** How many hashes, or entries, a full tile has. */
  public static final int WIDTH = 256;

  private Tiles() {}

  /**
   * Where a tile of hashes stands.
   *
   * @param level 0 for the leaves' hashes
   * @param index counts the tiles of the level from 0
   * @param width 1 to 256
   * @return a path with slashes, below the log's directory
   */
  public static String hashes(int level, long index, int width) {
    return "tile/" + level + "/" + number(index) + partial(width);
  }

  /**
   * Where a bundle of entries stands.
   *
   * @param index counts the bundles from 0
   * @param width 1 to 256
   * @return a path with slashes, below the log's directory
   */
  public static String entries(long index, int width) {
    return "tile/entries/" + number(index) + partial(width);
  }

  /** In groups of three digits, all but the last marked with an x. */
  private static String number(long index) {
    if (index < 0) {
      throw new IllegalArgumentException("a tile below 0");
    }
    String path = String.format(Locale.ROOT, "%03d", index % 1000);
    for (long rest = index / 1000; rest > 0; rest /= 1000) {
      path = String.format(Locale.ROOT, "x%03d/", rest % 1000) + path;
    }
    return path;
  }

  private static String partial(int width) {
    if (width < 1 || width > WIDTH) {
      throw new IllegalArgumentException("a tile of " + width);
    }
    return width == WIDTH ? "" : ".p/" + width;
  }
}
