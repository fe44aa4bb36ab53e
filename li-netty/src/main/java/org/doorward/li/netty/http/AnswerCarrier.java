package org.doorward.li.netty.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;

/**
 * Brings the answer to one request to its peer: whole, or begun, in pieces, and ended. Called on the one worker
 * that answers; whatever it is given it releases.
 */
interface AnswerCarrier {
  /** Whether anybody still waits for the answer. */
  boolean isAwaited();

  /** The whole answer at once. */
  void whole(int status, String mediaType, ByteBuf body);

  /** The head of an answer that comes in pieces. */
  void begin(int status, String mediaType);

  /** One piece; done when the network has taken it. */
  ChannelFuture piece(ByteBuf octets);

  /** There are no more pieces. */
  void end();

  /** There is no answer: 500 if none has begun, else the answer is cut. */
  void fail(boolean begun);
}
