package org.doorward.li.netty.link;

import io.netty.buffer.UnpooledByteBufAllocator;

/**
 * Where the buffers of one delivery or receiver come from. They are not pooled: a buffer that held product
 * would have to be cleared before another connection may have it.
 */
public final class ProductBuffers {
  private ProductBuffers() {}

  /**
   * A new allocator, whose metric says what is not released yet.
   *
   * @return prefers the heap, where the garbage collector clears what is released
   */
  public static UnpooledByteBufAllocator allocator() {
    return new UnpooledByteBufAllocator(false);
  }
}
