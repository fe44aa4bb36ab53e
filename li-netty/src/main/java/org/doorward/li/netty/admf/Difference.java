package org.doorward.li.netty.admf;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.GenericObjectId;
import org.doorward.li.identifier.Xid;
import org.doorward.li.x1.DestinationDetails;
import org.doorward.li.x1.GenericObject;
import org.doorward.li.x1.TaskDetails;

/**
 * One thing in which an element is not as it should be. Immutable.
 *
 * @clause TS 103 221-1, 6.4.5
 */
public sealed interface Difference {
  /** What kind of difference. */
  enum Kind {
    /** The element does not have it, and should. */
    MISSING,
    /** The element has it, and should not. */
    EXTRA,
    /** The element has it, but not as it should be. */
    DIFFERENT
  }

  /**
   * What kind of difference.
   *
   * @return the kind
   */
  Kind kind();

  /**
   * A task.
   *
   * @param kind what kind of difference
   * @param xid the task
   * @param wanted as it should be; empty exactly if it is extra
   */
  record Task(Kind kind, Xid xid, Optional<TaskDetails> wanted) implements Difference {
    /**
     * Checks that it is said what is wanted.
     *
     * @param kind not null
     * @param xid not null
     * @param wanted empty exactly if it is extra
     * @throws IllegalArgumentException if it is not
     */
    public Task {
      requireNonNull(xid, "xid");
      check(kind, wanted);
    }
  }

  /**
   * A destination.
   *
   * @param kind what kind of difference
   * @param did the destination
   * @param wanted as it should be; empty exactly if it is extra
   */
  record Destination(Kind kind, Did did, Optional<DestinationDetails> wanted)
      implements Difference {
    /**
     * Checks that it is said what is wanted.
     *
     * @param kind not null
     * @param did not null
     * @param wanted empty exactly if it is extra
     * @throws IllegalArgumentException if it is not
     */
    public Destination {
      requireNonNull(did, "did");
      check(kind, wanted);
    }
  }

  /**
   * A generic object.
   *
   * @param kind what kind of difference
   * @param objectId the object
   * @param wanted as it should be; empty exactly if it is extra
   */
  record StoredObject(Kind kind, GenericObjectId objectId, Optional<GenericObject> wanted)
      implements Difference {
    /**
     * Checks that it is said what is wanted.
     *
     * @param kind not null
     * @param objectId not null
     * @param wanted empty exactly if it is extra
     * @throws IllegalArgumentException if it is not
     */
    public StoredObject {
      requireNonNull(objectId, "objectId");
      check(kind, wanted);
    }
  }

  private static void check(Kind kind, Optional<?> wanted) {
    if (wanted.isEmpty() != (kind == Kind.EXTRA)) {
      throw new IllegalArgumentException("what is wanted of something " + kind);
    }
  }
}
