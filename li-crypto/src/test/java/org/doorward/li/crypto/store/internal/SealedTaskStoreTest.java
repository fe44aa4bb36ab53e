package org.doorward.li.crypto.store.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.InputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.Octets;
import org.doorward.li.store.TaskStore;
import org.junit.jupiter.api.Test;

/**
 * INV-X1-129: a sealed value that another program wrote from {@code spec/formats.md}, its name of 32 octets before it, is
 * read; one of a later version is refused.
 */
class SealedTaskStoreTest {
  /** Holds one record and takes none. */
  private record One(Octets name, Octets value) implements TaskStore {
    @Override
    public void read(Visitor visitor) throws EvidenceException {
      visitor.held(Kind.TASK, name, value);
    }

    @Override
    public void commit(List<Change> changes) throws EvidenceException {
      throw new EvidenceException("this store takes nothing");
    }

    @Override
    public void close() {}
  }

  private static byte[] fixture() throws Exception {
    try (InputStream in =
        requireNonNull(SealedTaskStoreTest.class.getResourceAsStream("/vectors/store/sealed-1"))) {
      return in.readAllBytes();
    }
  }

  private static Map<String, String> read(byte[] fixture) throws EvidenceException {
    byte[] key = new byte[32];
    for (int i = 0; i < key.length; i++) {
      key[i] = (byte) i;
    }
    Map<String, String> read = new HashMap<>();
    One one = new One(
        Octets.of(Arrays.copyOf(fixture, 32)),
        Octets.of(Arrays.copyOfRange(fixture, 32, fixture.length)));
    try (SealedTaskStore store = new SealedTaskStore(one, key)) {
      store.read((kind, id, value) -> read.put(kind + " " + text(id), text(value)));
    }
    return read;
  }

  private static String text(Octets octets) {
    return new String(octets.toByteArray(), UTF_8);
  }

  @Test
  void version1IsRead() throws Exception {
    assertEquals(Map.of("TASK task 1", "two"), read(fixture()));
  }

  @Test
  void aLaterVersionIsRefused() throws Exception {
    byte[] later = fixture();
    later[32]++;
    EvidenceException e = assertThrows(EvidenceException.class, () -> read(later));
    assertEquals("a kept value is sealed in a form that is not known", e.getMessage());
  }
}
