package org.doorward.li.spec.door;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The library as it was compiled: its own classes, without what protobuf generates. */
final class Bytecode {
  /** What an element is made of. */
  static final List<String> MODULES =
      List.of("org.doorward.li.core", "org.doorward.li.crypto", "org.doorward.li.netty");

  private static final JavaClasses LIBRARY = read();

  private Bytecode() {}

  private static JavaClasses read() {
    List<JarFile> jars = new ArrayList<>();
    List<Path> directories = new ArrayList<>();
    for (String name : MODULES) {
      Path location = Path.of(location(name));
      if (Files.isDirectory(location)) {
        directories.add(location);
      } else {
        try {
          jars.add(new JarFile(location.toFile()));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    return jars.isEmpty()
        ? new ClassFileImporter().importPaths(directories)
        : new ClassFileImporter().importJars(jars);
  }

  private static URI location(String module) {
    return ModuleLayer.boot()
        .configuration()
        .findModule(module)
        .orElseThrow()
        .reference()
        .location()
        .orElseThrow();
  }

  static Stream<JavaClass> classes() {
    return LIBRARY.stream().filter(type -> !type.getPackageName().endsWith(".wire"));
  }

  /** Where a member is called, referred to, read or written: the outermost classes, by their simple names. */
  static Set<String> usersOf(String owner, String member) {
    return users(access -> access.getTargetOwner().getName().equals(owner)
        && access.getTarget().getName().equals(member));
  }

  static Set<String> users(Predicate<JavaAccess<?>> wanted) {
    return classes()
        .filter(type -> type.getAccessesFromSelf().stream().anyMatch(wanted))
        .map(Bytecode::outermost)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  static String outermost(JavaClass type) {
    String name = type.getName().substring(type.getPackageName().length() + 1);
    int inner = name.indexOf('$');
    return inner < 0 ? name : name.substring(0, inner);
  }
}
