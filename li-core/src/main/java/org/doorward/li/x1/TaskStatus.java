package org.doorward.li.x1;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.doorward.li.extension.Extension;

/**
 * How a task stands. Immutable.
 *
 * @param provisioningStatus how far it has come
 * @param listOfFaults what is unresolved now
 * @param timeOfLastIntercept when something was intercepted last
 * @param amountOfX2Data how much was delivered on X2; the standard's unit is not known to us, see the profile
 * @param amountOfX3Data how much was delivered on X3
 * @param timeOfLastModification when the task was changed last
 * @param numberOfModifications how often it was changed
 * @param extensions what somebody else's schema adds
 * @clause TS 103 221-1, 6.4.2
 */
public record TaskStatus(
    ProvisioningStatus provisioningStatus,
    List<ErrorInformation> listOfFaults,
    Optional<Instant> timeOfLastIntercept,
    Optional<Long> amountOfX2Data,
    Optional<Long> amountOfX3Data,
    Optional<Instant> timeOfLastModification,
    Optional<Long> numberOfModifications,
    List<Extension> extensions) {
  /**
   * Copies the lists, cuts the times to microseconds.
   *
   * @param provisioningStatus not null
   * @param listOfFaults copied
   * @param timeOfLastIntercept not null
   * @param amountOfX2Data not null
   * @param amountOfX3Data not null
   * @param timeOfLastModification not null
   * @param numberOfModifications not null
   * @param extensions copied
   * @throws IllegalArgumentException if a time cannot be written
   */
  public TaskStatus {
    requireNonNull(provisioningStatus, "provisioningStatus");
    listOfFaults = List.copyOf(listOfFaults);
    timeOfLastIntercept = Timestamps.micros(timeOfLastIntercept);
    requireNonNull(amountOfX2Data, "amountOfX2Data");
    requireNonNull(amountOfX3Data, "amountOfX3Data");
    timeOfLastModification = Timestamps.micros(timeOfLastModification);
    requireNonNull(numberOfModifications, "numberOfModifications");
    extensions = List.copyOf(extensions);
  }
}
