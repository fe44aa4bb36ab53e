package org.doorward.li.spec;

import java.io.File;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What another process needs to run what this one does, with nothing on its module path. */
public final class ClassPath {
  private ClassPath() {}

  /** All that this process runs with, tests included. */
  public static String ofThisProcess() {
    return Stream.of(
            System.getProperty("jdk.module.path", ""),
            System.getProperty("java.class.path", ""),
            Path.of("target", "test-classes").toAbsolutePath().toString())
        .filter(path -> !path.isEmpty())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
