package org.doorward.examples.output;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.doorward.examples.network.Endpoint;
import org.doorward.examples.network.Flow;
import org.doorward.li.identifier.Octets;

/**
 * Writes PDUs to a classic pcap as if TCP had carried them in the clear, each in a segment of its own: Wireshark's
 * dissector of X2 and X3, {@code 5gli}, does not put segments together. A PDU that no IP packet can hold (beyond 65,495
 * octets over IPv4, 65,515 over IPv6) goes on in the next segment, and only its first one decodes. There is no
 * handshake. Not thread-safe.
 *
 * <p>To read one: {@code tshark -r FILE -d tcp.port==PORT,5gli}.
 */
public final class PduCaptureWriter implements Closeable {
  private static final int NANOSECOND_MAGIC = 0xA1B23C4D;
  private static final int LINK_TYPE_RAW_IP = 101;
  private static final int SNAP_LENGTH = 1 << 18;

  private final OutputStream out;
  private final Map<Flow, Integer> sequences = new HashMap<>();

  /**
   * Starts a capture.
   *
   * @param file made, or made empty
   * @throws IOException if it cannot be written
   */
  public PduCaptureWriter(Path file) throws IOException {
    out = new BufferedOutputStream(Files.newOutputStream(file));
    ByteBuffer header = ByteBuffer.allocate(24);
    header.putInt(NANOSECOND_MAGIC).putShort((short) 2).putShort((short) 4);
    header.putInt(0).putInt(0).putInt(SNAP_LENGTH).putInt(LINK_TYPE_RAW_IP);
    out.write(header.array());
  }

  /**
   * Adds one PDU.
   *
   * @param time when it was received
   * @param source who sent it
   * @param destination who received it; its address is of the same version
   * @param pdu all of it
   * @throws IOException if the file cannot be written
   */
  public void write(Instant time, Endpoint source, Endpoint destination, Octets pdu)
      throws IOException {
    Flow flow = new Flow(source, destination, Flow.TCP);
    ByteBuffer left = pdu.asByteBuffer();
    do {
      int length = Math.min(left.remaining(), TcpPacket.maxPayload(source.address()));
      ByteBuffer piece = left.slice(left.position(), length);
      left.position(left.position() + length);
      int sequence = sequences.merge(flow, length, Integer::sum) - length;
      writeFrame(time, TcpPacket.of(flow, sequence, piece));
    } while (left.hasRemaining());
  }

  private void writeFrame(Instant time, byte[] packet) throws IOException {
    ByteBuffer header = ByteBuffer.allocate(16);
    header.putInt((int) time.getEpochSecond()).putInt(time.getNano());
    header.putInt(packet.length).putInt(packet.length);
    out.write(header.array());
    out.write(packet);
  }

  /**
   * Hands what was written to the system.
   *
   * @throws IOException if the file cannot be written
   */
  public void flush() throws IOException {
    out.flush();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
