package org.doorward.li.netty.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.DecoderException;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.fault.Fault;
import org.doorward.li.identifier.Octets;
import org.doorward.li.x2x3.AttributeType;
import org.doorward.li.x2x3.Pdu;
import org.doorward.li.x2x3.PduCodec;
import org.doorward.li.x2x3.PduLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class PduDecoderTest {
  private final EmbeddedChannel channel = new EmbeddedChannel(new PduDecoder(PduLimits.CONTROL));

  private static ByteBuf stream(int keepalives) {
    ByteBuf stream = Unpooled.buffer();
    for (int i = 0; i < keepalives; i++) {
      stream.writeBytes(PduCodec.encode(Pdu.keepalive(i)));
    }
    return stream;
  }

  private static Fault fault(Executable what) {
    DecoderException e = assertThrows(DecoderException.class, what);
    return ((DecodeException) e.getCause()).fault();
  }

  @Property
  void howeverTheStreamIsCutThePdusAreTheSame(
      @ForAll List<@IntRange(min = 1, max = 100) Integer> pieces) {
    EmbeddedChannel any = new EmbeddedChannel(new PduDecoder(PduLimits.CONTROL));
    ByteBuf stream = stream(5);
    for (int piece : pieces) {
      any.writeInbound(stream.readRetainedSlice(Math.min(piece, stream.readableBytes())));
    }
    any.writeInbound(stream.readRetainedSlice(stream.readableBytes()));

    List<Pdu> read = new ArrayList<>();
    for (FramedPdu framed = any.readInbound(); framed != null; framed = any.readInbound()) {
      read.add(framed.received().pdu());
      assertEquals(Octets.of(PduCodec.encode(framed.received().pdu())), framed.octets());
    }
    any.finish();

    assertEquals(
        List.of(0, 1, 2, 3, 4), read.stream().map(PduDecoderTest::number).toList());
    assertEquals(1, stream.refCnt());
    stream.release();
  }

  private static int number(Pdu pdu) {
    return pdu.first(AttributeType.SEQUENCE_NUMBER).orElseThrow().intValue();
  }

  @Test
  void nothingIsReadAfterAWrongFrame() {
    ByteBuf wrong = Unpooled.wrappedBuffer(new byte[12]);

    assertEquals(Fault.HEADER_LENGTH, fault(() -> channel.writeInbound(wrong)));
    channel.writeInbound(stream(1));

    assertNull(channel.readInbound());
    assertEquals(0, wrong.refCnt());
    channel.finish();
  }

  @Test
  void whatComesBeforeAWrongFrameIsRead() {
    ByteBuf both = stream(1).writeBytes(new byte[12]);

    assertEquals(Fault.HEADER_LENGTH, fault(() -> channel.writeInbound(both)));
    FramedPdu framed = channel.readInbound();

    assertEquals(Pdu.keepalive(0), framed.received().pdu());
    channel.finish();
  }

  @Test
  void theEndInsideAPduIsReported() {
    ByteBuf part = stream(1).writerIndex(47);
    channel.writeInbound(part);

    assertEquals(Fault.TRUNCATED, fault(channel::finish));
    assertNull(channel.readInbound());
    assertEquals(0, part.refCnt());
  }

  @Test
  void theEndBetweenPdusIsNot() {
    channel.writeInbound(stream(2));

    channel.finish();
    assertEquals(
        Pdu.keepalive(0), ((FramedPdu) channel.readInbound()).received().pdu());
  }
}
