package org.doorward.examples.cli;

import org.jspecify.annotations.Nullable;

/** What picocli has seen to: that a required option or parameter is there. */
public final class Given {
  private Given() {}

  /**
   * The value of a required option.
   *
   * @param required null only if picocli was not told that it is required
   */
  public static <T> T given(@Nullable T required) {
    if (required == null) {
      throw new IllegalStateException("a required option is missing");
    }
    return required;
  }
}
