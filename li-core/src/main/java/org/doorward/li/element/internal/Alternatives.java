package org.doorward.li.element.internal;

import java.util.List;
import java.util.Set;
import org.doorward.li.identifier.Did;

/**
 * How the product of a task is spread over its destinations, if it names a Redundant set. Immutable.
 *
 * @param always get all of it
 * @param oneOf of each of these one gets it: the first that is connected
 * @clause TS 103 221-1, annex E
 */
public record Alternatives(Set<Did> always, List<List<Did>> oneOf) {
  /** All get all of it. */
  public static final Alternatives NONE = new Alternatives(Set.of(), List.of());

  /** Copies the collections. */
  public Alternatives {
    always = Set.copyOf(always);
    oneOf = List.copyOf(oneOf);
  }
}
