package org.doorward.li.x2x3;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.Consumer;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.fault.Fault;

/**
 * Cuts PDUs off a stream that comes in any pieces. A PDU that stands in one piece is viewed where it stands; of
 * one that does not, only what came is held, never what its lengths promise. After a wrong frame nothing more is
 * read. Not thread-safe.
 *
 * @clause TS 103 221-2, 5.1
 */
public final class PduStream {
  private static final int KEPT_OCTETS = 4096;

  private final PduLimits limits;
  private final Consumer<PduView> pdus;
  private final PduView view = new PduView();
  private ByteBuffer held = ByteBuffer.allocate(PduFrame.OCTETS);
  private boolean broken;

  /**
   * A stream of which nothing came yet.
   *
   * @param limits what is taken at most
   * @param pdus called with each PDU, in order; the view holds for the call only
   */
  public PduStream(PduLimits limits, Consumer<PduView> pdus) {
    this.limits = requireNonNull(limits, "limits");
    this.pdus = requireNonNull(pdus, "pdus");
  }

  /**
   * Takes the next piece, to its end.
   *
   * @param piece any octets, in network order; kept by nobody
   * @throws DecodeException if a frame is wrong; whatever comes later is passed over in silence
   */
  public void accept(ByteBuffer piece) throws DecodeException {
    if (broken) {
      piece.position(piece.limit());
      return;
    }
    try {
      while (held.position() > 0 && piece.hasRemaining()) {
        complete(piece);
      }
      while (piece.hasRemaining()) {
        int octets = PduFrame.octets(piece, piece.position(), piece.remaining(), limits);
        if (octets == 0 || octets > piece.remaining()) {
          hold(piece, piece.remaining());
        } else {
          pdus.accept(view.read(piece, limits));
        }
      }
    } catch (DecodeException e) {
      broken = true;
      held = ByteBuffer.allocate(0);
      piece.position(piece.limit());
      throw e;
    }
  }

  /** Adds to what is held, first what says how long the PDU is, then the rest of it. */
  private void complete(ByteBuffer piece) throws DecodeException {
    int octets = PduFrame.octets(held, 0, held.position(), limits);
    int wanted = octets == 0 ? PduFrame.OCTETS : octets;
    hold(piece, Math.min(piece.remaining(), wanted - held.position()));
    octets = PduFrame.octets(held, 0, held.position(), limits);
    if (octets != 0 && octets == held.position()) {
      pdus.accept(view.read(held.flip(), limits));
      Arrays.fill(held.array(), (byte) 0);
      held = held.capacity() > KEPT_OCTETS ? ByteBuffer.allocate(PduFrame.OCTETS) : held.clear();
    }
  }

  /** Room grows with what came: at most to twice of it. */
  private void hold(ByteBuffer piece, int octets) {
    int all = held.position() + octets;
    if (all > held.capacity()) {
      held =
          ByteBuffer.allocate((int) Math.min(2L * all, Integer.MAX_VALUE - 8)).put(held.flip());
    }
    held.put(held.position(), piece, piece.position(), octets).position(all);
    piece.position(piece.position() + octets);
  }

  /**
   * How much is held of a PDU whose rest has not come.
   *
   * @return octets
   */
  public int pending() {
    return held.position();
  }

  /**
   * How much room is held.
   *
   * @return octets
   */
  int capacity() {
    return held.capacity();
  }

  /**
   * The stream ends. A part of a PDU is discarded: the sender has to send it again, whole.
   *
   * @throws DecodeException if it ends inside a PDU
   */
  public void end() throws DecodeException {
    int left = held.position();
    held = ByteBuffer.allocate(0);
    broken = true;
    if (left > 0) {
      throw new DecodeException(Fault.TRUNCATED, "stream ends " + left + " octets into a PDU");
    }
  }
}
