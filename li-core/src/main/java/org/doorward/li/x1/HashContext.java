package org.doorward.li.x1;

import static java.util.Objects.requireNonNull;

import org.doorward.li.identifier.GenericObjectId;
import org.doorward.li.identifier.Octets;

/**
 * How the targets that refer to it are hashed. Immutable.
 *
 * @param objectId what hashed targets refer to
 * @param hashAlgorithm the algorithm
 * @param salt 8 octets or more
 * @clause TS 103 221-1, 6.8
 */
public record HashContext(GenericObjectId objectId, HashAlgorithm hashAlgorithm, Octets salt)
    implements GenericObject {
  private static final int MIN_SALT_OCTETS = 8;

  /**
   * Refuses a short salt.
   *
   * @param objectId not null
   * @param hashAlgorithm not null
   * @param salt 8 octets or more
   * @throws IllegalArgumentException if the salt is shorter
   */
  public HashContext {
    requireNonNull(objectId, "objectId");
    requireNonNull(hashAlgorithm, "hashAlgorithm");
    if (salt.length() < MIN_SALT_OCTETS) {
      throw new IllegalArgumentException("a salt has " + MIN_SALT_OCTETS + " octets or more");
    }
  }

  @Override
  public GenericObjectType objectType() {
    return GenericObjectType.HASH_CONTEXT;
  }
}
