package org.doorward.li.spec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleReader;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The library's modules as this test's Java virtual machine has loaded them, and what they show to everybody. */
final class LibraryModules {
  private static final List<String> NAMES = List.of(
      "org.doorward.li.core",
      "org.doorward.li.crypto",
      "org.doorward.li.netty",
      "org.doorward.li.spec");

  private LibraryModules() {}

  static Stream<Module> all() {
    return NAMES.stream().map(name -> ModuleLayer.boot().findModule(name).orElseThrow());
  }

  /** The types that anybody can name: public, and within public types, in packages exported to everybody. */
  static Stream<Class<?>> exportedTypes() {
    return all().flatMap(LibraryModules::exportedTypes);
  }

  private static Stream<Class<?>> exportedTypes(Module module) {
    Set<String> packages = module.getDescriptor().exports().stream()
        .filter(exports -> !exports.isQualified())
        .map(ModuleDescriptor.Exports::source)
        .collect(Collectors.toSet());
    return classNames(module).stream()
        .filter(name -> packages.contains(name.substring(0, name.lastIndexOf('.'))))
        .<Class<?>>map(name -> Objects.requireNonNull(Class.forName(module, name), name))
        .filter(LibraryModules::isVisible);
  }

  private static List<String> classNames(Module module) {
    var reference = module
        .getLayer()
        .configuration()
        .findModule(module.getName())
        .orElseThrow()
        .reference();
    try (ModuleReader reader = reference.open();
        Stream<String> files = reader.list()) {
      return files
          .filter(file -> file.endsWith(".class") && file.contains("/"))
          .filter(file -> !file.endsWith("package-info.class") && !file.startsWith("META-INF"))
          .map(file -> file.substring(0, file.length() - ".class".length()).replace('/', '.'))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isVisible(Class<?> type) {
    if (type.isAnonymousClass() || type.isLocalClass() || type.isSynthetic()) {
      return false;
    }
    boolean visible =
        Modifier.isPublic(type.getModifiers()) || Modifier.isProtected(type.getModifiers());
    Class<?> around = type.getEnclosingClass();
    return visible && (around == null || isVisible(around));
  }
}
