package org.doorward.li.evidence;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.doorward.li.fault.EvidenceException;

/**
 * Up to 256 entries in one file, each behind its length in two octets. Not thread-safe.
 *
 * @clause C2SP tlog-tiles, Log Entries
 */
final class EntryBundle {
  static final int MAX_OCTETS = Tiles.WIDTH * (2 + TiledLog.MAX_ENTRY_OCTETS);

  private final ByteArrayOutputStream content = new ByteArrayOutputStream();
  private int count;

  void add(byte[] entry) {
    if (entry.length == 0 || entry.length > TiledLog.MAX_ENTRY_OCTETS) {
      throw new IllegalArgumentException("an entry of " + entry.length + " octets");
    }
    content.write(entry.length >> 8);
    content.write(entry.length);
    content.writeBytes(entry);
    count++;
  }

  int count() {
    return count;
  }

  TileFile file(long index) {
    return new TileFile(TileFile.ENTRIES, index, count, content.toByteArray());
  }

  void clear() {
    content.reset();
    count = 0;
  }

  /**
   * Takes a bundle apart.
   *
   * @param first number of its first entry, for the refusal
   * @throws EvidenceException if it does not hold {@code width} entries and nothing else
   */
  static List<byte[]> split(byte[] bundle, int width, long first) throws EvidenceException {
    List<byte[]> entries = new ArrayList<>(width);
    int at = 0;
    while (entries.size() < width) {
      int from = at + 2;
      int to = from > bundle.length ? from : from + length(bundle, at);
      if (from >= to || to > bundle.length) {
        throw new EvidenceException(
            "entry " + (first + entries.size()) + " is damaged: its length");
      }
      entries.add(Arrays.copyOfRange(bundle, from, to));
      at = to;
    }
    if (at != bundle.length) {
      throw new EvidenceException("entry " + (first + width - 1) + " is followed by other octets");
    }
    return entries;
  }

  private static int length(byte[] bundle, int at) {
    return (bundle[at] & 0xFF) << 8 | (bundle[at + 1] & 0xFF);
  }
}
