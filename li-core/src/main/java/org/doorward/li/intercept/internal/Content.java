package org.doorward.li.intercept.internal;

import org.jspecify.annotations.Nullable;

/** What a key of the index leads to. Immutable: a change puts another in its place. */
sealed interface Content permits Cell, Conditioned, PrefixNode {
  /** What {@code key} matches here; null if nothing. */
  @Nullable
  Cell of(Key key);

  /** Whether it can be taken out of the index. */
  boolean isEmpty();
}
