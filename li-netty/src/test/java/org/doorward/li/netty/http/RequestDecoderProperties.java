package org.doorward.li.netty.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.Arrays;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** INV-HTTP-03: The decoder and the rules together, on octets of any kind: what is served, and what is left behind. */
class RequestDecoderProperties {
  private static final String GOOD =
      "POST /X1/NE HTTP/1.1\r\nHost: ne\r\nContent-Type: text/xml\r\nContent-Length: 4\r\n\r\n<a/>";
  private static final RequestRules RULES = new RequestRules("/X1/NE", Set.of("text/xml"), 100);

  /** How many whole requests the decoder sees that the rules let pass. */
  private static int served(byte[] octets, int step) {
    UnpooledByteBufAllocator allocator = new UnpooledByteBufAllocator(false);
    RequestDecoder decoder = new RequestDecoder(300, () -> {});
    EmbeddedChannel channel = new EmbeddedChannel(new HttpResponseEncoder(), decoder);
    int served = 0;
    boolean good = false;
    for (int at = 0; at < octets.length; at += step) {
      ByteBuf in = allocator.heapBuffer();
      in.writeBytes(octets, at, Math.min(step, octets.length - at));
      channel.writeInbound(in);
      for (Object out = channel.readInbound(); out != null; out = channel.readInbound()) {
        if (out instanceof HttpRequest request) {
          good = RULES.objection(request, () -> false).isEmpty();
        }
        if (good && out instanceof LastHttpContent last && last.decoderResult().isSuccess()) {
          served++;
        }
        if (out instanceof LastHttpContent) {
          decoder.next(channel.pipeline().context(decoder));
        }
        if (out instanceof HttpContent || out instanceof HttpRequest) {
          ReferenceCountUtil.release(out);
        }
      }
    }
    channel.finishAndReleaseAll();
    assertEquals(0, allocator.metric().usedHeapMemory());
    return served;
  }

  @Property(tries = 300)
  void aGoodRequestIsServedHoweverItComes(@ForAll @IntRange(min = 1, max = 60) int step) {
    assertEquals(3, served((GOOD + GOOD + GOOD).getBytes(ISO_8859_1), step));
  }

  @Property(tries = 500)
  void anyOctetsAreServedNotAtAllAndLeaveNoBufferBehind(
      @ForAll @Size(max = 400) byte[] octets, @ForAll @IntRange(min = 1, max = 60) int step) {
    assertEquals(0, served(octets, step));
  }

  @Property(tries = 1000)
  void aRequestWithOneOctetChangedIsServedOnceAtMost(
      @ForAll @IntRange(min = 0, max = 85) int at, @ForAll byte to) {
    byte[] octets = GOOD.getBytes(ISO_8859_1);
    octets[Math.min(at, octets.length - 1)] = to;
    assertTrue(served(octets, octets.length) <= 1, () -> Arrays.toString(octets));
  }
}
