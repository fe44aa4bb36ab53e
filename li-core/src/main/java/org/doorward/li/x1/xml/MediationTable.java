package org.doorward.li.x1.xml;

import static org.doorward.li.x1.xml.Names.x1;
import static org.doorward.li.x1.xml.SimpleTypes.BOOLEAN;
import static org.doorward.li.x1.xml.SimpleTypes.TIMESTAMP;

import java.time.Instant;
import java.util.List;
import org.doorward.li.extension.Extension;
import org.doorward.li.identifier.GenericObjectId;
import org.doorward.li.identifier.ServiceType;
import org.doorward.li.x1.Liid;
import org.doorward.li.x1.ListOfDids;
import org.doorward.li.x1.LocationType;
import org.doorward.li.x1.LocationTypeOptions;
import org.doorward.li.x1.LocationTypeOptions.DoNotReport;
import org.doorward.li.x1.LocationTypeOptions.ListOfLocationTypes;
import org.doorward.li.x1.MediationDeliveryType;
import org.doorward.li.x1.MediationDetails;
import org.doorward.li.x1.ServiceScopingOptions;
import org.doorward.li.x1.xml.Choice.Arm;

/**
 * What a mediation function is told of a task.
 *
 * @clause TS 103 221-1, 6.2.1 and annex C
 */
final class MediationTable {
  private static final Field<LocationType, Boolean> BEGINNING_AND_END =
      Field.optional(x1("beginningAndEnd"), BOOLEAN, LocationType::beginningAndEnd);
  private static final Field<LocationType, Boolean> UPON_CHANGE =
      Field.optional(x1("uponChange"), BOOLEAN, LocationType::uponChange);
  private static final Field<LocationType, Boolean> LALS =
      Field.optional(x1("LALS"), BOOLEAN, LocationType::lals);

  private static final Sequence<LocationType> LOCATION_TYPE = Sequence.of(
      v -> new LocationType(
          v.optional(BEGINNING_AND_END), v.optional(UPON_CHANGE), v.optional(LALS)),
      BEGINNING_AND_END,
      UPON_CHANGE,
      LALS);

  private static final Choice<LocationTypeOptions> LOCATION_TYPE_OPTIONS = Choice.of(
      Arm.of(
          x1("doNotReport"),
          DoNotReport.class,
          SimpleType.preserving(MediationTable::doNotReport, none -> "").of(Facets.NOTHING)),
      Arm.of(
          x1("listOfLocationTypes"),
          ListOfLocationTypes.class,
          Sequence.listOf(x1("locationType"), 0, LOCATION_TYPE)
              .as(ListOfLocationTypes::new, ListOfLocationTypes::locationTypes)));

  private static final Field<ServiceScopingOptions, List<ServiceType>> SCOPED_SERVICES =
      Field.wrapped(
          x1("serviceType"),
          x1("serviceType"),
          1,
          SimpleTypes.SERVICE_TYPE,
          ServiceScopingOptions::serviceTypes);
  private static final Field<ServiceScopingOptions, LocationTypeOptions> LOCATION = Field.optional(
      x1("locationType"), LOCATION_TYPE_OPTIONS, ServiceScopingOptions::locationType);
  private static final Field<ServiceScopingOptions, Boolean> SUSPEND = Field.optional(
      x1("suspendOnOutboundInternationalRoaming"),
      BOOLEAN,
      ServiceScopingOptions::suspendOnOutboundInternationalRoaming);
  private static final Field<ServiceScopingOptions, Boolean> POST_DIALLED_DIGITS = Field.optional(
      x1("reportPostDialledDigits"), BOOLEAN, ServiceScopingOptions::reportPostDialledDigits);

  private static final Sequence<ServiceScopingOptions> SERVICE_SCOPING_OPTIONS = Sequence.of(
      v -> new ServiceScopingOptions(
          v.wrapped(SCOPED_SERVICES),
          v.optional(LOCATION),
          v.optional(SUSPEND),
          v.optional(POST_DIALLED_DIGITS)),
      SCOPED_SERVICES,
      LOCATION,
      SUSPEND,
      POST_DIALLED_DIGITS);

  private static final Field<MediationDetails, Liid> LIID =
      Field.once(x1("LIID"), SimpleTypes.LIID, MediationDetails::liid);
  private static final Field<MediationDetails, MediationDeliveryType> DELIVERY_TYPE = Field.once(
      x1("deliveryType"), SimpleTypes.MEDIATION_DELIVERY_TYPE, MediationDetails::deliveryType);
  private static final Field<MediationDetails, Instant> START =
      Field.optional(x1("StartTime"), TIMESTAMP, MediationDetails::startTime);
  private static final Field<MediationDetails, Instant> END =
      Field.optional(x1("EndTime"), TIMESTAMP, MediationDetails::endTime);
  private static final Field<MediationDetails, ListOfDids> DIDS =
      Field.optional(x1("listOfDIDs"), ListTable.LIST_OF_DIDS, MediationDetails::listOfDids);
  private static final Field<MediationDetails, Extension> EXTENSIONS = Field.many(
      x1("mediationDetailsExtensions"), 0, ExtensionType.EXTENSION, MediationDetails::extensions);
  private static final Field<MediationDetails, List<ServiceScopingOptions>> SCOPING = Field.wrapped(
      x1("serviceScopingOptions"),
      x1("serviceScopingOptions"),
      0,
      SERVICE_SCOPING_OPTIONS,
      MediationDetails::serviceScopingOptions);
  private static final Field<MediationDetails, List<GenericObjectId>> TRAFFIC_POLICIES =
      ListTable.trafficPolicyReferences(MediationDetails::trafficPolicyReferences);
  private static final Field<MediationDetails, List<GenericObjectId>> IRI_POLICIES =
      ListTable.iriPolicyReferences(MediationDetails::iriPolicyReferences);

  static final Sequence<MediationDetails> MEDIATION_DETAILS = Sequence.of(
      v -> new MediationDetails(
          v.one(LIID),
          v.one(DELIVERY_TYPE),
          v.optional(START),
          v.optional(END),
          v.optional(DIDS),
          v.list(EXTENSIONS),
          v.wrapped(SCOPING),
          v.wrapped(TRAFFIC_POLICIES),
          v.wrapped(IRI_POLICIES)),
      LIID,
      DELIVERY_TYPE,
      START,
      END,
      DIDS,
      EXTENSIONS,
      SCOPING,
      TRAFFIC_POLICIES,
      IRI_POLICIES);

  private MediationTable() {}

  /** The schema fixes the text to be empty; not even a blank may stand there. */
  private static DoNotReport doNotReport(String text) {
    if (!text.isEmpty()) {
      throw new IllegalArgumentException("not empty");
    }
    return new DoNotReport();
  }
}
