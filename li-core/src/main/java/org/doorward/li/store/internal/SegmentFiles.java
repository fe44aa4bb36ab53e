package org.doorward.li.store.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;
import org.doorward.li.fault.EvidenceException;

/**
 * The files of a segment log, each named by its number. Immutable.
 *
 * @param disk where they are
 * @param directory holds them
 * @param key of all segments
 * @param format names what the records are
 */
record SegmentFiles(Disk disk, Path directory, SecretKeySpec key, String format) {
  private static final Pattern NAME = Pattern.compile("segment-([0-9a-f]{16})");

  Path file(long number) {
    return directory.resolve(String.format(Locale.ROOT, "segment-%016x", number));
  }

  /** The numbers of the segments that are there, lowest first. */
  List<Long> numbers() throws IOException {
    List<Long> numbers = new ArrayList<>();
    for (String name : disk.list(directory)) {
      var matcher = NAME.matcher(name);
      if (matcher.matches()) {
        numbers.add(Long.parseUnsignedLong(matcher.group(1), 16));
      }
    }
    numbers.sort(Long::compareUnsigned);
    return numbers;
  }

  /** What {@link Disk#replace} was writing when the process ended. */
  List<Path> unfinished() throws IOException {
    return disk.list(directory).stream()
        .filter(name -> name.startsWith("segment-") && name.endsWith(Disk.UNFINISHED))
        .map(directory::resolve)
        .toList();
  }

  /** Reads the header of a segment, and holds the file's length against it. */
  SegmentHeader header(long number, DiskFile file) throws IOException, EvidenceException {
    byte[] block = new byte[SegmentFormat.BLOCK_OCTETS];
    if (file.size() < block.length) {
      throw new EvidenceException("segment " + number + " is cut");
    }
    file.read(0, block, block.length);
    SegmentHeader header = SegmentHeader.read(block, key, number, format);
    if (file.size() != (long) header.blocks() * SegmentFormat.BLOCK_OCTETS) {
      throw new EvidenceException("segment " + number + " is cut or has grown");
    }
    return header;
  }

  SegmentHeader header(long number) throws IOException, EvidenceException {
    try (DiskFile file = disk.open(file(number))) {
      return header(number, file);
    }
  }
}
