package org.doorward.li.authority;

/** What an element does only because the trust policy says that it may. */
public enum Concession {
  /** It runs from the class path, where the packages that the modules keep to themselves are open to any code. */
  CLASS_PATH
}
