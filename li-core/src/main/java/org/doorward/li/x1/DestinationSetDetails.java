package org.doorward.li.x1;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.doorward.li.extension.Extension;
import org.doorward.li.identifier.GenericObjectId;
import org.doorward.li.markup.XmlCharacters;

/**
 * Several destinations under one identifier. Immutable.
 *
 * @param objectId what tasks name as the DSID
 * @param friendlyName for people
 * @param associatedDids the destinations
 * @param extensions what other schemas add
 * @param setType how product is spread over them
 * @clause TS 103 221-1, annex E
 */
public record DestinationSetDetails(
    GenericObjectId objectId,
    Optional<String> friendlyName,
    List<AssociatedDid> associatedDids,
    List<Extension> extensions,
    DestinationSetType setType)
    implements GenericObject {
  /**
   * Copies the lists.
   *
   * @param objectId not null
   * @param friendlyName any text that XML can carry
   * @param associatedDids copied
   * @param extensions copied
   * @param setType not null
   * @throws IllegalArgumentException if the name cannot be written
   */
  public DestinationSetDetails {
    requireNonNull(objectId, "objectId");
    friendlyName.ifPresent(name -> XmlCharacters.require(name, "a friendly name"));
    associatedDids = List.copyOf(associatedDids);
    extensions = List.copyOf(extensions);
    requireNonNull(setType, "setType");
  }

  @Override
  public GenericObjectType objectType() {
    return GenericObjectType.DESTINATION_SET_DETAILS;
  }
}
