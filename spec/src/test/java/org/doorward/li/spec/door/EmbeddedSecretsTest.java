package org.doorward.li.spec.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** INV-HOUSE-09, SR-17: there is no password, shared secret or key in the library's sources. */
class EmbeddedSecretsTest {
  /** Long numbers in text, passwords in text, and long arrays of octets. */
  private static final Pattern SECRET = Pattern.compile(
      "\"[0-9A-Fa-f]{32,}\"|\"[A-Za-z0-9+/_=-]{40,}\"|\"[^\"\n]*\"\\.toCharArray\\(|"
          + "(?:byte|char)\\[]\\s*\\w*\\s*=?\\s*(?:new (?:byte|char)\\[]\\s*)?\\{(?:[^{},;]+,){15,}");

  /** What stands before every public key of two algorithms: no secret, and the same everywhere. */
  private static final Set<String> KNOWN = Set.of(
      "\"3059301306072a8648ce3d020106082a8648ce3d03010703420004\"",
      "\"308207b2300b0609608648016503040312038207a100\"");

  private static Set<String> found(String source) {
    Set<String> found = new TreeSet<>();
    SECRET.matcher(source).results().forEach(one -> found.add(one.group()));
    return found;
  }

  @Test
  void noSourceHasOne() throws IOException {
    Set<String> found = new TreeSet<>();
    int files = 0;
    for (String module : List.of("li-core", "li-crypto", "li-netty")) {
      try (Stream<Path> sources = Files.walk(Path.of("..", module, "src", "main"))) {
        for (Path source : sources.filter(Files::isRegularFile).toList()) {
          found.addAll(found(Files.readString(source)));
          files++;
        }
      }
    }

    assertEquals(KNOWN, found);
    assertTrue(files > 500, files + " files");
  }

  /** So that the test above does not pass because it finds nothing. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "String key = \"00112233445566778899aabbccddeeff\";",
        "String key = \"MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v_VpguoRK9JLsLMREScVpezJp\";",
        "char[] password = \"letmein\".toCharArray();",
        "byte[] key = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};",
        "use(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16});"
      })
  void oneThatIsPlantedIsFound(String source) {
    assertEquals(1, found(source).size());
  }
}
