package org.doorward.li.crypto.store.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.doorward.li.authority.Person;
import org.doorward.li.authority.PolicyReference;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.NeIdentifier;
import org.doorward.li.identifier.Octets;

/**
 * What stands before the sealed part of an exported state, in the clear. Immutable.
 *
 * @param id tells it from other exports
 * @param element whose state it is
 * @param policy the trust policy in force
 * @param made when, in whole seconds
 * @param threshold how many shares it takes
 * @param shares the key's, in their order
 */
public record ExportHeader(
    UUID id,
    NeIdentifier element,
    PolicyReference policy,
    Instant made,
    int threshold,
    List<Share> shares) {
  /** The length of a sealed share: encapsulation, value and tag. */
  public static final int SEALED_OCTETS = 32 + 32 + 16;

  static final int TITLE_OCTETS = 24;
  static final int MOST_OCTETS = 1 << 16;

  private static final byte[] TITLE = "doorward state export 1\n".getBytes(UTF_8);
  private static final int VERSION_AT = 22;
  private static final int KEY_OCTETS = 32;

  /**
   * One share.
   *
   * @param person who can open it
   * @param key X25519, 32 octets, of that person
   * @param sealed {@link #SEALED_OCTETS} octets
   */
  public record Share(Person person, Octets key, Octets sealed) {}

  /** Copies the list. */
  public ExportHeader {
    shares = List.copyOf(shares);
  }

  /** As it stands in the file, the title and the length of what follows included. */
  byte[] write() {
    ByteBuffer out = ByteBuffer.allocate(MOST_OCTETS);
    out.put(TITLE).putInt(0);
    out.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    text(out, element.value());
    out.put(policy.id().asByteBuffer()).putInt(policy.version());
    out.putLong(made.getEpochSecond()).put((byte) threshold).put((byte) shares.size());
    for (Share share : shares) {
      text(out, share.person().value());
      out.put(share.key().asByteBuffer()).put(share.sealed().asByteBuffer());
    }
    out.putInt(TITLE_OCTETS, out.position() - TITLE_OCTETS - Integer.BYTES);
    return Arrays.copyOf(out.array(), out.position());
  }

  private static void text(ByteBuffer out, String text) {
    byte[] octets = text.getBytes(UTF_8);
    out.putShort((short) octets.length).put(octets);
  }

  /** Says how many octets of the header follow these, title and length. */
  static int length(byte[] beginning) throws EvidenceException {
    if (!Arrays.equals(beginning, 0, VERSION_AT, TITLE, 0, VERSION_AT)) {
      throw new EvidenceException("this is no exported state");
    }
    if (!Arrays.equals(beginning, VERSION_AT, TITLE_OCTETS, TITLE, VERSION_AT, TITLE_OCTETS)) {
      throw new EvidenceException("the exported state is of another version");
    }
    int length = ByteBuffer.wrap(beginning).getInt(TITLE_OCTETS);
    if (length < 0 || length > MOST_OCTETS - TITLE_OCTETS - Integer.BYTES) {
      throw damaged();
    }
    return length;
  }

  /** Reads what {@link #write} wrote. */
  static ExportHeader read(byte[] octets) throws EvidenceException {
    try {
      ByteBuffer in = ByteBuffer.wrap(octets).position(TITLE_OCTETS + Integer.BYTES);
      UUID id = new UUID(in.getLong(), in.getLong());
      NeIdentifier element = new NeIdentifier(text(in));
      PolicyReference policy = new PolicyReference(octets(in, 16), in.getInt());
      Instant made = Instant.ofEpochSecond(in.getLong());
      int threshold = in.get();
      int count = in.get();
      if (threshold < 2 || count < threshold || count > SplitKey.MOST_SHARES) {
        throw damaged();
      }
      List<Share> shares = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        shares.add(
            new Share(new Person(text(in)), octets(in, KEY_OCTETS), octets(in, SEALED_OCTETS)));
      }
      ExportHeader header = new ExportHeader(id, element, policy, made, threshold, shares);
      if (!Arrays.equals(header.write(), octets)) {
        throw damaged();
      }
      return header;
    } catch (BufferUnderflowException | IllegalArgumentException | DateTimeException e) {
      throw new EvidenceException("the exported state is damaged", e);
    }
  }

  private static String text(ByteBuffer in) {
    return new String(octets(in, Short.toUnsignedInt(in.getShort())).toByteArray(), UTF_8);
  }

  private static Octets octets(ByteBuffer in, int count) {
    if (count > in.remaining()) {
      throw new BufferUnderflowException();
    }
    byte[] octets = new byte[count];
    in.get(octets);
    return Octets.of(octets);
  }

  private static EvidenceException damaged() {
    return new EvidenceException("the exported state is damaged");
  }
}
