package org.doorward.li.x1.xml;

import static org.doorward.li.x1.xml.Names.x1;
import static org.doorward.li.x1.xml.SimpleTypes.LONG;
import static org.doorward.li.x1.xml.SimpleTypes.TIMESTAMP;

import java.time.Instant;
import java.util.List;
import org.doorward.li.extension.Extension;
import org.doorward.li.identifier.CorrelationId;
import org.doorward.li.identifier.DeliveryType;
import org.doorward.li.identifier.GenericObjectId;
import org.doorward.li.identifier.ServiceType;
import org.doorward.li.identifier.Xid;
import org.doorward.li.target.TargetIdentifier;
import org.doorward.li.x1.ErrorInformation;
import org.doorward.li.x1.ListOfDids;
import org.doorward.li.x1.MediationDetails;
import org.doorward.li.x1.ProvisioningStatus;
import org.doorward.li.x1.TaskDetails;
import org.doorward.li.x1.TaskResponseDetails;
import org.doorward.li.x1.TaskStatus;

/**
 * A task, and how it stands.
 *
 * @clause TS 103 221-1, 6.2.1 and 6.4.2
 */
final class TaskTable {
  private static final Field<TaskDetails, Xid> XID =
      Field.once(x1("xId"), SimpleTypes.XID, TaskDetails::xid);
  private static final Field<TaskDetails, List<TargetIdentifier>> TARGETS = Field.once(
      x1("targetIdentifiers"),
      TargetTable.LIST_OF_TARGET_IDENTIFIERS,
      TaskDetails::targetIdentifiers);
  private static final Field<TaskDetails, DeliveryType> DELIVERY_TYPE =
      Field.once(x1("deliveryType"), SimpleTypes.DELIVERY_TYPE, TaskDetails::deliveryType);
  private static final Field<TaskDetails, ListOfDids> DIDS =
      Field.once(x1("listOfDIDs"), ListTable.LIST_OF_DIDS, TaskDetails::listOfDids);
  private static final Field<TaskDetails, List<MediationDetails>> MEDIATION = Field.wrapped(
      x1("listOfMediationDetails"),
      x1("mediationDetails"),
      0,
      MediationTable.MEDIATION_DETAILS,
      TaskDetails::mediationDetails);
  private static final Field<TaskDetails, CorrelationId> CORRELATION_ID =
      Field.optional(x1("correlationID"), SimpleTypes.CORRELATION_ID, TaskDetails::correlationId);
  private static final Field<TaskDetails, Boolean> IMPLICIT_DEACTIVATION = Field.optional(
      x1("implicitDeactivationAllowed"),
      SimpleTypes.BOOLEAN,
      TaskDetails::implicitDeactivationAllowed);
  private static final Field<TaskDetails, Xid> PRODUCT_ID =
      Field.optional(x1("productID"), SimpleTypes.XID, TaskDetails::productId);
  private static final Field<TaskDetails, List<ServiceType>> SERVICE_TYPES = Field.wrapped(
      x1("listOfServiceTypes"),
      x1("serviceType"),
      1,
      SimpleTypes.SERVICE_TYPE,
      TaskDetails::serviceTypes);
  private static final Field<TaskDetails, Extension> EXTENSIONS =
      Field.many(x1("taskDetailsExtensions"), 0, ExtensionType.EXTENSION, TaskDetails::extensions);
  private static final Field<TaskDetails, List<GenericObjectId>> TRAFFIC_POLICIES =
      ListTable.trafficPolicyReferences(TaskDetails::trafficPolicyReferences);
  private static final Field<TaskDetails, List<GenericObjectId>> IRI_POLICIES =
      ListTable.iriPolicyReferences(TaskDetails::iriPolicyReferences);

  static final Sequence<TaskDetails> TASK_DETAILS = Sequence.of(
      v -> new TaskDetails(
          v.one(XID),
          v.one(TARGETS),
          v.one(DELIVERY_TYPE),
          v.one(DIDS),
          v.wrapped(MEDIATION),
          v.optional(CORRELATION_ID),
          v.optional(IMPLICIT_DEACTIVATION),
          v.optional(PRODUCT_ID),
          v.wrapped(SERVICE_TYPES),
          v.list(EXTENSIONS),
          v.wrapped(TRAFFIC_POLICIES),
          v.wrapped(IRI_POLICIES)),
      XID,
      TARGETS,
      DELIVERY_TYPE,
      DIDS,
      MEDIATION,
      CORRELATION_ID,
      IMPLICIT_DEACTIVATION,
      PRODUCT_ID,
      SERVICE_TYPES,
      EXTENSIONS,
      TRAFFIC_POLICIES,
      IRI_POLICIES);

  private static final Field<TaskStatus, ProvisioningStatus> PROVISIONING = Field.once(
      x1("provisioningStatus"), SimpleTypes.PROVISIONING_STATUS, TaskStatus::provisioningStatus);
  private static final Field<TaskStatus, List<ErrorInformation>> FAULTS =
      Field.once(x1("listOfFaults"), ErrorTable.LIST_OF_FAULTS, TaskStatus::listOfFaults);
  private static final Field<TaskStatus, Instant> LAST_INTERCEPT =
      Field.optional(x1("timeOfLastIntercept"), TIMESTAMP, TaskStatus::timeOfLastIntercept);
  private static final Field<TaskStatus, Long> X2_DATA =
      Field.optional(x1("amountOfX2Data"), LONG, TaskStatus::amountOfX2Data);
  private static final Field<TaskStatus, Long> X3_DATA =
      Field.optional(x1("amountOfX3Data"), LONG, TaskStatus::amountOfX3Data);
  private static final Field<TaskStatus, Instant> LAST_MODIFICATION =
      Field.optional(x1("timeOfLastModification"), TIMESTAMP, TaskStatus::timeOfLastModification);
  private static final Field<TaskStatus, Long> MODIFICATIONS =
      Field.optional(x1("numberOfModifications"), LONG, TaskStatus::numberOfModifications);
  private static final Field<TaskStatus, Extension> STATUS_EXTENSIONS =
      Field.many(x1("taskStatusExtensions"), 0, ExtensionType.EXTENSION, TaskStatus::extensions);

  private static final Sequence<TaskStatus> TASK_STATUS = Sequence.of(
      v -> new TaskStatus(
          v.one(PROVISIONING),
          v.one(FAULTS),
          v.optional(LAST_INTERCEPT),
          v.optional(X2_DATA),
          v.optional(X3_DATA),
          v.optional(LAST_MODIFICATION),
          v.optional(MODIFICATIONS),
          v.list(STATUS_EXTENSIONS)),
      PROVISIONING,
      FAULTS,
      LAST_INTERCEPT,
      X2_DATA,
      X3_DATA,
      LAST_MODIFICATION,
      MODIFICATIONS,
      STATUS_EXTENSIONS);

  private static final Field<TaskResponseDetails, TaskDetails> DETAILS =
      Field.once(x1("taskDetails"), TASK_DETAILS, TaskResponseDetails::taskDetails);
  private static final Field<TaskResponseDetails, TaskStatus> STATUS =
      Field.once(x1("taskStatus"), TASK_STATUS, TaskResponseDetails::taskStatus);

  static final Sequence<TaskResponseDetails> TASK_RESPONSE_DETAILS =
      Sequence.of(v -> new TaskResponseDetails(v.one(DETAILS), v.one(STATUS)), DETAILS, STATUS);

  private TaskTable() {}
}
