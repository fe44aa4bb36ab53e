package org.doorward.li.policy.internal;

import java.util.Optional;
import java.util.stream.Stream;
import org.doorward.li.evidence.Reason;
import org.doorward.li.identifier.GenericObjectId;
import org.doorward.li.target.HashedIdentifier;
import org.doorward.li.target.TargetIdentifier;
import org.doorward.li.x1.DestinationSetDetails;
import org.doorward.li.x1.HashAlgorithm;
import org.doorward.li.x1.HashContext;
import org.doorward.li.x1.TaskDetails;
import org.doorward.li.x1.X1ErrorCode;

/**
 * Whether the objects that a task names are what it takes them for. They exist; that has been looked at.
 *
 * @clause TS 103 221-1, 6.8 and annex E
 */
final class TaskObjects {
  private TaskObjects() {}

  /** The first object that {@code asked} cannot use. */
  static Optional<Ruling> refusal(TaskDetails asked, ElementView element, X1ErrorCode generic) {
    return Stream.concat(
            asked.listOfDids().dsids().stream()
                .filter(set -> !usable(set, element))
                .map(any -> "dSId"),
            asked.targetIdentifiers().stream().flatMap(target -> wrong(target, element).stream()))
        .findFirst()
        .map(field -> Ruling.deny(Reason.UNSUPPORTED, generic, field));
  }

  private static boolean usable(GenericObjectId id, ElementView element) {
    return element.object(id).orElse(null) instanceof DestinationSetDetails;
  }

  private static Optional<String> wrong(TargetIdentifier target, ElementView element) {
    if (!(target instanceof HashedIdentifier hashed)) {
      return Optional.empty();
    }
    if (!(element.object(hashed.hashContextId()).orElse(null) instanceof HashContext context)) {
      return Optional.of("hashContextID");
    }
    return hashed.hashDigest().length() == digestOctets(context.hashAlgorithm())
        ? Optional.empty()
        : Optional.of("hashDigest");
  }

  private static int digestOctets(HashAlgorithm algorithm) {
    return switch (algorithm) {
      case SHA_256 -> 32;
      case SHA_512, SHA3_512 -> 64;
    };
  }
}
