package org.doorward.examples.readme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The READMEs show code that compiles, and name files that exist. */
class ReadmeTest {
  private static final Path HOUSE = Path.of("..");
  private static final Path PACKAGE = Path.of("java/org/doorward/examples/readme");
  private static final List<Path> SHOWN = List.of(
      Path.of("src/main").resolve(PACKAGE).resolve("ElementExample.java"),
      Path.of("src/main").resolve(PACKAGE).resolve("AdmfExample.java"),
      Path.of("src/test").resolve(PACKAGE).resolve("LabExampleTest.java"));
  private static final List<String> PAGES = List.of(
      "README.md",
      "li-core/README.md",
      "li-crypto/README.md",
      "li-netty/README.md",
      "spec/README.md",
      "spec/vocabulary.md",
      "examples/README.md");

  private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern REGION =
      Pattern.compile(" *// readme: begin\n(.*?) *// readme: end\n", Pattern.DOTALL);
  private static final Pattern LINK = Pattern.compile("]\\(([^)#]+)[^)]*\\)");

  private static List<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map((MatchResult r) -> r.group(1)).toList();
  }

  @Test
  void theCodeOfTheReadmeIsThatOfTheExamples() throws IOException {
    List<String> compiled = new ArrayList<>();
    for (Path source : SHOWN) {
      for (String region : found(REGION, Files.readString(source))) {
        compiled.add(region.stripTrailing().stripIndent() + "\n");
      }
    }

    assertEquals(compiled, found(BLOCK, Files.readString(HOUSE.resolve("README.md"))));
    assertEquals(SHOWN.size(), compiled.size());
  }

  @Test
  void everyFileThatAPageLinksToExists() throws IOException {
    List<String> missing = new ArrayList<>();
    for (String page : PAGES) {
      Path file = HOUSE.resolve(page);
      for (String link : found(LINK, Files.readString(file))) {
        if (!link.contains(":") && !Files.exists(file.resolveSibling(link))) {
          missing.add(page + ": " + link);
        }
      }
    }

    assertEquals(List.of(), missing);
  }
}
