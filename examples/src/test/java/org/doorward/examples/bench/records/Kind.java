package org.doorward.examples.bench.records;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** What an attribute is, and how its value is written and read. */
public enum Kind {
  DOMAIN_ID(5, Form.TEXT, false),
  NETWORK_FUNCTION_ID(6, Form.TEXT, false),
  INTERCEPTION_POINT_ID(7, Form.TEXT, false),
  SEQUENCE_NUMBER(8, Form.UINT32, false),
  TIMESTAMP(9, Form.TIME, false),
  SOURCE_IPV4(10, Form.IPV4, false),
  DESTINATION_IPV4(11, Form.IPV4, false),
  SOURCE_IPV6(12, Form.IPV6, false),
  DESTINATION_IPV6(13, Form.IPV6, false),
  SOURCE_PORT(14, Form.UINT16, false),
  DESTINATION_PORT(15, Form.UINT16, false),
  IP_PROTOCOL(16, Form.UINT8, false),
  MATCHED_TARGET(17, Form.TEXT, true),
  OTHER_TARGET(18, Form.TEXT, true);

  private enum Form {
    TEXT,
    UINT8,
    UINT16,
    UINT32,
    TIME,
    IPV4,
    IPV6
  }

  private static final Map<Integer, Kind> BY_NUMBER = new HashMap<>();
  private static final Map<Form, Integer> LENGTHS = new EnumMap<>(Form.class);

  static {
    for (Kind kind : values()) {
      BY_NUMBER.put(kind.number, kind);
    }
    LENGTHS.put(Form.UINT8, 1);
    LENGTHS.put(Form.UINT16, 2);
    LENGTHS.put(Form.UINT32, 4);
    LENGTHS.put(Form.TIME, 8);
    LENGTHS.put(Form.IPV4, 4);
    LENGTHS.put(Form.IPV6, 16);
  }

  final int number;
  final boolean repeats;
  private final Form form;

  Kind(int number, Form form, boolean repeats) {
    this.number = number;
    this.form = form;
    this.repeats = repeats;
  }

  static Kind of(int number) throws IOException {
    Kind kind = BY_NUMBER.get(number);
    if (kind == null) {
      throw new IOException("attribute " + number);
    }
    return kind;
  }

  byte[] octets(Object value) {
    return switch (form) {
      case TEXT -> ((String) value).getBytes(StandardCharsets.UTF_8);
      case UINT8 -> new byte[] {((Integer) value).byteValue()};
      case UINT16 ->
        ByteBuffer.allocate(2).putShort(((Integer) value).shortValue()).array();
      case UINT32 -> ByteBuffer.allocate(4).putInt(((Long) value).intValue()).array();
      case TIME -> time((Instant) value);
      case IPV4, IPV6 -> ((InetAddress) value).getAddress();
    };
  }

  private static byte[] time(Instant time) {
    return ByteBuffer.allocate(8)
        .putInt((int) time.getEpochSecond())
        .putInt(time.getNano())
        .array();
  }

  void write(Object value, DataOutputStream out) throws IOException {
    byte[] octets = octets(value);
    out.writeShort(number);
    out.writeShort(octets.length);
    out.write(octets);
  }

  Object read(byte[] octets) throws IOException {
    Integer length = LENGTHS.get(form);
    if (length != null && length != octets.length) {
      throw new IOException(this + " of " + octets.length + " octets");
    }
    ByteBuffer in = ByteBuffer.wrap(octets);
    return switch (form) {
      case TEXT -> StandardCharsets.UTF_8.newDecoder().decode(in).toString();
      case UINT8 -> Byte.toUnsignedInt(in.get());
      case UINT16 -> Short.toUnsignedInt(in.getShort());
      case UINT32 -> Integer.toUnsignedLong(in.getInt());
      case TIME -> Instant.ofEpochSecond(Integer.toUnsignedLong(in.getInt()), in.getInt());
      case IPV4 -> (Inet4Address) InetAddress.getByAddress(octets);
      case IPV6 -> Inet6Address.getByAddress(null, octets, -1);
    };
  }

  static byte[] value(DataInputStream in, int left) throws IOException {
    int length = in.readUnsignedShort();
    if (length > left - 4) {
      throw new IOException("value of " + length + " octets");
    }
    return in.readNBytes(length);
  }
}
