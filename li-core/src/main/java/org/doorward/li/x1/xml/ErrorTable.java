package org.doorward.li.x1.xml;

import static org.doorward.li.x1.xml.Names.x1;

import java.util.List;
import org.doorward.li.x1.ErrorInformation;
import org.doorward.li.x1.ExtensionInformation;
import org.doorward.li.x1.ExtensionSpecification;
import org.doorward.li.x1.NeStatus;
import org.doorward.li.x1.NeStatusDetails;

/**
 * Errors and faults, and the status of an element that is made of them.
 *
 * @clause TS 103 221-1, 6.7 and 6.4.4
 */
final class ErrorTable {
  private static final Field<ErrorInformation, Integer> CODE =
      Field.once(x1("errorCode"), SimpleTypes.INTEGER, ErrorInformation::code);
  private static final Field<ErrorInformation, String> DESCRIPTION =
      Field.once(x1("errorDescription"), SimpleTypes.STRING, ErrorInformation::description);

  static final Sequence<ErrorInformation> ERROR_INFORMATION =
      Sequence.of(v -> new ErrorInformation(v.one(CODE), v.one(DESCRIPTION)), CODE, DESCRIPTION);

  static final Sequence<List<ErrorInformation>> LIST_OF_FAULTS =
      Sequence.listOf(x1("unresolvedFault"), 0, ERROR_INFORMATION);

  private static final Field<ExtensionInformation, ExtensionSpecification> SPECIFICATION =
      Field.once(
          x1("extensionSpecification"),
          SimpleTypes.EXTENSION_SPECIFICATION,
          ExtensionInformation::specification);
  private static final Field<ExtensionInformation, String> EXTENDED_TYPE = Field.once(
      x1("extendedRequestMessageType"),
      SimpleTypes.STRING,
      ExtensionInformation::requestMessageType);

  static final Sequence<ExtensionInformation> EXTENSION_INFORMATION = Sequence.of(
      v -> new ExtensionInformation(v.one(SPECIFICATION), v.one(EXTENDED_TYPE)),
      SPECIFICATION,
      EXTENDED_TYPE);

  private static final Field<NeStatusDetails, NeStatus> NE_STATUS =
      Field.once(x1("neStatus"), SimpleTypes.NE_STATUS, NeStatusDetails::neStatus);
  private static final Field<NeStatusDetails, List<ErrorInformation>> NE_FAULTS =
      Field.once(x1("listOfFaults"), LIST_OF_FAULTS, NeStatusDetails::listOfFaults);

  static final Sequence<NeStatusDetails> NE_STATUS_DETAILS = Sequence.of(
      v -> new NeStatusDetails(v.one(NE_STATUS), v.one(NE_FAULTS)), NE_STATUS, NE_FAULTS);

  private ErrorTable() {}
}
