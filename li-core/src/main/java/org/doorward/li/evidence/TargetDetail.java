package org.doorward.li.evidence;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.doorward.li.evidence.wire.Detail;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.fault.Fault;
import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.Sensitive;
import org.doorward.li.protobuf.StrictProtobuf;

/**
 * What an entry's sealed detail holds: the targets, and the key of the commitment to them. Whoever opens the
 * detail can check that the entry commits to just these targets; nobody else can try numbers on it.
 * Immutable.
 *
 * @param commitmentKey 32 octets, of this entry alone
 * @param targets each as {@code type:text}
 */
public record TargetDetail(Octets commitmentKey, List<Sensitive<String>> targets) {
  /** The length of a commitment's key. */
  public static final int KEY_OCTETS = 32;

  /** A detail's length is a multiple of this, so that it does not tell the targets' length. */
  public static final int BLOCK_OCTETS = 256;

  private static final byte[] DOMAIN = "doorward/commitment/v1\0".getBytes(US_ASCII);
  private static final byte END = (byte) 0x80;

  /**
   * Copies the list.
   *
   * @param commitmentKey 32 octets
   * @param targets copied
   */
  public TargetDetail {
    if (commitmentKey.length() != KEY_OCTETS) {
      throw new IllegalArgumentException("a key of " + commitmentKey.length() + " octets");
    }
    targets = List.copyOf(targets);
  }

  /**
   * The commitment to these targets in this order: HMAC-SHA-256, under the key, over a prefix of its own and
   * each target in UTF-8 behind its length in four octets.
   *
   * @return 32 octets
   */
  public Octets commitment() {
    try {
      Mac hmac = Mac.getInstance("HmacSHA256");
      hmac.init(new SecretKeySpec(commitmentKey.toByteArray(), "HmacSHA256"));
      hmac.update(DOMAIN);
      for (Sensitive<String> target : targets) {
        byte[] octets = target.reveal().getBytes(UTF_8);
        hmac.update(ByteBuffer.allocate(4).putInt(octets.length).flip());
        hmac.update(octets);
      }
      return Octets.of(hmac.doFinal());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has HMAC-SHA-256", e);
    }
  }

  /**
   * What is sealed: the protobuf, 80 in hexadecimal, and zeros up to a multiple of {@link #BLOCK_OCTETS}.
   *
   * @return the caller's own, to be zeroed after use
   */
  public byte[] encode() {
    Detail.Builder wire = Detail.newBuilder();
    wire.setCommitmentKey(ByteString.copyFrom(commitmentKey.asByteBuffer()));
    targets.forEach(target -> wire.addTargets(target.reveal()));
    byte[] message = StrictProtobuf.write(wire.build());
    byte[] padded = Arrays.copyOf(message, (message.length / BLOCK_OCTETS + 1) * BLOCK_OCTETS);
    padded[message.length] = END;
    Arrays.fill(message, (byte) 0);
    return padded;
  }

  /**
   * Reads what was sealed.
   *
   * @param octets an opened detail
   * @return the detail
   * @throws DecodeException PROTOBUF or VALUE if {@code octets} are not as {@link #encode} writes them
   */
  public static TargetDetail decode(byte[] octets) throws DecodeException {
    int end = octets.length - 1;
    while (end >= 0 && octets[end] == 0) {
      end--;
    }
    if (octets.length % BLOCK_OCTETS != 0
        || end < octets.length - BLOCK_OCTETS
        || end < 0
        || octets[end] != END) {
      throw new DecodeException(Fault.VALUE, "detail: not padded as it has to be");
    }
    Detail wire = StrictProtobuf.read(Detail.parser(), Arrays.copyOf(octets, end));
    Octets key = Octets.of(wire.getCommitmentKey().asReadOnlyByteBuffer());
    if (key.length() != KEY_OCTETS) {
      throw new DecodeException(Fault.VALUE, "detail: a key of " + key.length() + " octets");
    }
    return new TargetDetail(
        key, wire.getTargetsList().stream().map(Sensitive::of).toList());
  }
}
