package org.doorward.examples.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.doorward.examples.bench.records.Kind;
import org.doorward.examples.bench.records.RecordPdu;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.identifier.CorrelationId;
import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.Xid;
import org.doorward.li.x2x3.Anomaly;
import org.doorward.li.x2x3.AttributeBlock;
import org.doorward.li.x2x3.AttributeType;
import org.doorward.li.x2x3.DestinationProfile;
import org.doorward.li.x2x3.PayloadDirection;
import org.doorward.li.x2x3.PayloadFormat;
import org.doorward.li.x2x3.PduCodec;
import org.doorward.li.x2x3.PduEncoder;
import org.doorward.li.x2x3.PduLimits;
import org.doorward.li.x2x3.PduType;
import org.doorward.li.x2x3.PduView;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * An X3 PDU with its nine attributes, who intercepts, number, time, addresses, ports and protocol, written and
 * read: by the codec, and by the record that {@code records} has. Each thread has its own.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class PduBenchmark {
  private static final int PDUS = 64;
  private static final int SEGMENT_OCTETS = 64 * 1024;
  private static final String FUNCTION = "upf-1.5gc.example";
  private static final String POINT = "CC-POI-1";

  /** Octets of payload. */
  @Param({"172", "600", "1400"})
  public int payload;

  private final PduView view = new PduView();
  private final PduEncoder encoder = new PduEncoder(DestinationProfile.THREE_GPP);
  private final ByteBuffer segment = ByteBuffer.allocate(SEGMENT_OCTETS);
  private final AttributeBlock who = AttributeBlock.of(List.of(
      AttributeType.NETWORK_FUNCTION_ID.with(ascii(FUNCTION)),
      AttributeType.INTERCEPTION_POINT_ID.with(ascii(POINT))));
  private final Packet[] packets = new Packet[PDUS];
  private final RecordPdu[] records = new RecordPdu[PDUS];
  private final byte[][] encoded = new byte[PDUS][];
  private final ByteBuffer[] received = new ByteBuffer[PDUS];
  private int next;

  /** What the traffic path knows of a packet. */
  private record Packet(
      Xid xid,
      CorrelationId correlation,
      long number,
      Instant time,
      Octets source,
      Octets destination,
      int port,
      ByteBuffer octets) {}

  /** Makes the packets, and makes sure that both codecs write the same octets and read them. */
  @Setup
  public void prepare() throws IOException, DecodeException {
    Random random = new Random(payload);
    for (int i = 0; i < PDUS; i++) {
      byte[] octets = new byte[payload];
      random.nextBytes(octets);
      packets[i] = new Packet(
          new Xid(new UUID(random.nextLong(), random.nextLong() | 1)),
          new CorrelationId(random.nextLong()),
          i * 40_503L,
          Instant.ofEpochSecond(1_767_323_045L + i, random.nextInt(1_000_000_000)),
          Octets.of((byte) 192, (byte) 0, (byte) 2, (byte) i),
          Octets.of((byte) 198, (byte) 51, (byte) 100, (byte) i),
          1024 + random.nextInt(60_000),
          ByteBuffer.wrap(octets));
      records[i] = record(packets[i], octets);
      encoded[i] = records[i].encode();
      received[i] = ByteBuffer.wrap(encoded[i]);
      next = i - 1;
      segment.clear();
      require(encode() == encoded[i].length);
      require(Arrays.equals(encoded[i], Arrays.copyOf(segment.array(), encoded[i].length)));
      require(Arrays.equals(encoded[i], RecordPdu.decode(encoded[i]).encode()));
      require(PduCodec.decode(ByteBuffer.wrap(encoded[i]), PduLimits.PRODUCT)
          .anomalies()
          .isEmpty());
    }
  }

  private static void require(boolean right) {
    if (!right) {
      throw new IllegalStateException("the codecs do not agree");
    }
  }

  private static RecordPdu record(Packet packet, byte[] octets) throws IOException {
    return new RecordPdu(
        5,
        2,
        8,
        3,
        packet.xid.value(),
        packet.correlation.value(),
        List.of(
            new RecordPdu.Value(Kind.NETWORK_FUNCTION_ID, FUNCTION),
            new RecordPdu.Value(Kind.INTERCEPTION_POINT_ID, POINT),
            new RecordPdu.Value(Kind.SEQUENCE_NUMBER, packet.number),
            new RecordPdu.Value(Kind.TIMESTAMP, packet.time),
            new RecordPdu.Value(
                Kind.SOURCE_IPV4, InetAddress.getByAddress(packet.source.toByteArray())),
            new RecordPdu.Value(
                Kind.DESTINATION_IPV4, InetAddress.getByAddress(packet.destination.toByteArray())),
            new RecordPdu.Value(Kind.SOURCE_PORT, packet.port),
            new RecordPdu.Value(Kind.DESTINATION_PORT, 49172),
            new RecordPdu.Value(Kind.IP_PROTOCOL, 17)),
        octets);
  }

  private int turn() {
    next = next + 1 & PDUS - 1;
    return next;
  }

  /** The whole PDU into a segment. */
  @Benchmark
  public int encode() {
    Packet packet = packets[turn()];
    if (segment.remaining() < payload + 256) {
      segment.clear();
    }
    return header(packet).end(packet.octets);
  }

  /** The header into a segment; the payload stays where it is. */
  @Benchmark
  public int encodeByReference() {
    Packet packet = packets[turn()];
    if (segment.remaining() < 256) {
      segment.clear();
    }
    return header(packet).end(packet.octets.remaining());
  }

  private PduEncoder header(Packet packet) {
    return encoder
        .begin(
            segment,
            PduType.X3,
            PayloadFormat.RTP,
            PayloadDirection.FROM_TARGET,
            packet.xid,
            packet.correlation)
        .block(who)
        .sequenceNumber(packet.number)
        .timestamp(packet.time)
        .octets(AttributeType.SOURCE_IPV4, packet.source)
        .octets(AttributeType.DESTINATION_IPV4, packet.destination)
        .number(AttributeType.SOURCE_PORT, packet.port)
        .number(AttributeType.DESTINATION_PORT, 49172)
        .number(AttributeType.IP_PROTOCOL, 17);
  }

  /** Checked whole, and asked for what a receiver asks for. */
  @Benchmark
  public long decode() throws DecodeException {
    PduView read = view.read(received[turn()].rewind(), PduLimits.PRODUCT);
    return read.xidHigh()
        + read.xidLow()
        + read.correlation()
        + read.number(AttributeType.SEQUENCE_NUMBER)
        + read.seconds()
        + read.nanoseconds()
        + read.payloadAt()
        + read.payloadOctets()
        + (read.disposition() == Anomaly.Disposition.ACCEPT ? 1 : 0);
  }

  @Benchmark
  public byte[] recordEncode() throws IOException {
    return records[turn()].encode();
  }

  @Benchmark
  public RecordPdu recordDecode() throws IOException {
    return RecordPdu.decode(encoded[turn()]);
  }

  private static Octets ascii(String text) {
    return Octets.of(text.getBytes(StandardCharsets.US_ASCII));
  }
}
