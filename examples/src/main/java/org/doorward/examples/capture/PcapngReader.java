package org.doorward.examples.capture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.doorward.li.identifier.Octets;

/**
 * The pcapng format: blocks, of which sections, interfaces and packets matter here and all others are skipped. Each
 * section has its own order of octets, each interface its own link type and unit of time.
 */
final class PcapngReader extends CaptureReader {
  static final int SECTION_HEADER = 0x0A0D0D0A;
  private static final int BYTE_ORDER_MAGIC = 0x1A2B3C4D;
  private static final int INTERFACE_DESCRIPTION = 1;
  private static final int OBSOLETE_PACKET = 2;
  private static final int SIMPLE_PACKET = 3;
  private static final int ENHANCED_PACKET = 6;

  /** What a block has besides its body: type, length, and the length again at its end. */
  private static final int FRAMING_OCTETS = 12;

  private static final int MAX_BLOCK_OCTETS = 1 << 20;

  private static final int MAX_INTERFACES = 4096;

  private final List<PcapngInterface> interfaces = new ArrayList<>();
  private ByteOrder order = ByteOrder.BIG_ENDIAN;
  private Instant latest = Instant.EPOCH;

  private PcapngReader(CaptureInput in) {
    super(in);
  }

  static PcapngReader afterMagic(CaptureInput in) throws IOException {
    PcapngReader reader = new PcapngReader(in);
    reader.startSection();
    return reader;
  }

  @Override
  public Optional<CapturedFrame> next() throws IOException {
    while (!in.atEnd()) {
      int type = in.take(4, order).getInt();
      if (type == SECTION_HEADER) {
        startSection();
        continue;
      }
      int bodyLength = bodyLength(in.take(4, order).getInt(), 0);
      switch (type) {
        case INTERFACE_DESCRIPTION -> {
          if (interfaces.size() == MAX_INTERFACES) {
            throw in.damaged("more than " + MAX_INTERFACES + " interfaces in one section");
          }
          interfaces.add(PcapngInterface.read(body(bodyLength), in));
        }
        case ENHANCED_PACKET -> {
          ByteBuffer body = body(bodyLength);
          return Optional.of(packet(field(body, 0), body));
        }
        case OBSOLETE_PACKET -> {
          ByteBuffer body = body(bodyLength);
          return Optional.of(
              packet((field(body, 0) >>> (order == ByteOrder.BIG_ENDIAN ? 16 : 0)) & 0xFFFF, body));
        }
        case SIMPLE_PACKET -> {
          return Optional.of(simplePacket(body(bodyLength)));
        }
        default -> {
          in.skip(bodyLength);
          endBlock(bodyLength);
        }
      }
    }
    return Optional.empty();
  }

  /** The block's type is read, in an order that the same block only now tells. */
  private void startSection() throws IOException {
    ByteBuffer start = in.take(8, ByteOrder.BIG_ENDIAN);
    int mark = start.getInt(4);
    if (mark != BYTE_ORDER_MAGIC && Integer.reverseBytes(mark) != BYTE_ORDER_MAGIC) {
      throw in.damaged("a section that does not tell its order of octets");
    }
    order = mark == BYTE_ORDER_MAGIC ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    interfaces.clear();
    int bodyLength = bodyLength(start.order(order).getInt(0), 4);
    in.skip(bodyLength - 4L);
    endBlock(bodyLength);
  }

  private int bodyLength(int blockLength, int atLeast) throws CaptureException {
    if (blockLength < FRAMING_OCTETS + atLeast
        || blockLength > MAX_BLOCK_OCTETS
        || blockLength % 4 != 0) {
      throw in.damaged("a block of " + Integer.toUnsignedString(blockLength) + " octets");
    }
    return blockLength - FRAMING_OCTETS;
  }

  private ByteBuffer body(int length) throws IOException {
    ByteBuffer body = in.take(length, order);
    endBlock(length);
    return body;
  }

  private void endBlock(int bodyLength) throws IOException {
    if (in.take(4, order).getInt() != bodyLength + FRAMING_OCTETS) {
      throw in.damaged("a block's two lengths differ");
    }
  }

  /** Enhanced and obsolete packet blocks differ only in how they name the interface. */
  private CapturedFrame packet(int interfaceId, ByteBuffer body) throws CaptureException {
    PcapngInterface from = interfaceAt(interfaceId);
    long units =
        Integer.toUnsignedLong(field(body, 4)) << 32 | Integer.toUnsignedLong(field(body, 8));
    latest = from.instant(units, in);
    return frame(from, body, 20, field(body, 12));
  }

  /** A simple packet block has no time: we give it that of the packet before it. */
  private CapturedFrame simplePacket(ByteBuffer body) throws CaptureException {
    PcapngInterface from = interfaceAt(0);
    long length = Integer.toUnsignedLong(field(body, 0));
    if (from.snapLength() > 0) {
      length = Math.min(length, from.snapLength());
    }
    return frame(from, body, 4, (int) Math.min(length, body.limit() - 4));
  }

  private CapturedFrame frame(PcapngInterface from, ByteBuffer body, int at, int length)
      throws CaptureException {
    if (length < 0 || length > body.limit() - at) {
      throw in.damaged("a packet that does not fit its block");
    }
    return new CapturedFrame(latest, from.linkType(), Octets.of(body.slice(at, length)));
  }

  private PcapngInterface interfaceAt(int id) throws CaptureException {
    if (id < 0 || id >= interfaces.size()) {
      throw in.damaged("a packet of an interface that was not described");
    }
    return interfaces.get(id);
  }

  private int field(ByteBuffer body, int at) throws CaptureException {
    if (body.limit() < at + 4) {
      throw in.damaged("a packet block without its fields");
    }
    return body.getInt(at);
  }
}
