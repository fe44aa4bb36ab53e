package org.doorward.li.netty.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.netty.buffer.ByteBuf;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** INV-X2X3-91, DH-04: memory that held product is used again, and holds nothing of it then. */
class WipedBuffersTest {
  private static final int OCTETS = 20_000;

  private final WipedBuffers buffers = new WipedBuffers();

  @AfterEach
  void nothingIsLent() {
    assertEquals(0, buffers.metric().usedHeapMemory());
    assertEquals(0, buffers.metric().usedDirectMemory());
    buffers.close();
  }

  private ByteBuf buffer(boolean direct) {
    return direct ? buffers.directBuffer(OCTETS) : buffers.heapBuffer(OCTETS);
  }

  private static void fill(ByteBuf buffer) {
    buffer.writerIndex(0);
    while (buffer.isWritable()) {
      buffer.writeByte(0x5A);
    }
  }

  private static void requireZeros(ByteBuf buffer) {
    for (int i = 0; i < buffer.capacity(); i++) {
      assertEquals(0, buffer.getByte(i));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatWasReleasedIsWipedAndLentAgain(boolean direct) {
    ByteBuf first = buffer(direct);
    fill(first);
    assertEquals(0x5A, first.getByte(OCTETS - 1));
    first.release();

    ByteBuf second = buffer(direct);
    requireZeros(second);
    second.release();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatABufferLeavesWhenItGrowsIsWiped(boolean direct) {
    ByteBuf first = buffer(direct);
    fill(first);
    first.capacity(3 * first.capacity());
    assertEquals(0x5A, first.getByte(OCTETS - 1));

    ByteBuf second = buffer(direct);
    requireZeros(second);
    first.release();
    second.release();
  }

  @Test
  void memoryIsUsedAgain() {
    ByteBuf first = buffer(false);
    byte[] array = first.array();
    first.release();

    ByteBuf second = buffer(false);
    assertSame(array, second.array());
    second.release();
  }

  @Test
  void nothingIsKeptOnceClosed() {
    ByteBuf first = buffer(false);
    byte[] array = first.array();
    buffers.close();
    first.release();

    ByteBuf second = buffer(false);
    assertNotSame(array, second.array());
    second.release();
  }

  @Test
  void aBufferIsAsLargeAsAskedForAndNoLargerThanAllowed() {
    for (int octets : new int[] {0, 1, 1024, 1025, 16_384, 16_709, 65_536, 600_000}) {
      ByteBuf buffer = buffers.heapBuffer(octets, octets + 1);
      assertEquals(octets + 1, buffer.maxCapacity());
      assertEquals(true, buffer.capacity() >= octets && buffer.capacity() <= octets + 1);
      buffer.release();
    }
  }
}
