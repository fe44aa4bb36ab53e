package org.doorward.li.evidence;

/** A way for other code, or another person, to what the library keeps to itself in its process. */
public enum Opening {
  /** A part of the library runs from the class path, where its internal packages are open to any code. */
  CLASS_PATH(1),
  /** An option of the process opens, exports, patches or adds to a module of the library. */
  MODULE_OPTION(2),
  /** An agent runs in the process, which can change any class. */
  AGENT(3),
  /** The process was started for a debugger. */
  DEBUGGER(4),
  /** Another process of the same user can attach while this one runs; what Java does unless it is told not to. */
  ATTACH(5),
  /** An option lets the process be managed from elsewhere. */
  REMOTE_MANAGEMENT(6),
  /** Memory is written to a file when it is used up. */
  HEAP_DUMP(7),
  /** TLS tells what it does, keys and product perhaps among it. */
  TLS_DEBUG(8);

  private final int code;

  Opening(int code) {
    this.code = code;
  }

  /**
   * Its number in the published schema of entries.
   *
   * @return above 0
   */
  public int code() {
    return code;
  }
}
