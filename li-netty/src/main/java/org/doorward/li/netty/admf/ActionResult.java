package org.doorward.li.netty.admf;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.doorward.li.x1.ErrorInformation;
import org.doorward.li.x1.RequestMessageType;
import org.doorward.li.x1.X1ErrorCode;

/**
 * What became of a request that changes something at an element, as far as its ADMF can know. Immutable.
 *
 * @clause TS 103 221-1, 5.2 and 6.1
 */
public sealed interface ActionResult {
  /** It is done. */
  record Done() implements ActionResult {}

  /** It is accepted. How it ends is reported later, for a task or a destination of this ADMF. */
  record Accepted() implements ActionResult {}

  /**
   * The element refused it, and stays as it was.
   *
   * @param error the number and the text that the element gave, known to us or not
   */
  record Refused(ErrorInformation error) implements ActionResult {
    /**
     * Refuses null.
     *
     * @param error not null
     */
    public Refused {
      requireNonNull(error, "error");
    }

    /**
     * The constant of the number.
     *
     * @return empty if we do not know it
     */
    public Optional<X1ErrorCode> errorCode() {
      return error.errorCode();
    }

    /**
     * Whether this is the refusal that is meant.
     *
     * @param code what to compare with
     * @return true if the element gave that number
     */
    public boolean is(X1ErrorCode code) {
      return error.code() == code.code();
    }
  }

  /**
   * It certainly had no effect, and may be sent again.
   *
   * @param reason why there is no answer
   */
  record NotDone(NoAnswer reason) implements ActionResult {
    /**
     * Refuses null.
     *
     * @param reason not null
     */
    public NotDone {
      requireNonNull(reason, "reason");
    }
  }

  /**
   * It may have had its effect. Before it is sent again, the element has to be asked what it holds.
   *
   * @param reason why there is no answer
   * @param ask the request that tells; {@link AdmfElement#ensureActive} and its like do so by themselves
   */
  record Unknown(NoAnswer reason, RequestMessageType ask) implements ActionResult {
    /**
     * Refuses null.
     *
     * @param reason not null
     * @param ask not null
     */
    public Unknown {
      requireNonNull(reason, "reason");
      requireNonNull(ask, "ask");
    }
  }

  /**
   * Whether the element said yes, be it done or only accepted.
   *
   * @return true for {@link Done} and {@link Accepted}
   */
  default boolean acknowledged() {
    return this instanceof Done || this instanceof Accepted;
  }

  /**
   * Whether the element refused it for this reason.
   *
   * @param code the reason
   * @return true for {@link Refused} with that number
   */
  default boolean refusedWith(X1ErrorCode code) {
    return this instanceof Refused refused && refused.is(code);
  }
}
