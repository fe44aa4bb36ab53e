package org.doorward.examples.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.doorward.examples.capture.CaptureReader;
import org.doorward.examples.network.Endpoint;
import org.doorward.examples.output.PduCaptureWriter;
import org.doorward.examples.tap.TrafficEvent;
import org.doorward.li.identifier.CorrelationId;
import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.Xid;
import org.doorward.li.x2x3.AttributeType;
import org.doorward.li.x2x3.PayloadDirection;
import org.doorward.li.x2x3.PayloadFormat;
import org.doorward.li.x2x3.Pdu;
import org.doorward.li.x2x3.PduCodec;
import org.doorward.li.x2x3.PduType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** We and Wireshark see the same in the capture that comes with the examples. */
class RecordedCallTsharkTest {
  private static final String RTP = "udp.port==40000,rtp";

  private final List<TrafficEvent> events =
      Captures.events(Captures.frames(CaptureReader.open(Captures.RECORDED)));

  @TempDir
  private Path folder;

  RecordedCallTsharkTest() throws IOException {}

  @BeforeAll
  static void find() throws InterruptedException {
    Tshark.require();
  }

  @Test
  void theSameSipMessagesAtTheSameTimes() throws Exception {
    List<String> theirs =
        Tshark.fields(Captures.RECORDED, RTP, "sip", "frame.time_epoch", "udp.payload");
    assertEquals(
        theirs, Captures.sip(events).stream().map(RecordedCallTsharkTest::line).toList());
  }

  @Test
  void theSameRtpPacketsAtTheSameTimes() throws Exception {
    List<String> theirs =
        Tshark.fields(Captures.RECORDED, RTP, "rtp", "frame.time_epoch", "udp.payload");
    assertEquals(
        theirs, Captures.rtp(events).stream().map(RecordedCallTsharkTest::line).toList());
  }

  private static String line(TrafficEvent event) {
    Instant time = event.time();
    String fraction = String.format("%09d", time.getNano());
    return time.getEpochSecond() + "." + fraction + "\t" + event.octets().toHex();
  }

  /** Wireshark 4.0 reads each of these only because it has a segment of its own. */
  @Test
  void everyPduThatTheWriterWritesIsDecoded() throws Exception {
    Path file = folder.resolve("x2x3.pcap");
    Endpoint element = Frames.endpoint("192.0.2.1:41000");
    Endpoint mdf = Frames.endpoint("192.0.2.2:9999");
    List<String> expected = new ArrayList<>();
    try (PduCaptureWriter writer = new PduCaptureWriter(file)) {
      for (TrafficEvent event : events) {
        boolean iri = event instanceof TrafficEvent.SipEvent;
        Pdu pdu = Pdu.product(
            iri ? PduType.X2 : PduType.X3,
            iri ? PayloadFormat.SIP : PayloadFormat.RTP,
            PayloadDirection.NOT_KNOWN,
            Xid.random(),
            new CorrelationId(event.legs().get(0).call().key().correlation()),
            List.of(AttributeType.SEQUENCE_NUMBER.with((long) expected.size())),
            event.octets());
        writer.write(event.time(), element, mdf, Octets.of(PduCodec.encode(pdu)));
        expected.add(expected.size() + "\t" + event.octets().length() + "\t1\t1");
      }
    }
    List<String> decoded = Tshark.fields(
        file,
        "tcp.port==9999," + Tshark.x2x3(),
        "li5g.xid",
        "li5g.sq",
        "li5g.pl",
        "ip.checksum.status",
        "tcp.checksum.status");
    assertEquals(expected.size(), decoded.size());
    for (int i = 0; i < expected.size(); i++) {
      assertEquals(expected.get(i), decoded.get(i));
    }
  }
}
