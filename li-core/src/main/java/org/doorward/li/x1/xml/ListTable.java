package org.doorward.li.x1.xml;

import static org.doorward.li.x1.xml.Names.x1;

import java.util.List;
import java.util.function.Function;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.GenericObjectId;
import org.doorward.li.identifier.Xid;
import org.doorward.li.x1.ListOfDids;

/** The lists of identifiers that several types hold. */
final class ListTable {
  private static final Field<ListOfDids, Did> DIDS =
      Field.many(x1("dId"), 0, SimpleTypes.DID, ListOfDids::dids);
  private static final Field<ListOfDids, GenericObjectId> DSIDS =
      Field.many(x1("dSId"), 0, SimpleTypes.GENERIC_OBJECT_ID, ListOfDids::dsids);

  static final Sequence<ListOfDids> LIST_OF_DIDS =
      Sequence.of(v -> new ListOfDids(v.list(DIDS), v.list(DSIDS)), DIDS, DSIDS);

  static final Sequence<List<Xid>> LIST_OF_XIDS = Sequence.listOf(x1("xId"), 0, SimpleTypes.XID);

  static final Sequence<List<GenericObjectId>> LIST_OF_GENERIC_OBJECT_IDS =
      Sequence.listOf(x1("objectId"), 0, SimpleTypes.GENERIC_OBJECT_ID);

  private ListTable() {}

  static <T> Field<T, List<GenericObjectId>> trafficPolicyReferences(
      Function<T, List<GenericObjectId>> references) {
    return Field.wrapped(
        x1("listOfTrafficPolicyReferences"),
        x1("trafficPolicyReference"),
        0,
        SimpleTypes.GENERIC_OBJECT_ID,
        references);
  }

  /** In the schema from 1.23.1 on; written only if there are any, which an older peer would refuse. */
  static <T> Field<T, List<GenericObjectId>> iriPolicyReferences(
      Function<T, List<GenericObjectId>> references) {
    return Field.wrapped(
        x1("listOfIRIPolicyReferences"),
        x1("iRIPolicyReference"),
        0,
        SimpleTypes.GENERIC_OBJECT_ID,
        references);
  }
}
