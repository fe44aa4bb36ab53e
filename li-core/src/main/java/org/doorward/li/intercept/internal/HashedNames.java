package org.doorward.li.intercept.internal;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.doorward.li.target.TargetType;
import org.doorward.li.x1.HashAlgorithm;
import org.doorward.li.x1.HashContext;
import org.jspecify.annotations.Nullable;

/**
 * What an identifier matches under its digests: one for each hash context of the element, worked out for each
 * identifier as long as the context is there, whether a task uses it or not. Memory of its own, so one for each
 * thread. See decision 0192 for what is hashed.
 *
 * @clause TS 103 221-1, 6.8
 */
final class HashedNames {
  /** A context, as the digest needs it. */
  private static final class Prepared {
    final UUID id;
    final MessageDigest digest;
    final byte[] salt;

    Prepared(HashContext context, MessageDigest digest) {
      this.id = context.objectId().value();
      this.digest = digest;
      this.salt = context.salt().toByteArray();
    }
  }

  private final Supplier<List<HashContext>> contexts;
  private final Map<HashAlgorithm, MessageDigest> digests = new EnumMap<>(HashAlgorithm.class);
  private final OctetText text = new OctetText();
  private final byte[] digest = new byte[64];
  private final Key key = new Key();
  private List<HashContext> known = List.of();
  private Prepared[] prepared = {};

  HashedNames(Supplier<List<HashContext>> contexts) {
    this.contexts = contexts;
  }

  /** {@code found}, and what the digests of {@code identifier} match in {@code table}. */
  @Nullable
  Cell find(KeyTable table, TargetType type, Key identifier, @Nullable Cell found) {
    List<HashContext> now = contexts.get();
    if (now != known) {
      prepare(now);
    }
    if (prepared.length == 0 || !write(type, identifier)) {
      return found;
    }
    Cell all = found;
    for (Prepared context : prepared) {
      begin(context.id, context.digest.getDigestLength(), key);
      key.name.put(digest, 0, hash(context));
      key.name.put(type.elementName());
      Content content = table.find(key);
      all = Cell.join(content == null ? null : content.of(key), all);
    }
    return all;
  }

  /** The part of a key that comes before the digest. */
  static void begin(UUID context, int digestOctets, Key key) {
    key.named(TargetType.HASHED_IDENTIFIER);
    key.high = digestOctets;
    key.name.putLong(context.getMostSignificantBits());
    key.name.putLong(context.getLeastSignificantBits());
  }

  private int hash(Prepared context) {
    context.digest.update(context.salt);
    context.digest.update(text.array(), 0, text.length());
    try {
      return context.digest.digest(digest, 0, digest.length);
    } catch (DigestException e) {
      throw new IllegalStateException("no room for a digest", e);
    }
  }

  private void prepare(List<HashContext> now) {
    prepared = now.stream()
        .map(context -> new Prepared(
            context, digests.computeIfAbsent(context.hashAlgorithm(), HashedNames::digest)))
        .toArray(Prepared[]::new);
    known = now;
  }

  private static MessageDigest digest(HashAlgorithm algorithm) {
    try {
      return MessageDigest.getInstance(
          switch (algorithm) {
            case SHA_256 -> "SHA-256";
            case SHA_512 -> "SHA-512";
            case SHA3_512 -> "SHA3-512";
          });
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("java.base has no " + algorithm.wireName(), e);
    }
  }

  /** The identity as X1 would write it, in its canonical form; false if it is none that can be hashed. */
  private boolean write(TargetType type, Key of) {
    text.clear();
    switch (type) {
      case E164_NUMBER,
          IMSI,
          IMEI,
          SUPI_IMSI,
          PEI_IMEI,
          PEI_IMEI_CHECK_DIGIT,
          PEI_IMEISV,
          GPSI_MSISDN -> text.putDigits(of.low, (int) of.high);
      case MAC_ADDRESS -> groups(of.low, 6, 8, ':');
      case EUI_64 -> groups(of.low, 8, 8, ':');
      case IPV4_ADDRESS -> {
        for (int shift = 24; shift >= 0; shift -= 8) {
          text.putNumber((of.low >>> shift) & 0xFF);
          if (shift > 0) {
            text.put('.');
          }
        }
      }
      case IPV6_ADDRESS -> {
        groups(of.high, 4, 16, ':');
        text.put(':');
        groups(of.low, 4, 16, ':');
      }
      case TCP_PORT, UDP_PORT, GTPU_TUNNEL_ID, GTPC_TUNNEL_ID -> text.putNumber(of.low);
      case SUCI, RADIUS_ATTRIBUTE -> {
        for (int i = 0; i < of.name.length(); i++) {
          text.putHex(of.name.at(i), 2);
        }
      }
      case IPV4_CIDR,
          IPV6_CIDR,
          TCP_PORT_RANGE,
          TCP_PORT_LIST,
          UDP_PORT_RANGE,
          UDP_PORT_LIST,
          HASHED_IDENTIFIER,
          TARGET_IDENTIFIER_EXTENSION -> {
        return false;
      }
      default -> text.put(of.name.array(), 0, of.name.length());
    }
    return true;
  }

  private void groups(long word, int count, int bits, char between) {
    for (int shift = (count - 1) * bits; shift >= 0; shift -= bits) {
      text.putHex(word >>> shift, bits / 4);
      if (shift > 0) {
        text.put(between);
      }
    }
  }
}
