package org.doorward.li.authority.internal;

import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.doorward.li.identifier.Octets;
import org.jspecify.annotations.Nullable;

/**
 * Keeps octets of which there are many much alike, as the mandates of one operator are: of each only what it has
 * beyond a model, which is one of them. Thread-safe.
 */
public final class AlikeOctets {
  private volatile byte @Nullable [] model;

  /** Nothing is kept, and there is no model yet. */
  public AlikeOctets() {}

  /** Octets that are kept. Immutable. */
  static final class Packed {
    private final byte[] model;
    private final byte[] beyond;
    private final int length;

    private Packed(byte[] model, byte[] beyond, int length) {
      this.model = model;
      this.beyond = beyond;
      this.length = length;
    }

    Octets open() {
      byte[] octets = new byte[length];
      Inflater inflater = new Inflater(true);
      try {
        inflater.setDictionary(model);
        inflater.setInput(beyond);
        if (inflater.inflate(octets) != length) {
          throw new IllegalStateException("what was packed is longer than that");
        }
      } catch (DataFormatException e) {
        throw new IllegalStateException("what was packed cannot be opened", e);
      } finally {
        inflater.end();
      }
      return Octets.of(octets);
    }
  }

  /** Keeps octets. If they have little in common with the model, they are the model of those that come. */
  Packed pack(Octets octets) {
    byte[] plain = octets.toByteArray();
    byte[] like = model;
    byte[] beyond = like == null ? plain : beyond(plain, like);
    if (like == null || beyond.length > plain.length / 2 + 64) {
      like = plain;
      model = plain;
      beyond = beyond(plain, plain);
    }
    return new Packed(like, beyond, plain.length);
  }

  private static byte[] beyond(byte[] octets, byte[] model) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    try {
      deflater.setDictionary(model);
      deflater.setInput(octets);
      deflater.finish();
      byte[] out = new byte[octets.length + 64];
      return Arrays.copyOf(out, deflater.deflate(out));
    } finally {
      deflater.end();
    }
  }
}
