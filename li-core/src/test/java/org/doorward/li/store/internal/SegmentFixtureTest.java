package org.doorward.li.store.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.Octets;
import org.doorward.li.store.TaskStore.Change;
import org.doorward.li.store.TaskStore.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * INV-X1-114: every published version of a format can still be read. The segments were written by another program,
 * from {@code spec/formats.md}: a commit over two segments, changed and removed records, and a torn group.
 */
class SegmentFixtureTest {
  private static final List<String> SEGMENTS =
      List.of("segment-0000000000000001", "segment-0000000000000002");

  @TempDir
  private Path directory;

  private final byte[] key = new byte[32];

  @BeforeEach
  void copyTheFixture() throws IOException {
    for (int i = 0; i < key.length; i++) {
      key[i] = (byte) i;
    }
    for (String segment : SEGMENTS) {
      try (InputStream in = requireNonNull(
          SegmentFixtureTest.class.getResourceAsStream("/vectors/store/state-1/" + segment))) {
        Files.write(directory.resolve(segment), in.readAllBytes());
      }
    }
  }

  private static String text(Octets octets) {
    return new String(octets.toByteArray(), UTF_8);
  }

  private Map<String, String> read(SegmentTaskStore store) throws EvidenceException {
    Map<String, String> read = new HashMap<>();
    store.read((kind, id, value) -> read.put(kind + " " + text(id), text(value)));
    return read;
  }

  private SegmentTaskStore store() {
    return new SegmentTaskStore(Disk.local(), directory, key, 8);
  }

  @Test
  void version1IsReadAndWrittenOn() throws Exception {
    Map<String, String> expected = new HashMap<>(Map.of(
        "TASK task 1", "two", "DESTINATION destination", "d".repeat(6000), "OBJECT object", ""));
    try (SegmentTaskStore store = store()) {
      assertEquals(expected, read(store));
      store.commit(
          List.of(Change.put(Kind.TASK, Octets.of("task 3".getBytes(UTF_8)), Octets.EMPTY)));
    }
    expected.put("TASK task 3", "");
    try (SegmentTaskStore store = store()) {
      assertEquals(expected, read(store));
    }
  }

  @Test
  void aLaterVersionIsRefusedAndNotTouched() throws Exception {
    Path last = directory.resolve(SEGMENTS.get(1));
    byte[] later = Files.readAllBytes(last);
    later["doorward segments ".length()] = '2';
    Files.write(last, later);
    byte[] first = Files.readAllBytes(directory.resolve(SEGMENTS.get(0)));

    try (SegmentTaskStore store = store()) {
      EvidenceException e = assertThrows(EvidenceException.class, () -> read(store));
      assertEquals("segment 2 is written in another version", e.getMessage());
    }
    assertArrayEquals(later, Files.readAllBytes(last));
    assertArrayEquals(first, Files.readAllBytes(directory.resolve(SEGMENTS.get(0))));
  }
}
