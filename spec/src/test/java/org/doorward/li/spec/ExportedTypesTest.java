package org.doorward.li.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** INV-HOUSE-01: The library's public surface: what is in it was put there on purpose, and nothing of the inside shows. */
class ExportedTypesTest {
  private static final String LIST = "/exported-types.txt";
  private static final Set<String> SEAMS_FOR =
      Set.of("org.doorward.li.crypto", "org.doorward.li.netty");

  private static Set<String> listed() throws IOException {
    try (InputStream list = ExportedTypesTest.class.getResourceAsStream(LIST)) {
      assertNotNull(list, LIST);
      return new String(list.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static Set<String> exported() {
    return LibraryModules.exportedTypes()
        .map(Class::getCanonicalName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> without(Set<String> all, Set<String> some) {
    Set<String> rest = new TreeSet<>(all);
    rest.removeAll(some);
    return rest;
  }

  @Tag("F-17")
  @Test
  void theExportedTypesAreThoseOfTheList() throws IOException {
    Set<String> exported = exported();
    Set<String> listed = listed();

    assertEquals(Set.of(), without(exported, listed), "exported, and not in " + LIST);
    assertEquals(Set.of(), without(listed, exported), "in " + LIST + ", and not exported");
  }

  @Test
  void seamsAreExportedToTheLibraryItselfOnly() {
    List<ModuleDescriptor.Exports> elsewhere = LibraryModules.all()
        .flatMap(module -> module.getDescriptor().exports().stream())
        .filter(ModuleDescriptor.Exports::isQualified)
        .filter(exports -> !SEAMS_FOR.containsAll(exports.targets()))
        .toList();

    assertEquals(List.of(), elsewhere);
  }

  @Test
  void whatIsNamedInternalOrGeneratedIsExportedToNobodyElse() {
    List<String> shown = LibraryModules.all()
        .flatMap(module -> module.getDescriptor().exports().stream())
        .filter(exports -> !exports.isQualified())
        .map(ModuleDescriptor.Exports::source)
        .filter(name -> name.contains(".internal") || name.endsWith(".wire"))
        .toList();

    assertEquals(List.of(), shown);
  }

  @Test
  void nothingIsOpenToReflection() {
    List<String> open = LibraryModules.all()
        .map(Module::getDescriptor)
        .filter(module -> module.isOpen() || !module.opens().isEmpty())
        .map(ModuleDescriptor::name)
        .toList();

    assertEquals(List.of(), open);
  }

  /** INV-HOUSE-02. */
  @Test
  void signaturesNameTheJavaPlatformAndExportedTypesOnly() {
    Set<String> known = LibraryModules.exportedTypes()
        .map(Class::getName)
        .collect(Collectors.toCollection(TreeSet::new));

    List<String> strangers = LibraryModules.exportedTypes()
        .flatMap(type -> PublicSignature.of(type)
            .filter(named -> !known.contains(named.getName()) && !ofThePlatform(named))
            .map(named -> type.getName() + " names " + named.getName()))
        .distinct()
        .sorted()
        .toList();

    assertEquals(List.of(), strangers);
  }

  private static boolean ofThePlatform(Class<?> type) {
    String module = String.valueOf(type.getModule().getName());
    return module.startsWith("java.") || module.startsWith("jdk.");
  }
}
