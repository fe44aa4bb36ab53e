package org.doorward.examples.bench.records;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A PDU as a record.
 *
 * @param minor minor version
 * @param type 1 or 2
 * @param format of the payload
 * @param direction of the payload
 * @param xid task
 * @param correlation communication session
 * @param attributes in the order of the wire
 * @param payload the record's own
 */
@SuppressWarnings("ArrayRecordComponent") // what one writes first
public record RecordPdu(
    int minor,
    int type,
    int format,
    int direction,
    UUID xid,
    long correlation,
    List<Value> attributes,
    byte[] payload) {
  private static final int MAX_HEADER = 256 * 1024;
  private static final int MAX_PAYLOAD = 16 * 1024 * 1024;

  /**
   * One attribute.
   *
   * @param kind what it is
   * @param value of the type that the kind has
   */
  public record Value(Kind kind, Object value) {}

  /** Writes it. */
  public byte[] encode() throws IOException {
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    DataOutputStream attributesOut = new DataOutputStream(header);
    for (Value attribute : attributes) {
      attribute.kind.write(attribute.value, attributesOut);
    }
    ByteArrayOutputStream octets = new ByteArrayOutputStream(40 + header.size() + payload.length);
    DataOutputStream out = new DataOutputStream(octets);
    out.writeByte(0);
    out.writeByte(minor);
    out.writeShort(type);
    out.writeInt(40 + header.size());
    out.writeInt(payload.length);
    out.writeShort(format);
    out.writeShort(direction);
    out.writeLong(xid.getMostSignificantBits());
    out.writeLong(xid.getLeastSignificantBits());
    out.writeLong(correlation);
    header.writeTo(out);
    out.write(payload);
    return octets.toByteArray();
  }

  /** Reads one. */
  public static RecordPdu decode(byte[] octets) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(octets));
    if (in.readUnsignedByte() != 0) {
      throw new IOException("major version");
    }
    int minor = in.readUnsignedByte();
    int type = in.readUnsignedShort();
    long headerLength = Integer.toUnsignedLong(in.readInt());
    long payloadLength = Integer.toUnsignedLong(in.readInt());
    if (headerLength < 40 || headerLength > MAX_HEADER || payloadLength > MAX_PAYLOAD) {
      throw new IOException("lengths");
    }
    int format = in.readUnsignedShort();
    int direction = in.readUnsignedShort();
    if (type < 1 || type > 2 || format < 1 || format > 17 || direction < 1 || direction > 5) {
      throw new IOException("type, format or direction");
    }
    UUID xid = new UUID(in.readLong(), in.readLong());
    long correlation = in.readLong();
    List<Value> attributes = attributes(in, (int) headerLength - 40);
    byte[] payload = in.readNBytes((int) payloadLength);
    if (payload.length != payloadLength) {
      throw new IOException("end inside the payload");
    }
    return new RecordPdu(minor, type, format, direction, xid, correlation, attributes, payload);
  }

  private static List<Value> attributes(DataInputStream in, int octets) throws IOException {
    List<Value> attributes = new ArrayList<>();
    Set<Kind> seen = EnumSet.noneOf(Kind.class);
    int left = octets;
    while (left > 0) {
      if (left < 4) {
        throw new IOException("end inside an attribute");
      }
      Kind kind = Kind.of(in.readUnsignedShort());
      byte[] value = Kind.value(in, left);
      if (!seen.add(kind) && !kind.repeats) {
        throw new IOException(kind + " again");
      }
      attributes.add(new Value(kind, kind.read(value)));
      left -= 4 + value.length;
    }
    return attributes;
  }
}
