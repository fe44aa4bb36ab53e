package org.doorward.li.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.Octets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** C2SP tlog-tiles. */
class TilesTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0, 256, tile/0/000",
    "0, 0, 1, tile/0/000.p/1",
    "3, 999, 256, tile/3/999",
    "0, 1000, 256, tile/0/x001/000",
    "1, 1234067, 256, tile/1/x001/x234/067",
    "0, 1234067, 255, tile/0/x001/x234/067.p/255",
    "-1, 1234067, 256, tile/entries/x001/x234/067",
    "-1, 5, 17, tile/entries/005.p/17"
  })
  void aTileStandsWhereTheLayoutPutsIt(int level, long index, int width, String path) {
    assertEquals(path, new TileFile(level, index, width, new byte[0]).path());
  }

  /** Other languages have other digits; the layout has not. */
  @Test
  void aPathIsTheSameInEveryLanguage() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertEquals("tile/0/x001/234.p/5", Tiles.hashes(0, 1234, 5));
    } finally {
      Locale.setDefault(before);
    }
  }

  @ParameterizedTest
  @CsvSource({"-1, 1", "0, 0", "0, 257"})
  void thereIsNoOtherTile(long index, int width) {
    assertThrows(IllegalArgumentException.class, () -> Tiles.hashes(0, index, width));
  }

  /** The example of the layout: level 0 has 273 full tiles and 112 hashes, level 1 one and 17, level 2 one hash. */
  @Test
  void aLogOf70000EntriesHasTheFilesOfTheExample() throws Exception {
    TiledLog log = new TiledLog();
    List<String> full = new ArrayList<>();
    for (int i = 0; i < 70_000; i++) {
      log.add(new byte[] {(byte) i}, file -> full.add(file.path()));
    }

    assertEquals(273, full.stream().filter(path -> path.startsWith("tile/0/")).count());
    assertEquals(
        273, full.stream().filter(path -> path.startsWith("tile/entries/")).count());
    assertEquals(273 + 273 + 1, full.size());
    assertEquals(
        List.of("tile/0/273.p/112", "tile/1/001.p/17", "tile/2/000.p/1", "tile/entries/273.p/112"),
        log.partialFiles().stream().map(TileFile::path).toList());
  }

  @Test
  void anEntryIsBehindItsLengthInABundle() throws Exception {
    TiledLog log = new TiledLog();
    log.add(new byte[] {7}, file -> {});
    log.add(new byte[TiledLog.MAX_ENTRY_OCTETS], file -> {});
    byte[] bundle = log.partialFiles().get(1).content();

    assertEquals(3 + 2 + 65_535, bundle.length);
    List<byte[]> entries = EntryBundle.split(bundle, 2, 0);
    assertEquals(7, entries.get(0)[0]);
    assertEquals(65_535, entries.get(1).length);
  }

  @ParameterizedTest
  @CsvSource({
    "'', 1, entry 40 is damaged: its length",
    "00, 1, entry 40 is damaged: its length",
    "0000, 1, entry 40 is damaged: its length",
    "000107, 2, entry 41 is damaged: its length",
    "00010700020708, 1, entry 40 is followed by other octets",
    "000107000207, 2, entry 41 is damaged: its length"
  })
  void aBundleThatDoesNotHoldItsEntriesIsRefused(String bundle, int width, String why) {
    byte[] octets = Octets.ofHex(bundle).toByteArray();
    var refusal = assertThrows(EvidenceException.class, () -> EntryBundle.split(octets, width, 40));
    assertEquals(why, refusal.getMessage());
  }

  @Test
  void anEntryThatNoBundleHoldsIsACallersMistake() {
    TiledLog log = new TiledLog();
    assertThrows(IllegalArgumentException.class, () -> log.add(new byte[0], file -> {}));
    assertThrows(IllegalArgumentException.class, () -> log.add(new byte[65_536], file -> {}));
  }
}
