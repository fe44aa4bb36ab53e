package org.doorward.examples.traffic;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** Writes captures in memory, block by block, in either order of octets. */
public final class CaptureFiles {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteOrder order;

  private CaptureFiles(ByteOrder order) {
    this.order = order;
  }

  /** A classic pcap whose header has that magic number and link type. */
  public static CaptureFiles pcap(ByteOrder order, int magic, int linkType) {
    CaptureFiles file = new CaptureFiles(order);
    return file.put(
        24,
        b -> b.putInt(magic)
            .putShort((short) 2)
            .putShort((short) 4)
            .putInt(0)
            .putInt(0)
            .putInt(65535)
            .putInt(linkType));
  }

  /** A record of a classic pcap. */
  public CaptureFiles record(int seconds, int fraction, byte[] frame) {
    return put(
        16 + frame.length,
        b -> b.putInt(seconds)
            .putInt(fraction)
            .putInt(frame.length)
            .putInt(frame.length)
            .put(frame));
  }

  /** A pcapng with the start of its first section. */
  public static CaptureFiles pcapng(ByteOrder order) {
    return new CaptureFiles(order).section(order);
  }

  /** The start of a section, which says its order of octets. */
  public CaptureFiles section(ByteOrder of) {
    CaptureFiles next = new CaptureFiles(of);
    next.out.writeBytes(out.toByteArray());
    return next.block(0x0A0D0D0A, 16, b -> b.putInt(0x1A2B3C4D).putInt(1).putLong(-1));
  }

  /** An interface with options. */
  public CaptureFiles networkInterface(int linkType, byte[] options) {
    return block(
        1,
        8 + options.length,
        b -> b.putShort((short) linkType).putShort((short) 0).putInt(0).put(options));
  }

  /** An option of an interface, padded. */
  public byte[] option(int code, byte... value) {
    ByteBuffer option = ByteBuffer.allocate(4 + (value.length + 3) / 4 * 4).order(order);
    option.putShort((short) code).putShort((short) value.length).put(value);
    return option.array();
  }

  /** An enhanced packet block. */
  public CaptureFiles enhancedPacket(int networkInterface, long time, byte[] frame) {
    return block(
        6,
        20 + padded(frame),
        b -> b.putInt(networkInterface)
            .putInt((int) (time >>> 32))
            .putInt((int) time)
            .putInt(frame.length)
            .putInt(frame.length)
            .put(frame));
  }

  /** An obsolete packet block. */
  public CaptureFiles obsoletePacket(int networkInterface, long time, byte[] frame) {
    return block(
        2,
        20 + padded(frame),
        b -> b.putShort((short) networkInterface)
            .putShort((short) 7)
            .putInt((int) (time >>> 32))
            .putInt((int) time)
            .putInt(frame.length)
            .putInt(frame.length)
            .put(frame));
  }

  /** A simple packet block. */
  public CaptureFiles simplePacket(byte[] frame) {
    return block(3, 4 + padded(frame), b -> b.putInt(frame.length).put(frame));
  }

  /** Any block. */
  public CaptureFiles block(int type, int bodyLength, Body body) {
    put(8, b -> b.putInt(type).putInt(bodyLength + 12));
    put(bodyLength, body);
    return put(4, b -> b.putInt(bodyLength + 12));
  }

  /** The file. */
  public byte[] octets() {
    return out.toByteArray();
  }

  /** Fills the body of a block. */
  public interface Body {
    /** Puts all fields; what is left is padding. */
    ByteBuffer into(ByteBuffer buffer);
  }

  private CaptureFiles put(int length, Body body) {
    ByteBuffer buffer = ByteBuffer.allocate(length).order(order);
    body.into(buffer);
    out.writeBytes(buffer.array());
    return this;
  }

  private static int padded(byte[] frame) {
    return (frame.length + 3) / 4 * 4;
  }

  /** A pcapng of raw IP packets, a millisecond apart. */
  public static byte[] pcapngOf(List<byte[]> packets) {
    CaptureFiles file = pcapng(ByteOrder.LITTLE_ENDIAN).networkInterface(101, new byte[0]);
    long microseconds = Frames.START.getEpochSecond() * 1_000_000;
    for (byte[] packet : packets) {
      file.enhancedPacket(0, microseconds, packet);
      microseconds += 1000;
    }
    return file.octets();
  }
}
