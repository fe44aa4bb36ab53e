package org.doorward.li.netty.link;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.List;
import java.util.OptionalInt;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.fault.Fault;
import org.doorward.li.identifier.Octets;
import org.doorward.li.x2x3.PduCodec;
import org.doorward.li.x2x3.PduLimits;

/**
 * Cuts PDUs off the stream. After a wrong frame nothing that follows is read. Confined to its channel's event
 * loop.
 */
public final class PduDecoder extends ByteToMessageDecoder {
  private final PduLimits limits;
  private boolean broken;

  /**
   * For one connection.
   *
   * @param limits what is taken at most
   */
  public PduDecoder(PduLimits limits) {
    this.limits = limits;
  }

  @Override
  protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out)
      throws DecodeException {
    if (broken) {
      in.skipBytes(in.readableBytes());
      return;
    }
    try {
      OptionalInt octets = PduCodec.frameOctets(in.nioBuffer(), limits);
      if (octets.isPresent() && in.readableBytes() >= octets.getAsInt()) {
        Octets copy = Octets.of(in.readSlice(octets.getAsInt()).nioBuffer());
        out.add(new FramedPdu(PduCodec.decode(copy.asByteBuffer(), limits), copy));
      }
    } catch (DecodeException e) {
      broken = true;
      in.skipBytes(in.readableBytes());
      throw e;
    }
  }

  /** The stream ends. A part of a PDU is discarded: the sender has to send it again, whole. */
  @Override
  protected void decodeLast(ChannelHandlerContext ctx, ByteBuf in, List<Object> out)
      throws DecodeException {
    if (in.isReadable()) {
      decode(ctx, in, out);
    }
    if (in.isReadable() && out.isEmpty()) {
      int left = in.readableBytes();
      in.skipBytes(left);
      throw new DecodeException(Fault.TRUNCATED, "stream ends " + left + " octets into a PDU");
    }
  }
}
