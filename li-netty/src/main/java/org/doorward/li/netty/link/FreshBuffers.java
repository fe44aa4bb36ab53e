package org.doorward.li.netty.link;

import io.netty.buffer.UnpooledByteBufAllocator;

/**
 * Where the buffers of X1's connections come from. They are not pooled: a buffer that named a target would have to be
 * cleared before another connection may have it, and X1 moves too little for that to be worth anything.
 */
public final class FreshBuffers {
  private FreshBuffers() {}

  /**
   * A new allocator, whose metric says what is not released yet.
   *
   * @return prefers the heap, where the garbage collector clears what is released
   */
  public static UnpooledByteBufAllocator allocator() {
    return new UnpooledByteBufAllocator(false);
  }
}
