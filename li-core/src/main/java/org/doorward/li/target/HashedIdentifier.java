package org.doorward.li.target;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.doorward.li.identifier.GenericObjectId;
import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.Sensitive;

/**
 * The digest of a target's identity, under the salt and the algorithm of a hash context. Immutable.
 *
 * @param hashContextId the generic object that holds salt and algorithm
 * @param targetIdentityType what kind of identity was hashed, at most 255 characters
 * @param hashDigest the digest, one octet or more
 */
public record HashedIdentifier(
    GenericObjectId hashContextId, String targetIdentityType, Octets hashDigest)
    implements TargetIdentifier {
  /** What has no one text, or none that traffic would carry. */
  private static final Set<TargetType> NOT_HASHED = EnumSet.of(
      TargetType.IPV4_CIDR,
      TargetType.IPV6_CIDR,
      TargetType.TCP_PORT_RANGE,
      TargetType.TCP_PORT_LIST,
      TargetType.UDP_PORT_RANGE,
      TargetType.UDP_PORT_LIST,
      TargetType.HASHED_IDENTIFIER,
      TargetType.TARGET_IDENTIFIER_EXTENSION);

  /**
   * Checks the parts.
   *
   * @param hashContextId not null
   * @param targetIdentityType not null
   * @param hashDigest not null
   * @throws IllegalArgumentException if the type is empty or too long, or the digest is empty
   */
  public HashedIdentifier {
    requireNonNull(hashContextId, "hashContextId");
    targetIdentityType = Lexical.SHORT_TEXT.check(targetIdentityType);
    requireNonNull(hashDigest, "hashDigest");
    if (hashDigest.length() == 0) {
      throw new IllegalArgumentException("the digest has no octets");
    }
  }

  /**
   * The identifier written as {@code text}.
   *
   * @param text the form of {@link #text()}
   * @return the identifier
   * @throws IllegalArgumentException if {@code text} has another form
   */
  public static HashedIdentifier of(String text) {
    String[] parts = text.split("/", 3);
    if (parts.length != 3) {
      throw new IllegalArgumentException("a hashed identifier has three parts");
    }
    return new HashedIdentifier(GenericObjectId.of(parts[0]), parts[2], Lexical.hex(parts[1]));
  }

  @Override
  public TargetType type() {
    return TargetType.HASHED_IDENTIFIER;
  }

  /**
   * What kind of identity was hashed, if {@link #targetIdentityType} is the name of an arm of the schema's choice,
   * as {@code imsi}, and of one that can be hashed: ranges, lists and extensions cannot.
   *
   * @return empty if nothing that traffic carries can have this digest
   */
  public Optional<TargetType> identity() {
    return Arrays.stream(TargetType.values())
        .filter(type -> type.elementName().equals(targetIdentityType))
        .filter(type -> !NOT_HASHED.contains(type))
        .findFirst();
  }

  /**
   * The context, the digest in hexadecimal, and the type, with slashes between. The type comes last, so that
   * a slash in it does no harm.
   *
   * @return the text
   */
  @Override
  public Sensitive<String> text() {
    return Sensitive.of(hashContextId + "/" + hashDigest.toHex() + "/" + targetIdentityType);
  }
}
