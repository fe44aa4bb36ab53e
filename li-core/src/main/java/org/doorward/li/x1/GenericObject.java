package org.doorward.li.x1;

import org.doorward.li.identifier.GenericObjectId;

/**
 * Something that is stored at an element under an identifier, for tasks to refer to. Immutable.
 *
 * @clause TS 103 221-1, 6.8
 */
public sealed interface GenericObject
    permits DestinationSetDetails,
        HashContext,
        TrafficPolicyObject,
        TrafficRuleObject,
        UnknownObject {
  /**
   * What tasks refer to.
   *
   * @return the identifier
   */
  GenericObjectId objectId();

  /**
   * What kind of object it is.
   *
   * @return the type
   */
  GenericObjectType objectType();
}
