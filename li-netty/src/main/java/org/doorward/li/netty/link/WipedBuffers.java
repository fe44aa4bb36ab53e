package org.doorward.li.netty.link;

import io.netty.buffer.AbstractByteBufAllocator;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocatorMetric;
import io.netty.buffer.ByteBufAllocatorMetricProvider;
import io.netty.buffer.UnpooledDirectByteBuf;
import io.netty.buffer.UnpooledHeapByteBuf;
import io.netty.util.internal.CleanableDirectBuffer;
import io.netty.util.internal.PlatformDependent;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Where the buffers of one delivery or receiver come from. Their memory is used again, by the connections of this
 * delivery or receiver only, and is wiped whenever a buffer is released, also by Netty. Its metric says what is not
 * released yet. Thread-safe; its buffers are not.
 */
public final class WipedBuffers extends AbstractByteBufAllocator
    implements ByteBufAllocatorMetricProvider, AutoCloseable {
  private static final ByteBuffer NOTHING = ByteBuffer.allocateDirect(0);
  private static final byte[] ZEROS = new byte[8 * 1024];

  private final WipedMemory<byte[]> heap =
      new WipedMemory<>(byte[]::new, array -> Arrays.fill(array, (byte) 0), array -> {});
  private final WipedMemory<CleanableDirectBuffer> direct = new WipedMemory<>(
      WipedBuffers::allocateDirect, WipedBuffers::wipe, CleanableDirectBuffer::clean);

  /** Prefers the heap, where the Java runtime's TLS engine works. */
  public WipedBuffers() {
    super(false);
  }

  private static CleanableDirectBuffer allocateDirect(int octets) {
    CleanableDirectBuffer made = PlatformDependent.allocateDirect(octets);
    wipe(made);
    return made;
  }

  private static void wipe(CleanableDirectBuffer piece) {
    ByteBuffer octets = piece.buffer().clear();
    while (octets.hasRemaining()) {
      octets.put(ZEROS, 0, Math.min(ZEROS.length, octets.remaining()));
    }
    octets.clear();
  }

  @Override
  protected ByteBuf newHeapBuffer(int initialCapacity, int maxCapacity) {
    return new OnHeap(this, Math.min(WipedMemory.size(initialCapacity), maxCapacity), maxCapacity);
  }

  @Override
  protected ByteBuf newDirectBuffer(int initialCapacity, int maxCapacity) {
    ByteBuf made = new Direct(this, maxCapacity);
    made.capacity(Math.min(WipedMemory.size(initialCapacity), maxCapacity));
    return toLeakAwareBuffer(made);
  }

  /** Ciphertext that comes from the heap is copied by the Java runtime, which has buffers of its own for that. */
  @Override
  public boolean isDirectBufferPooled() {
    return false;
  }

  @Override
  public ByteBufAllocatorMetric metric() {
    return new ByteBufAllocatorMetric() {
      @Override
      public long usedHeapMemory() {
        return heap.lentOctets();
      }

      @Override
      public long usedDirectMemory() {
        return direct.lentOctets();
      }
    };
  }

  /** Lets all memory go that no buffer has; what is released from now on is not kept either. */
  @Override
  public void close() {
    heap.close();
    direct.close();
  }

  /** An array that goes back when the buffer is released or grows. */
  private static final class OnHeap extends UnpooledHeapByteBuf {
    OnHeap(WipedBuffers from, int initialCapacity, int maxCapacity) {
      super(from, initialCapacity, maxCapacity);
    }

    private WipedMemory<byte[]> memory() {
      return ((WipedBuffers) alloc()).heap;
    }

    @Override
    protected byte[] allocateArray(int initialCapacity) {
      return memory().lend(initialCapacity);
    }

    @Override
    protected void freeArray(byte[] array) {
      memory().giveBack(array, array.length);
    }
  }

  /** Has no memory until its capacity is set. */
  private static final class Direct extends UnpooledDirectByteBuf {
    Direct(WipedBuffers from, int maxCapacity) {
      super(from, NOTHING, maxCapacity);
    }

    @Override
    protected CleanableDirectBuffer allocateDirectBuffer(int capacity) {
      WipedMemory<CleanableDirectBuffer> memory = ((WipedBuffers) alloc()).direct;
      return new Lent(memory, memory.lend(capacity), capacity);
    }
  }

  /** Memory that goes back when its buffer is released or grows. */
  private record Lent(
      WipedMemory<CleanableDirectBuffer> to, CleanableDirectBuffer memory, int octets)
      implements CleanableDirectBuffer {
    @Override
    public ByteBuffer buffer() {
      return memory.buffer();
    }

    @Override
    public void clean() {
      to.giveBack(memory, octets);
    }

    @Override
    public boolean hasMemoryAddress() {
      return memory.hasMemoryAddress();
    }

    @Override
    public long memoryAddress() {
      return memory.memoryAddress();
    }
  }
}
