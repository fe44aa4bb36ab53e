package org.doorward.li.netty.element;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.doorward.li.authority.PeerIdentity;
import org.doorward.li.element.internal.X1Service;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.netty.x1.X1Endpoint;
import org.doorward.li.x1.X1Answer;
import org.doorward.li.x1.X1Message;
import org.doorward.li.x1.X1Response;
import org.doorward.li.x1.xml.X1Codec;

/**
 * Between octets and the element: reads a container, has each message answered in its order, writes the
 * answer. Thread-safe.
 *
 * @param codec the XML
 * @param service the element
 * @param tolerances what each peer may do otherwise than the standard says
 * @clause TS 103 221-1, 6.1
 */
record X1Front(X1Codec codec, X1Service service, PeerTolerances tolerances) implements X1Endpoint {
  @Override
  public byte[] handle(PeerIdentity peer, byte[] request) {
    return codec.writeAnswer(answer(peer, request));
  }

  @Override
  public void handle(PeerIdentity peer, byte[] request, OutputStream answer) throws IOException {
    codec.writeAnswer(answer(peer, request), answer);
  }

  /** A single Ping or Keepalive that is in order is answered at once: it waits for nobody. */
  @Override
  public Optional<byte[]> atOnce(PeerIdentity peer, byte[] request) {
    if (!namesPingOrKeepalive(request)) {
      return Optional.empty();
    }
    List<X1Message> messages;
    try {
      messages = codec.readRequests(ByteBuffer.wrap(request)); // deviations are counted elsewhere
    } catch (DecodeException e) {
      return Optional.empty(); // whoever answers it records that
    }
    return messages.size() == 1 && messages.get(0) instanceof X1Message.Request one
        ? service
            .answerAtOnce(peer, one.request())
            .map(response -> codec.writeAnswer(new X1Answer.Responses(List.of(response))))
        : Optional.empty();
  }

  /** Whether it is worth reading here. */
  private static boolean namesPingOrKeepalive(byte[] request) {
    String text = new String(request, ISO_8859_1);
    return text.contains("PingRequest") || text.contains("KeepaliveRequest");
  }

  private X1Answer answer(PeerIdentity peer, byte[] request) {
    List<X1Message> messages;
    try {
      messages = codec.readRequests(ByteBuffer.wrap(request), tolerances.of(peer));
    } catch (DecodeException e) {
      return service.answerUnreadable(peer);
    }
    List<X1Response> responses = new ArrayList<>();
    for (X1Message message : messages) {
      responses.add(service.answer(peer, message));
    }
    return new X1Answer.Responses(responses);
  }
}
