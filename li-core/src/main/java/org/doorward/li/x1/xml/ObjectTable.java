package org.doorward.li.x1.xml;

import static org.doorward.li.x1.xml.Names.hashed;
import static org.doorward.li.x1.xml.Names.set;
import static org.doorward.li.x1.xml.Names.x1;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.doorward.li.extension.Extension;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.GenericObjectId;
import org.doorward.li.identifier.Octets;
import org.doorward.li.x1.AssociatedDid;
import org.doorward.li.x1.DestinationSetDetails;
import org.doorward.li.x1.DestinationSetType;
import org.doorward.li.x1.GenericObject;
import org.doorward.li.x1.GenericObjectResponseDetails;
import org.doorward.li.x1.GenericObjectStatus;
import org.doorward.li.x1.HashAlgorithm;
import org.doorward.li.x1.HashContext;

/**
 * The generic objects whose content we understand, and how they stand. The identifier belongs to X1, the rest to
 * the schema of the type.
 *
 * @clause TS 103 221-1, 6.8
 * @clause TS 103 221-1, annex E
 */
final class ObjectTable {
  private static final Field<HashContext, GenericObjectId> HASH_ID =
      ObjectType.objectId(HashContext::objectId);
  private static final Field<HashContext, HashAlgorithm> HASH_ALGORITHM =
      Field.once(hashed("hashAlgorithm"), SimpleTypes.HASH_ALGORITHM, HashContext::hashAlgorithm);
  private static final Field<HashContext, Octets> SALT =
      Field.once(hashed("salt"), SimpleTypes.HEX_BINARY.of(Facets.SALT), HashContext::salt);

  static final Sequence<HashContext> HASH_CONTEXT = Sequence.of(
      v -> new HashContext(v.one(HASH_ID), v.one(HASH_ALGORITHM), v.one(SALT)),
      HASH_ID,
      HASH_ALGORITHM,
      SALT);

  private static final Field<AssociatedDid, Did> DID =
      Field.once(set("dId"), SimpleTypes.DID, AssociatedDid::did);
  private static final Field<AssociatedDid, Long> PREFERENCE =
      Field.once(set("preference"), SimpleTypes.LONG, AssociatedDid::preference);

  private static final Sequence<AssociatedDid> ASSOCIATED_DID =
      Sequence.of(v -> new AssociatedDid(v.one(DID), v.one(PREFERENCE)), DID, PREFERENCE);

  private static final Field<DestinationSetDetails, GenericObjectId> SET_ID =
      ObjectType.objectId(DestinationSetDetails::objectId);
  private static final Field<DestinationSetDetails, String> FRIENDLY_NAME =
      Field.optional(set("friendlyName"), SimpleTypes.STRING, DestinationSetDetails::friendlyName);
  private static final Field<DestinationSetDetails, List<AssociatedDid>> ASSOCIATED_DIDS =
      Field.once(
          set("listOfAssociatedDIDs"),
          Sequence.listOf(set("AssociatedDID"), 0, ASSOCIATED_DID),
          DestinationSetDetails::associatedDids);
  private static final Field<DestinationSetDetails, Extension> EXTENSIONS = Field.many(
      set("destinationSetDetailsExtension"),
      0,
      ExtensionType.EXTENSION,
      DestinationSetDetails::extensions);
  private static final Field<DestinationSetDetails, DestinationSetType> SET_TYPE = Field.once(
      set("destinationSetType"), SimpleTypes.DESTINATION_SET_TYPE, DestinationSetDetails::setType);

  static final Sequence<DestinationSetDetails> DESTINATION_SET_DETAILS = Sequence.of(
      v -> new DestinationSetDetails(
          v.one(SET_ID),
          v.optional(FRIENDLY_NAME),
          v.one(ASSOCIATED_DIDS),
          v.list(EXTENSIONS),
          v.one(SET_TYPE)),
      SET_ID,
      FRIENDLY_NAME,
      ASSOCIATED_DIDS,
      EXTENSIONS,
      SET_TYPE);

  private static final Sequence<GenericObjectStatus> STATUS =
      Sequence.of(v -> new GenericObjectStatus());

  private static final Field<GenericObjectResponseDetails, GenericObject> OBJECT =
      Field.once(x1("object"), ObjectType.GENERIC_OBJECT, GenericObjectResponseDetails::object);
  private static final Field<GenericObjectResponseDetails, GenericObjectStatus> OBJECT_STATUS =
      Field.optional(x1("status"), STATUS, GenericObjectResponseDetails::status);

  static final Sequence<GenericObjectResponseDetails> OBJECT_RESPONSE_DETAILS = Sequence.of(
      v -> new GenericObjectResponseDetails(v.one(OBJECT), v.optional(OBJECT_STATUS)),
      OBJECT,
      OBJECT_STATUS);

  private static final Sequence<List<GenericObjectResponseDetails>>
      LIST_OF_OBJECT_RESPONSE_DETAILS =
          Sequence.listOf(x1("genericObjectResponseDetails"), 0, OBJECT_RESPONSE_DETAILS);

  private ObjectTable() {}

  /** The list of objects: absent where the element does not support any. */
  static <T> Field<T, List<GenericObjectResponseDetails>> responses(
      Function<T, Optional<List<GenericObjectResponseDetails>>> objects) {
    return Field.optional(
        x1("listOfGenericObjectResponseDetails"), LIST_OF_OBJECT_RESPONSE_DETAILS, objects);
  }
}
