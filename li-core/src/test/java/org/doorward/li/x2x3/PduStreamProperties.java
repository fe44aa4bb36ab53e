package org.doorward.li.x2x3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.fault.Fault;

/** INV-X2X3-42, 43. */
class PduStreamProperties {
  private static final int LEAST_OCTETS = 12;

  private final List<Pdu> read = new ArrayList<>();
  private final PduStream stream =
      new PduStream(PduLimits.PRODUCT, view -> read.add(view.received().pdu()));

  /** INV-X2X3-42, 43. */
  @Property(edgeCases = EdgeCasesMode.NONE)
  void anyPiecesGiveTheSamePdus(
      @ForAll("pdus") @Size(max = 6) List<Pdu> pdus,
      @ForAll @Size(max = 40) List<@IntRange(min = 1, max = 120) Integer> pieces)
      throws DecodeException {
    List<Pdu> out = new ArrayList<>();
    PduStream any =
        new PduStream(PduLimits.PRODUCT, view -> out.add(view.received().pdu()));
    ByteBuffer octets = stream(pdus);
    for (int piece : pieces) {
      int length = Math.min(piece, octets.remaining());
      any.accept(octets.slice(octets.position(), length));
      octets.position(octets.position() + length);
      assertTrue(any.capacity() <= Math.max(LEAST_OCTETS, 4096), "room for " + any.capacity());
    }
    any.accept(octets);
    any.end();

    assertEquals(pdus, out);
    assertEquals(0, octets.remaining());
  }

  /** INV-X2X3-42: each octet on its own. */
  @Example
  void everyVectorIsReadOctetByOctet() throws DecodeException {
    ByteBuffer all = stream(List.of(Pdu.keepalive(1), Pdu.keepaliveAck(2)));
    while (all.hasRemaining()) {
      stream.accept(ByteBuffer.wrap(new byte[] {all.get()}));
    }
    stream.end();

    assertEquals(List.of(Pdu.keepalive(1), Pdu.keepaliveAck(2)), read);
  }

  /** INV-X2X3-43: sixteen megabytes promised, and never more held than twice what came. */
  @Tag("F-53")
  @Property
  void whatIsHeldGrowsWithWhatCame(@ForAll @IntRange(min = 1, max = 5_000) int piece)
      throws DecodeException {
    PduStream promised =
        new PduStream(PduLimits.PRODUCT, view -> read.add(view.received().pdu()));
    ByteBuffer header = ByteBuffer.allocate(40_000)
        .putShort(0, (short) 5)
        .putShort(2, (short) 2)
        .putInt(4, 40)
        .putInt(8, 16 * 1024 * 1024);
    int came = 0;
    while (came < 40_000) {
      int length = Math.min(piece, 40_000 - came);
      promised.accept(header.slice(came, length));
      came += length;
      assertEquals(came, promised.pending());
      assertTrue(promised.capacity() <= Math.max(LEAST_OCTETS, 2 * came));
    }
    assertEquals(Fault.TRUNCATED, fault(promised::end));
    assertEquals(List.of(), read);
  }

  /** INV-X2X3-42: what comes before a wrong frame is read, and nothing after it. */
  @Property
  void nothingIsReadAfterAWrongFrame(@ForAll @IntRange(min = 1, max = 60) int cut)
      throws DecodeException {
    List<Pdu> out = new ArrayList<>();
    PduStream broken =
        new PduStream(PduLimits.PRODUCT, view -> out.add(view.received().pdu()));
    ByteBuffer octets = ByteBuffer.allocate(60);
    octets.put(PduCodec.encode(Pdu.keepalive(3))).put(new byte[12]).flip();
    ByteBuffer first = octets.slice(0, cut);
    ByteBuffer second = octets.slice(cut, 60 - cut);

    assertEquals(Fault.HEADER_LENGTH, fault(() -> {
      broken.accept(first);
      broken.accept(second);
    }));
    broken.accept(PduCodec.encode(Pdu.keepalive(4)));

    assertEquals(List.of(Pdu.keepalive(3)), out);
    assertEquals(0, broken.pending());
  }

  private static Fault fault(org.junit.jupiter.api.function.Executable what) {
    return assertThrows(DecodeException.class, what).fault();
  }

  private static ByteBuffer stream(List<Pdu> pdus) {
    List<ByteBuffer> each = pdus.stream().map(PduCodec::encode).toList();
    ByteBuffer all =
        ByteBuffer.allocate(each.stream().mapToInt(ByteBuffer::remaining).sum());
    each.forEach(all::put);
    return all.flip();
  }

  @Provide
  Arbitrary<List<Pdu>> pdus() {
    return new PduProperties().pdus().list().ofMaxSize(6);
  }
}
