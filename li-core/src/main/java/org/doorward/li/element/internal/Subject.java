package org.doorward.li.element.internal;

import org.doorward.li.identifier.AdmfIdentifier;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.Xid;

/**
 * What an issue is about: the narrowest that fits, since that tells the ADMF where to act. Immutable.
 *
 * @clause TS 103 221-1, 6.5.1
 */
public sealed interface Subject {
  /** One task. */
  record Task(Xid xid) implements Subject {}

  /** One destination, even if another one has the same address. */
  record Destination(Did did) implements Subject {}

  /** The element, where no task and no destination alone is concerned. */
  record Element() implements Subject {}

  /** The element, as far as one ADMF alone is concerned. */
  record ElementOf(AdmfIdentifier admf) implements Subject {}

  /** Whether it is neither a task nor a destination. */
  default boolean isElement() {
    return this instanceof Element || this instanceof ElementOf;
  }

  /** The element as a whole. */
  static Subject element() {
    return new Element();
  }

  /** One task. */
  static Subject of(Xid xid) {
    return new Task(xid);
  }

  /** One destination. */
  static Subject of(Did did) {
    return new Destination(did);
  }

  /** The element, as far as that ADMF is concerned. */
  static Subject of(AdmfIdentifier admf) {
    return new ElementOf(admf);
  }
}
