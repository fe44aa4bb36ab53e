package org.doorward.li.x1;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Set;
import org.doorward.li.extension.XmlFragment;
import org.doorward.li.identifier.GenericObjectId;
import org.doorward.li.markup.Namespaces;
import org.doorward.li.markup.XmlCharacters;

/**
 * A generic object of a type that somebody else's schema defines: kept, not understood. Immutable.
 *
 * @param objectId what others refer to
 * @param objectType the type
 * @param content its elements, in order
 * @clause TS 103 221-1, 6.8
 */
public record UnknownObject(
    GenericObjectId objectId, GenericObjectType objectType, List<XmlFragment> content)
    implements GenericObject {
  private static final Set<GenericObjectType> KNOWN = Set.of(
      GenericObjectType.HASH_CONTEXT,
      GenericObjectType.DESTINATION_SET_DETAILS,
      GenericObjectType.TRAFFIC_POLICY_OBJECT,
      GenericObjectType.TRAFFIC_RULE_OBJECT);

  /**
   * Refuses types that have a record of their own, and the types of X1 itself.
   *
   * @param objectId not null
   * @param objectType of a namespace other than X1, with a name that an element may have
   * @param content copied
   * @throws IllegalArgumentException if the type is another
   */
  public UnknownObject {
    requireNonNull(objectId, "objectId");
    if (KNOWN.contains(objectType)
        || objectType.namespace().isEmpty()
        || objectType.namespace().equals(Namespaces.X1)
        || !XmlCharacters.isName(objectType.name())) {
      throw new IllegalArgumentException("not the type of an unknown object");
    }
    content = List.copyOf(content);
  }
}
