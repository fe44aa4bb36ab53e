package org.doorward.li.element.internal;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.doorward.li.evidence.Opening;

/** What the process was started with, as far as it lets other code in. Decides nothing. */
final class ProcessOptions {
  private static final Pattern LIBRARY_MODULE = Pattern.compile(
      "--(add-opens|add-exports|add-reads|patch-module)=org\\.doorward\\.li\\.(core|crypto|netty)\\b.*");
  private static final String DISABLED_ATTACH = "-XX:+DisableAttachMechanism";

  private ProcessOptions() {}

  static List<Path> classPath() {
    return Stream.of(ManagementFactory.getRuntimeMXBean().getClassPath().split(File.pathSeparator))
        .filter(entry -> !entry.isEmpty())
        .map(Path::of)
        .toList();
  }

  /** What these options of a Java process let in. */
  static Set<Opening> openings(List<String> options) {
    Set<Opening> openings = EnumSet.noneOf(Opening.class);
    if (!options.contains(DISABLED_ATTACH)) {
      openings.add(Opening.ATTACH);
    }
    for (String option : options) {
      if (LIBRARY_MODULE.matcher(option).matches()) {
        openings.add(Opening.MODULE_OPTION);
      } else if (option.startsWith("-agentlib:jdwp") || option.startsWith("-Xrunjdwp")) {
        openings.add(Opening.DEBUGGER);
      } else if (option.startsWith("-javaagent:")
          || option.startsWith("-agentlib:")
          || option.startsWith("-agentpath:")
          || option.startsWith("-Xrun")) {
        openings.add(Opening.AGENT);
      } else if (option.startsWith("-Dcom.sun.management")) {
        openings.add(Opening.REMOTE_MANAGEMENT);
      } else if (option.equals("-XX:+HeapDumpOnOutOfMemoryError")) {
        openings.add(Opening.HEAP_DUMP);
      } else if (option.startsWith("-Djavax.net.debug")) {
        openings.add(Opening.TLS_DEBUG);
      }
    }
    return openings;
  }
}
