package org.doorward.li.evidence.internal;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.doorward.li.fault.EvidenceException;

/** A process that appends for as long as it lives, and says what was acknowledged. Killed by {@link CrashIT}. */
final class CrashingElement {
  private static final int CALLERS = 4;

  private CrashingElement() {}

  /** Directory, and the first code to use. */
  public static void main(String[] arguments) throws EvidenceException {
    EvidenceLog log = new TestLog(Path.of(arguments[0])).open();
    AtomicInteger next = new AtomicInteger(Integer.parseInt(arguments[1]));
    for (int i = 0; i < CALLERS; i++) {
      new Thread(() -> appendForEver(log, next)).start();
    }
  }

  private static void appendForEver(EvidenceLog log, AtomicInteger next) {
    try {
      while (true) {
        int code = next.getAndIncrement();
        long number = log.append(TestLog.entry(code));
        System.out.println(number + " " + code);
        if (code % 64 == 0) {
          log.heartbeat();
        }
      }
    } catch (EvidenceException e) {
      System.out.println("failed");
    }
  }
}
