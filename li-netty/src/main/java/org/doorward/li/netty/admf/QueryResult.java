package org.doorward.li.netty.admf;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.doorward.li.x1.ErrorInformation;
import org.doorward.li.x1.X1ErrorCode;

/**
 * What an element answered when it was asked how something stands. Immutable.
 *
 * @param <T> what was asked for
 * @clause TS 103 221-1, 6.4
 */
public sealed interface QueryResult<T> {
  /**
   * The answer.
   *
   * @param <T> what was asked for
   * @param value the answer
   */
  record Answer<T>(T value) implements QueryResult<T> {
    /**
     * Refuses null.
     *
     * @param value not null
     */
    public Answer {
      requireNonNull(value, "value");
    }
  }

  /**
   * The element refused to tell.
   *
   * @param <T> what was asked for
   * @param error the number and the text that the element gave, known to us or not
   */
  record Refused<T>(ErrorInformation error) implements QueryResult<T> {
    /**
     * Refuses null.
     *
     * @param error not null
     */
    public Refused {
      requireNonNull(error, "error");
    }
  }

  /**
   * There is no answer. Asking changes nothing, so it may be asked again.
   *
   * @param <T> what was asked for
   * @param reason why not
   */
  record Unanswered<T>(NoAnswer reason) implements QueryResult<T> {
    /**
     * Refuses null.
     *
     * @param reason not null
     */
    public Unanswered {
      requireNonNull(reason, "reason");
    }
  }

  /**
   * The answer, if there is one.
   *
   * @return empty if the element refused, or there is no answer
   */
  default Optional<T> answer() {
    return this instanceof Answer<T> answer ? Optional.of(answer.value()) : Optional.empty();
  }

  /**
   * Whether the element refused for this reason.
   *
   * @param code the reason
   * @return true for {@link Refused} with that number
   */
  default boolean refusedWith(X1ErrorCode code) {
    return this instanceof Refused<T> refused && refused.error().code() == code.code();
  }
}
