package org.doorward.li.spec.kill;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Where in its way a piece of product is when the process is killed: a method that a thread is seen in. */
enum Window {
  /** A caller of the traffic path hands it over. */
  HAND_OVER("org.doorward.li.intercept.internal.HandOverRing", "offer", ""),
  /** What memory has no room for is written to the disk. */
  SPOOL_WRITE("org.doorward.li.store.internal.SealedRecords", "write", ""),
  /** It is taken from the log and written to the connection. */
  SEND("org.doorward.li.netty.delivery.Connection", "pump", ""),
  /** An MDF has acknowledged it. */
  ACKNOWLEDGE("org.doorward.li.delivery.internal.DeliveryLog", "acknowledge", ""),
  /** It has been acknowledged, and is erased from the disk: not to make room for other product. */
  TRIM("org.doorward.li.store.internal.SealedRecords", "erase", "shed");

  private final String type;
  private final String method;

  /** Not this one, if such a method is on the way there. */
  private final String unless;

  Window(String type, String method, String unless) {
    this.type = type;
    this.method = method;
    this.unless = unless;
  }

  /** Fails if a method has another name by now, since nothing would be seen in it any more. */
  static void requireThere() throws ClassNotFoundException {
    for (Window window : values()) {
      Class<?> type = Class.forName(window.type);
      if (Arrays.stream(type.getDeclaredMethods())
          .noneMatch(method -> method.getName().equals(window.method))) {
        throw new IllegalStateException("no method of " + window);
      }
    }
  }

  /** Those that some thread of a group is in, all at one instant. */
  static Set<Window> seen(ThreadGroup element) {
    Set<Window> seen = EnumSet.noneOf(Window.class);
    Thread.getAllStackTraces().forEach((thread, frames) -> {
      ThreadGroup group = thread.getThreadGroup();
      if (group != null && element.parentOf(group)) {
        of(frames).ifPresent(seen::add);
      }
    });
    return seen;
  }

  private static Optional<Window> of(StackTraceElement[] frames) {
    return Arrays.stream(values()).filter(window -> window.isAmong(frames)).findFirst();
  }

  private boolean isAmong(StackTraceElement[] frames) {
    boolean found = false;
    for (StackTraceElement frame : frames) {
      if (!unless.isEmpty() && frame.getMethodName().equals(unless)) {
        return false;
      }
      found |= frame.getClassName().equals(type) && frame.getMethodName().equals(method);
    }
    return found;
  }
}
