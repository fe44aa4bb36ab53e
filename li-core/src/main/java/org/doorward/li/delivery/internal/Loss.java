package org.doorward.li.delivery.internal;

import java.util.Optional;
import org.doorward.li.element.internal.ProductDelivery.Interface;
import org.doorward.li.evidence.Reason;
import org.doorward.li.identifier.CorrelationId;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.Xid;

/**
 * A range of numbers that does not get to one destination. Immutable.
 *
 * @param serial counts the losses of an element, from 1
 * @param xid the task that the product is of
 * @param did the destination; none if the process died before it was known
 * @param via the interface
 * @param wireXid what the PDUs would carry
 * @param correlation the session
 * @param first the first number
 * @param last the last; the numbers go on beyond 2^32 here
 * @param count how many of them are lost: all, unless other losses or acknowledged PDUs stand between
 * @param octets of the PDUs, as far as known
 * @param reason why
 */
public record Loss(
    long serial,
    Xid xid,
    Optional<Did> did,
    Interface via,
    Xid wireXid,
    CorrelationId correlation,
    long first,
    long last,
    long count,
    long octets,
    Reason reason) {}
