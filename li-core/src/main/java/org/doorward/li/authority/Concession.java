package org.doorward.li.authority;

/** What an element does only because the trust policy says that it may. */
public enum Concession {
  /** It runs from the class path, where the packages that the modules keep to themselves are open to any code. */
  CLASS_PATH,
  /**
   * It runs in a process that was started so that other code or a person can look into it, or change it: with an agent,
   * a debugger, remote management, options that open its modules, talkative TLS, or memory that goes to a file.
   */
  INSPECTION
}
