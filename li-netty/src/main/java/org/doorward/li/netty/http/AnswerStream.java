package org.doorward.li.netty.http;

import static java.util.Objects.requireNonNull;

import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * An answer as its writer sees it. Holds one piece and lets a few more be under way: a writer that is ahead of
 * its peer waits. Confined to the worker that answers.
 */
final class AnswerStream extends OutputStream implements Service.Outlet {
  private static final int FIRST_OCTETS = 1024;
  private static final int PIECE_OCTETS = 32 * 1024;
  private static final int PIECES_AHEAD = 4;

  private final AnswerCarrier carrier;
  private final Semaphore ahead = new Semaphore(PIECES_AHEAD);
  private volatile boolean cut;

  private @Nullable String mediaType;
  private int status;
  private boolean begun;
  private byte[] piece = new byte[FIRST_OCTETS];
  private int length;

  AnswerStream(AnswerCarrier carrier) {
    this.carrier = carrier;
  }

  @Override
  public OutputStream begin(int answerStatus, String answerMediaType) {
    if (mediaType != null) {
      throw new IllegalStateException("an answer begins once");
    }
    status = answerStatus;
    mediaType = answerMediaType;
    return this;
  }

  @Override
  public void write(int octet) throws IOException {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public void write(byte[] octets, int offset, int count) throws IOException {
    int at = offset;
    int end = offset + count;
    while (at < end) {
      if (length == PIECE_OCTETS) {
        send();
      }
      int fits = Math.min(end - at, PIECE_OCTETS - length);
      reserve(length + fits);
      System.arraycopy(octets, at, piece, length, fits);
      length += fits;
      at += fits;
    }
  }

  private void reserve(int octets) {
    if (octets > piece.length) {
      piece = Arrays.copyOf(piece, Math.min(PIECE_OCTETS, Math.max(octets, 2 * piece.length)));
    }
  }

  /** Sends the piece that is held; waits for a place under way. */
  private void send() throws IOException {
    if (!begun) {
      begun = true;
      carrier.begin(status, requireNonNull(mediaType, "mediaType"));
    }
    try {
      ahead.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("stopped while the peer was behind");
    }
    if (cut) {
      throw new IOException("the peer is gone");
    }
    carrier.piece(Unpooled.wrappedBuffer(piece, 0, length)).addListener(written -> {
      cut |= !written.isSuccess();
      ahead.release();
    });
    piece = new byte[PIECE_OCTETS];
    length = 0;
  }

  /** The answer is complete. */
  void finish() throws IOException {
    String type = mediaType;
    if (type == null) {
      throw new IllegalStateException("an answer has to begin");
    }
    if (begun) {
      send();
      carrier.end();
    } else {
      carrier.whole(status, type, Unpooled.wrappedBuffer(piece, 0, length));
    }
  }

  /** There will be no more of it. */
  void fail() {
    carrier.fail(begun);
  }
}
