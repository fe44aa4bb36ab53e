package org.doorward.li.identifier;

import static java.util.Objects.requireNonNull;

/**
 * A value that must not reach a log, an exception or a metric: it prints as {@code [withheld]}. Immutable if
 * the value is.
 *
 * @param <T> the value's type
 */
public final class Sensitive<T> {
  private final T value;

  private Sensitive(T value) {
    this.value = requireNonNull(value, "value");
  }

  /**
   * Wraps {@code value}.
   *
   * @param <T> the value's type
   * @param value what to protect
   * @return the wrapped value
   */
  public static <T> Sensitive<T> of(T value) {
    return new Sensitive<>(value);
  }

  /**
   * The value itself. Each call is a place to review: a build rule lists the packages that may contain one.
   *
   * @return what was wrapped
   */
  public T reveal() {
    return value;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Sensitive<?> that && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  /**
   * Never the value.
   *
   * @return {@code [withheld]}
   */
  @Override
  public String toString() {
    return "[withheld]";
  }
}
