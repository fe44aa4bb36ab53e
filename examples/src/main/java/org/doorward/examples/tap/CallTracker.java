package org.doorward.examples.tap;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.doorward.examples.capture.CapturedFrame;
import org.doorward.examples.capture.LinkLayer;
import org.doorward.examples.network.Flow;
import org.doorward.examples.network.PacketPath;
import org.doorward.examples.network.StreamRun;
import org.doorward.examples.network.TcpStreams;
import org.doorward.examples.network.TransportUnit;
import org.doorward.examples.network.TransportUnit.TcpSegment;
import org.doorward.examples.network.TransportUnit.UdpDatagram;
import org.doorward.examples.rtp.MediaProtocol;
import org.doorward.examples.sdp.SessionDescription;
import org.doorward.examples.sip.NumberRule;
import org.doorward.examples.sip.SipBody;
import org.doorward.examples.sip.SipException;
import org.doorward.examples.sip.SipFramer;
import org.doorward.examples.sip.SipIdentities;
import org.doorward.examples.sip.SipMessage;
import org.doorward.examples.sip.SipParser;
import org.doorward.examples.tap.TrafficEvent.Leg;
import org.doorward.examples.tap.TrafficEvent.RtpEvent;
import org.doorward.examples.tap.TrafficEvent.SipEvent;
import org.doorward.li.identifier.Octets;

/**
 * Turns frames into what they mean: the SIP messages and RTP packets of calls. Takes any octets, throws nothing, and
 * keeps no more than its bounds allow. Not thread-safe.
 */
public final class CallTracker {
  private final PacketPath packets = new PacketPath();
  private final TcpStreams<SipFramer> streams = new TcpStreams<>(flow -> new SipFramer());
  private final MediaClaims media = new MediaClaims();
  private final CallTable calls = new CallTable(media::release);
  private final SipIdentities identities;
  private Instant latest = Instant.EPOCH;
  private long frames;
  private long sip;
  private long rtp;
  private long mediaOfNoCall;
  private long sipOfNoCall;
  private long notIp;

  /**
   * A tracker that has seen nothing yet.
   *
   * @param numberRule which digits are an international number
   */
  public CallTracker(NumberRule numberRule) {
    identities = new SipIdentities(numberRule);
  }

  /**
   * Takes one frame.
   *
   * @param frame the next one
   * @return what of calls is complete now: nothing, nearly always one event, several if they shared a segment
   */
  public List<TrafficEvent> accept(CapturedFrame frame) {
    frames++;
    latest = frame.time();
    Optional<ByteBuffer> packet = LinkLayer.ipPacket(frame);
    if (packet.isEmpty()) {
      notIp++;
      return List.of();
    }
    Optional<TransportUnit> unit = packets.accept(frame.time(), packet.get());
    if (unit.isEmpty()) {
      return List.of();
    } else if (unit.get() instanceof UdpDatagram datagram) {
      return datagram(datagram.flow(), datagram.payload());
    }
    List<TrafficEvent> events = new ArrayList<>();
    streams
        .accept(frame.time(), (TcpSegment) unit.get())
        .ifPresent(delivery -> stream(delivery, events));
    return events;
  }

  /**
   * Ends the capture: what was held back because a segment before it never came is told now.
   *
   * @return the last events
   */
  public List<TrafficEvent> finish() {
    List<TrafficEvent> events = new ArrayList<>();
    streams.finish(delivery -> stream(delivery, events));
    return events;
  }

  private List<TrafficEvent> datagram(Flow flow, Octets payload) {
    switch (MediaProtocol.of(payload)) {
      case RTP -> {
        return media(flow, payload);
      }
      case RTCP, STUN, ZRTP -> {
        return List.of();
      }
      default -> {} // SIP starts with a letter, and relayed media may look like one
    }
    try {
      List<TrafficEvent> events = new ArrayList<>();
      message(flow, SipParser.parse(payload), events);
      return events;
    } catch (SipException e) {
      return List.of(); // some other protocol
    }
  }

  private void stream(TcpStreams.Delivery<SipFramer> delivery, List<TrafficEvent> events) {
    StreamRun run = delivery.run();
    delivery
        .reader()
        .accept(run.octets(), run.atStart(), run.afterGap())
        .forEach(message -> message(delivery.flow(), message, events));
  }

  private void message(Flow flow, SipMessage message, List<TrafficEvent> events) {
    Optional<CallTable.Found> found = calls.of(message, latest);
    if (found.isEmpty()) {
      sipOfNoCall++;
      return;
    }
    CallState call = found.get().call();
    Party sender = found.get().sender();
    call.observe(message, sender, identities);
    SipBody.sessionDescription(message)
        .map(SessionDescription::parse)
        .ifPresent(session -> session.media().stream()
            .flatMap(medium -> medium.rtpEndpoints().stream())
            .forEach(endpoint -> media.claim(call, sender, endpoint)));
    sip++;
    Leg leg = new Leg(call.snapshot(), sender);
    events.add(
        new SipEvent(latest, flow, message.octets(), message.startLine(), message.method(), leg));
  }

  private List<TrafficEvent> media(Flow flow, Octets packet) {
    List<MediaClaims.Claim> claims = media.of(flow);
    if (claims.isEmpty()) {
      mediaOfNoCall++;
      return List.of();
    }
    claims.forEach(claim -> calls.touch(claim.call(), latest));
    rtp++;
    return List.of(new RtpEvent(
        latest, flow, packet, claims.stream().map(MediaClaims.Claim::leg).toList()));
  }

  /**
   * What became of all frames so far.
   *
   * @return the counts
   */
  public TrafficCounts counts() {
    return new TrafficCounts(
        frames,
        sip,
        rtp,
        mediaOfNoCall,
        sipOfNoCall,
        notIp + packets.unread(),
        packets.fragmented(),
        calls.forgotten());
  }
}
