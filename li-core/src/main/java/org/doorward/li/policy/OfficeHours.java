package org.doorward.li.policy;

import static java.util.Objects.requireNonNull;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;
import org.doorward.li.x1.RequestMessageType;

/**
 * A hook that lets some requests be made at some times of some days only, by the element's clock. A window that begins
 * later than it ends goes past midnight, and belongs to the day on which it began. Immutable.
 */
public final class OfficeHours implements PolicyHook {
  private final Set<RequestMessageType> requests;
  private final Set<DayOfWeek> days;
  private final LocalTime from;
  private final LocalTime until;
  private final ZoneId zone;

  private OfficeHours(
      Set<RequestMessageType> requests,
      Set<DayOfWeek> days,
      LocalTime from,
      LocalTime until,
      ZoneId zone) {
    this.requests = requests;
    this.days = days;
    this.from = from;
    this.until = until;
    this.zone = zone;
  }

  /**
   * Lets requests be made in a window of each of some days.
   *
   * @param requests which requests; of others the hook says nothing
   * @param days on which days
   * @param from the first moment of the window
   * @param until the first moment after it
   * @param zone whose days and times these are
   * @return the hook
   * @throws IllegalArgumentException if the window is empty
   */
  public static OfficeHours of(
      Set<RequestMessageType> requests,
      Set<DayOfWeek> days,
      LocalTime from,
      LocalTime until,
      ZoneId zone) {
    if (from.equals(until)) {
      throw new IllegalArgumentException("the window is empty");
    }
    return new OfficeHours(
        Set.copyOf(requests), Set.copyOf(days), from, until, requireNonNull(zone, "zone"));
  }

  @Override
  public Decision decide(PolicyQuestion question) {
    return !requests.contains(question.request().type())
            || isOpen(question.now().atZone(zone))
        ? Decision.permit()
        : question.deny();
  }

  private boolean isOpen(ZonedDateTime now) {
    LocalTime time = now.toLocalTime();
    DayOfWeek today = now.getDayOfWeek();
    if (from.isBefore(until)) {
      return days.contains(today) && !time.isBefore(from) && time.isBefore(until);
    }
    return (days.contains(today) && !time.isBefore(from))
        || (days.contains(today.minus(1)) && time.isBefore(until));
  }
}
