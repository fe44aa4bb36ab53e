package org.doorward.li.netty.http;

import io.netty.handler.codec.http2.AbstractHttp2ConnectionHandlerBuilder;
import io.netty.handler.codec.http2.Http2ConnectionDecoder;
import io.netty.handler.codec.http2.Http2ConnectionEncoder;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2EventAdapter;
import io.netty.handler.codec.http2.Http2Settings;

/** How the HTTP/2 codec of one connection is set: as strict as it can be by itself. */
final class Http2Codec
    extends AbstractHttp2ConnectionHandlerBuilder<Http2ConnectionHandler, Http2Codec> {
  private static final int WINDOW_OCTETS = 128 * 1024;
  private static final int MAX_QUEUED_CONTROL_FRAMES = 128;
  private static final int MAX_RESETS = 100;
  private static final int RESETS_SECONDS = 10;
  private static final int MAX_SMALL_CONTINUATIONS = 4;
  private static final long CLOSING_MILLIS = 1000;

  private Http2Codec(boolean server, Http2EventAdapter listener, Http2Settings settings) {
    server(server);
    initialSettings(settings.initialWindowSize(WINDOW_OCTETS));
    frameListener(listener);
    validateHeaders(true);
    validateRequiredPseudoHeaders(true);
    encoderEnforceMaxQueuedControlFrames(MAX_QUEUED_CONTROL_FRAMES);
    decoderEnforceMaxConsecutiveEmptyDataFrames(2);
    decoderEnforceMaxRstFramesPerWindow(MAX_RESETS, RESETS_SECONDS);
    decoderEnforceMaxSmallContinuationFrames(MAX_SMALL_CONTINUATIONS);
    gracefulShutdownTimeoutMillis(CLOSING_MILLIS);
  }

  /** For the side that answers. */
  static Http2ConnectionHandler server(Http2EventAdapter listener, int maxStreams, int maxHead) {
    return new Http2Codec(
            true,
            listener,
            new Http2Settings().maxConcurrentStreams(maxStreams).maxHeaderListSize(maxHead))
        .build();
  }

  /** For the side that asks. */
  static Http2ConnectionHandler client(Http2EventAdapter listener, int maxHead) {
    return new Http2Codec(
            false, listener, new Http2Settings().pushEnabled(false).maxHeaderListSize(maxHead))
        .build();
  }

  @Override
  protected Http2ConnectionHandler build(
      Http2ConnectionDecoder decoder, Http2ConnectionEncoder encoder, Http2Settings settings) {
    Handler handler = new Handler(decoder, encoder, settings);
    handler.connection().addListener((Http2EventAdapter) frameListener());
    return handler;
  }

  private static final class Handler extends Http2ConnectionHandler {
    Handler(
        Http2ConnectionDecoder decoder, Http2ConnectionEncoder encoder, Http2Settings settings) {
      super(decoder, encoder, settings);
    }
  }
}
