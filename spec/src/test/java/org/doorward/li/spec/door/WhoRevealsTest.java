package org.doorward.li.spec.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is sensitive is revealed in few places, none of which logs; and what is logged stands under one name. */
class WhoRevealsTest {
  private static final String LI = "org.doorward.li.";

  private static boolean reveals(JavaClass type) {
    return type.getAccessesFromSelf().stream()
        .filter(access -> !access.getTargetOwner().equals(type))
        .anyMatch(access -> access.getTarget().getName().equals("reveal"));
  }

  /**
   * INV-HOUSE-08: targets and the like are revealed by who writes them to the wire or into the sealed log, compares
   * them with a mandate, shows them to officers, or matches traffic.
   */
  @Test
  void whatIsSensitiveIsRevealedInFewPackages() {
    Set<String> packages = Bytecode.classes()
        .filter(WhoRevealsTest::reveals)
        .map(JavaClass::getPackageName)
        .map(name -> name.substring(LI.length()))
        .collect(Collectors.toCollection(TreeSet::new));

    assertEquals(
        new TreeSet<>(List.of(
            "authority",
            "element.internal",
            "evidence",
            "extension",
            "intercept.internal",
            "target",
            "x1",
            "x1.xml",
            "x2x3")),
        packages);
  }

  /** INV-HOUSE-08: no class that reveals something has a logger. */
  @Test
  void nobodyWhoRevealsLogs() {
    Set<String> both = Bytecode.classes()
        .filter(WhoRevealsTest::reveals)
        .filter(type -> type.getDirectDependenciesFromSelf().stream()
            .anyMatch(one -> one.getTargetClass().getPackageName().startsWith("org.slf4j")))
        .map(JavaClass::getName)
        .collect(Collectors.toCollection(TreeSet::new));

    assertEquals(Set.of(), both);
    assertTrue(Bytecode.classes().filter(WhoRevealsTest::reveals).count() > 10);
  }

  private static final Pattern LOGGER = Pattern.compile("getLogger\\(\\s*([^)]*)\\)");

  /** INV-HOUSE-08: who wants the library silent turns one name off, and nothing of it goes under another. */
  @Test
  void everythingThatIsLoggedStandsUnderOneName() throws IOException {
    List<String> others = new ArrayList<>();
    int loggers = 0;
    for (String module : List.of("li-core", "li-crypto", "li-netty")) {
      try (Stream<Path> sources = Files.walk(Path.of("..", module, "src", "main", "java"))) {
        for (Path source : sources.filter(p -> p.toString().endsWith(".java")).toList()) {
          Matcher logger = LOGGER.matcher(Files.readString(source));
          while (logger.find()) {
            loggers++;
            if (!logger.group(1).startsWith("\"" + LI + "diagnostics.")) {
              others.add(source + " " + logger.group(1));
            }
          }
        }
      }
    }

    assertEquals(List.of(), others);
    assertTrue(loggers >= 4);
  }
}
